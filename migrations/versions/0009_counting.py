"""Keep counts by week of what people did, for the operator; nobody's id stands beside them."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "weekly_counts",
        sa.Column("week", sa.Date(), primary_key=True),
        sa.Column("what", sa.String(16), primary_key=True),
        sa.Column("subject", sa.String(96), primary_key=True),
        sa.Column("number", sa.BigInteger(), nullable=False),
    )
