"""Find people who are inactive, warned or leaving by an index, and drop the nudges of blocked people."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # SQLite uses the index only for conditions that are worded the same.
    op.drop_index("people_leaving", "people")
    for name, column, sqlite, postgresql in (
        ("people_leaving", "id", "leaving IS 1", "leaving IS true"),
        ("people_away", "heard_at", "warned_at IS NULL", "warned_at IS NULL"),
        ("people_warned", "warned_at", "warned_at IS NOT NULL", "warned_at IS NOT NULL"),
    ):
        op.create_index(
            name,
            "people",
            [column],
            sqlite_where=sa.text(sqlite),
            postgresql_where=sa.text(postgresql),
        )
    op.execute("UPDATE people SET heard_at = since WHERE heard_at IS NULL AND NOT leaving")
    op.execute("DELETE FROM nudges WHERE said_at IS NULL AND person IN (SELECT id FROM people WHERE blocked)")
