"""Seal what identifies a person: chat, language, country, zone, and what the safety screen found.

A chat is found by a keyed hash. The key of the hashes is sealed with the master key, so that it also tells
whether the master keys that are set belong to this database. Requests for files of what is kept are stored.
"""

import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from alembic import context, op

from bot.store.crypto import KEY_BYTES, KeyRefusedError, Keyring

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

AT_ONCE = 1000
"""Rows in memory at a time."""

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INDICES = (
    ("people_leaving", "id", "leaving IS 1", "leaving IS true"),
    ("people_away", "heard_at", "warned_at IS NULL", "warned_at IS NULL"),
    ("people_warned", "warned_at", "warned_at IS NOT NULL", "warned_at IS NOT NULL"),
)
CLEAR = ("chat", "language", "country", "zone", "hold", "held_at")

people = sa.table(
    "people",
    *(sa.column(name) for name in ("id", "bot", *CLEAR)),
    *(sa.column(name, sa.LargeBinary()) for name in ("wrapped_key", "sealed", "chat_hash", "contact")),
)


def upgrade() -> None:
    op.create_table(
        "key_checks",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "wanted_files",
        sa.Column("person", ID, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person"),
    )
    op.add_column("people", sa.Column("chat_hash", sa.LargeBinary(), nullable=True))
    op.add_column("people", sa.Column("contact", sa.LargeBinary(), nullable=True))
    # Nudges of people on hold are worked out anew when they resume.
    held = "SELECT id FROM people WHERE hold IS NOT NULL"
    op.execute(f"DELETE FROM nudges WHERE said_at IS NULL AND person IN ({held})")  # noqa: S608 - ours
    seal_everybody(op.get_bind(), context.config.attributes.get("keyring"))
    for name, *_ in INDICES:
        op.drop_index(name, "people")
    # SQLite can't drop a constraint that has no name, so the table is made anew from `before()`; PostgreSQL
    # drops the constraint with its column. With AUTOINCREMENT, SQLite never reuses an id from here on.
    numbered = {"sqlite_autoincrement": True}
    with op.batch_alter_table("people", copy_from=before(), table_kwargs=numbered) as table:
        for name in CLEAR:
            table.drop_column(name)
        table.alter_column("chat_hash", existing_type=sa.LargeBinary(), nullable=False)
        table.alter_column("contact", existing_type=sa.LargeBinary(), nullable=False)
        table.create_unique_constraint("people_bot_chat_hash_key", ["bot", "chat_hash"])
    for name, column, sqlite, postgresql in INDICES:
        op.create_index(
            name, "people", [column], sqlite_where=sa.text(sqlite), postgresql_where=sa.text(postgresql)
        )


def before() -> sa.Table:
    """Return the table as it is at this point, without its constraint on the chat."""
    return sa.Table(
        "people",
        sa.MetaData(),
        sa.Column("id", ID, primary_key=True, autoincrement=True),
        sa.Column("bot", sa.BigInteger(), nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("country", sa.String(2)),
        sa.Column("zone", sa.String(64)),
        sa.Column("last_run", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("hold", sa.String(16)),
        sa.Column("held_at", sa.BigInteger()),
        sa.Column("blocked", sa.Boolean(), nullable=False, server_default=sa.text("false")),
        sa.Column("nudged", sa.Boolean(), nullable=False, server_default=sa.text("false")),
        sa.Column("wrapped_key", sa.LargeBinary(), nullable=False),
        sa.Column("sealed", sa.LargeBinary()),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("heard_at", sa.BigInteger()),
        sa.Column("warned_at", sa.BigInteger()),
        sa.Column("leaving", sa.Boolean(), nullable=False, server_default=sa.text("false")),
        sa.Column("chat_hash", sa.LargeBinary()),
        sa.Column("contact", sa.LargeBinary()),
    )


def seal_everybody(connection: sa.Connection, keyring: Keyring | None) -> None:
    """Seal every person's clear columns. Raises KeyRefusedError if the keys open nobody."""
    opened, refused = 0, 0
    keys: Keyring | None = None
    for rows in everybody(connection):
        if keyring is None:
            raise KeyRefusedError("there are people, and no master key")
        if keys is None:
            lookup = os.urandom(KEY_BYTES)
            keys = keyring.with_lookup(lookup)
            checks = sa.table("key_checks", sa.column("sealed", sa.LargeBinary()))
            connection.execute(checks.insert(), [{"sealed": keys.master.seal(lookup)}])
        changed = []
        for row in rows:
            try:
                changed.append(sealed(keys, row))
                opened += 1
            except KeyRefusedError:
                # A damaged row, which can't be read any more. Its chat still leads to it.
                hashed = keys.chat_hash(row["bot"], row["chat"])
                changed.append({"of": row["id"], "hash": hashed, "to": b"", "new": row["sealed"]})
                refused += 1
        connection.execute(CHANGE, changed)
    if refused and not opened:
        raise KeyRefusedError("none of the master keys opens anything of anybody")


CHANGE = (
    sa.update(people)
    .where(people.c.id == sa.bindparam("of"))
    .values(chat_hash=sa.bindparam("hash"), contact=sa.bindparam("to"), sealed=sa.bindparam("new"))
)


def everybody(connection: sa.Connection) -> Iterator[list[dict[str, Any]]]:
    """Yield the rows of all people, some at a time."""
    last = 0
    while True:
        wanted = sa.select(people).where(people.c.id > last).order_by(people.c.id).limit(AT_ONCE)
        rows = [dict(row) for row in connection.execute(wanted).mappings()]
        if not rows:
            return
        yield rows
        last = rows[-1]["id"]


def sealed(keys: Keyring, row: dict[str, Any]) -> dict[str, Any]:
    """Return the new values of a row, as the code reads them from this revision on."""
    sealer = keys.sealer(row["wrapped_key"], row["id"])
    hashed = keys.chat_hash(row["bot"], row["chat"])
    held_at = None
    if row["held_at"] is not None:
        held_at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=row["held_at"])
    about = {
        "name": json.loads(sealer.open(row["sealed"])) if row["sealed"] is not None else None,
        **{name: row[name] for name in ("language", "country", "zone", "hold")},
        "held_at": held_at.isoformat() if held_at is not None else None,
    }
    return {
        "of": row["id"],
        "hash": hashed,
        "to": sealer.bound(hashed).seal(str(row["chat"]).encode()),
        "new": sealer.seal(json.dumps(about).encode()),
    }
