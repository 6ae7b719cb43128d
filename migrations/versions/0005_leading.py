"""Store which process leads each bot, in which term, and when it last confirmed that (PostgreSQL)."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "leaders",
        sa.Column("bot", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("term", sa.BigInteger(), nullable=False),
        sa.Column("holder", sa.String(length=63), nullable=False),
        sa.Column("renewed_at", sa.BigInteger(), nullable=False),
        sa.Column("lease", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("bot"),
        sa.UniqueConstraint("bot", "term"),
    )
