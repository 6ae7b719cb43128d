"""Know the messages of the last two days by their ids, so that they can be removed from a chat."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "chat_messages",
        sa.Column("person", number, sa.ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("message", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("ours", sa.Boolean(), nullable=False),
        sa.Column("run", sa.Integer()),
        sa.Column("at", sa.BigInteger(), nullable=False),
    )
    op.create_index("chat_messages_at", "chat_messages", ["at"])
