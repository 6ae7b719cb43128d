"""Store when a person was last heard, when they were warned that they will be erased, and that they left."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("people") as people:
        people.add_column(sa.Column("heard_at", sa.BigInteger(), nullable=True))
        people.add_column(sa.Column("warned_at", sa.BigInteger(), nullable=True))
        people.add_column(sa.Column("leaving", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.create_index(
        "people_leaving",
        "people",
        ["id"],
        sqlite_where=sa.text("leaving IS true"),
        postgresql_where=sa.text("leaving IS true"),
    )
