"""Store whether a person was nudged and not heard since, and the state of an application."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("people") as people:
        people.add_column(sa.Column("nudged", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    with op.batch_alter_table("applications") as applications:
        applications.add_column(
            sa.Column("state", sa.String(length=16), server_default="waiting", nullable=False)
        )
    op.execute("UPDATE applications SET state = 'no' WHERE refused_at IS NOT NULL")
