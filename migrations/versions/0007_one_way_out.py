"""Drop lease and retry times from the outbox: the process that sends knows what is in flight."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("outbox_ready", "outbox")
    op.alter_column("outbox", "ready_at", new_column_name="queued_at")
    false = sa.text("false")
    column: sa.Column[bool] = sa.Column("read_before", sa.Boolean(), server_default=false, nullable=False)
    op.add_column("outbox", column)
    unsent = sa.text("dead IS NULL")
    columns: list[str | sa.TextClause] = [sa.text("urgent DESC"), "id"]
    op.create_index("outbox_unsent", "outbox", columns, sqlite_where=unsent, postgresql_where=unsent)
