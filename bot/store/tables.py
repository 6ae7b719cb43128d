"""Define the schema. Ids, kinds, stages, times and states are not sealed, for queries; typed text always is.

Columns named `sealed` hold encrypted JSON (`bot.store.crypto`).
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    text,
)
from sqlalchemy.types import TypeDecorator

from bot.errors import LONGEST_ERROR

LONGEST_REASON = 64
"""Characters of the reason why a message is never sent."""

SCHEMA = "0009"
"""The revision of these tables; a test compares it with the migrations."""


EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
FIRST, LAST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


class Moment(TypeDecorator[datetime]):
    """Store an aware time as microseconds since 1970 in UTC. Naive times are refused.

    A number sorts and compares the same in every database, and no driver can drop its zone.
    """

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002 - given by SQLAlchemy
        """Convert to microseconds. Raises ValueError for a naive time."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone")
        return (value - EPOCH) // MICROSECOND

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - given by SQLAlchemy
        """Convert from microseconds, to UTC."""
        if value is None:
            return None
        try:
            return EPOCH + timedelta(microseconds=value)
        except OverflowError:  # outside the years that datetime knows: the nearest time it knows
            return LAST if value > 0 else FIRST
        except TypeError:  # damaged; an error here would fail the other rows of the query too
            return LAST


metadata = MetaData()
_ID = BigInteger().with_variant(Integer, "sqlite")

people = Table(
    "people",
    metadata,
    Column("id", _ID, primary_key=True, autoincrement=True),
    Column("bot", BigInteger, nullable=False),
    Column("chat_hash", LargeBinary, nullable=False),  # by which a chat is found (`Keyring.chat_hash`)
    Column("contact", LargeBinary, nullable=False),  # the chat id, sealed, and bound to its hash
    Column("last_run", Integer, nullable=False, server_default="0"),
    Column("blocked", Boolean, nullable=False, server_default=text("false")),
    Column("nudged", Boolean, nullable=False, server_default=text("false")),  # since they were last heard
    Column("wrapped_key", LargeBinary, nullable=False),
    Column("sealed", LargeBinary),  # name, language, country, zone, hold with its time
    Column("since", Moment, nullable=False),
    Column("heard_at", Moment),  # the day of their last event; none for a stand-in (`leaving`)
    Column("warned_at", Moment),  # when they were told that they will be erased
    Column("leaving", Boolean, nullable=False, server_default=text("false")),  # erased but for a last message
    UniqueConstraint("bot", "chat_hash"),
    sqlite_autoincrement=True,  # ids are never reused: messages to somebody who left reach nobody else
)


Index(
    "people_leaving",
    people.c.id,
    sqlite_where=people.c.leaving.is_(True),
    postgresql_where=people.c.leaving.is_(True),
)
Index(
    "people_away",
    people.c.heard_at,
    sqlite_where=people.c.warned_at.is_(None),
    postgresql_where=people.c.warned_at.is_(None),
)
Index(
    "people_warned",
    people.c.warned_at,
    sqlite_where=people.c.warned_at.is_not(None),
    postgresql_where=people.c.warned_at.is_not(None),
)

key_checks = Table(
    "key_checks",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("sealed", LargeBinary, nullable=False),  # the key of the chat hashes, under one master key
)


def _person(*, primary: bool = False) -> Column[int]:
    return Column(
        "person", _ID, ForeignKey("people.id", ondelete="CASCADE"), primary_key=primary, nullable=False
    )


runs = Table(
    "runs",
    metadata,
    _person(primary=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("script", String(32), nullable=False),
    Column("version", Integer, nullable=False),
    Column("state", String(16), nullable=False),
    Column("started", Moment, nullable=False),
    Column("taken_up", Moment, nullable=False),
    Column("sealed", LargeBinary, nullable=False),  # the facts it started with, answers, draft answer
)
Index(
    "open_runs",
    runs.c.person,
    sqlite_where=runs.c.state != "closed",
    postgresql_where=runs.c.state != "closed",
)

facts = Table(
    "facts",
    metadata,
    _person(primary=True),
    Column("run", Integer, primary_key=True, autoincrement=False),
    Column("key", String(64), primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("at", Moment, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
)

applications = Table(
    "applications",
    metadata,
    _person(primary=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("stage", String(16), nullable=False),
    Column("via", String(16), nullable=False),
    Column("state", String(16), nullable=False, server_default="waiting"),
    Column("at", Moment, nullable=False),
    Column("refused_at", Moment),
)

nudges = Table(
    "nudges",
    metadata,
    _person(primary=True),
    Column("key", String(64), primary_key=True),
    Column("run", Integer, nullable=False),
    Column("due", Moment, nullable=False),
    Column("said_at", Moment),
)
Index(
    "due_nudges",
    nudges.c.due,
    sqlite_where=nudges.c.said_at.is_(None),
    postgresql_where=nudges.c.said_at.is_(None),
)

messages = Table(
    "messages",
    metadata,
    _person(primary=True),
    Column("message", BigInteger, primary_key=True, autoincrement=False),
    Column("run", Integer, nullable=False),
    Column("key", String(64), nullable=False),
    Column("ours", Boolean, nullable=False),
)
Index("questions_shown", messages.c.person, messages.c.run, messages.c.key)

chat_messages = Table(
    "chat_messages",
    metadata,
    _person(primary=True),
    Column("message", BigInteger, primary_key=True, autoincrement=False),
    Column("ours", Boolean, nullable=False),
    Column("run", Integer),  # in which the person wrote it, where nothing is kept of what they write
    Column("at", Moment, nullable=False),  # it is forgotten when Telegram no longer removes it
)
Index("chat_messages_at", chat_messages.c.at)

outbox = Table(
    "outbox",
    metadata,
    Column("id", _ID, primary_key=True, autoincrement=True),
    _person(),
    Column("urgent", Boolean, nullable=False),  # true for a reply, false for a nudge
    Column("edits", Boolean, nullable=False),
    Column("message", BigInteger),
    Column("run", Integer),
    Column("key", String(64)),  # of the question; without a run, of the nudge
    Column("queued_at", Moment, nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    # The message is or was in flight: the person may have read it.
    Column("maybe_sent", Boolean, nullable=False, server_default=text("false")),
    Column("read_before", Boolean, nullable=False, server_default=text("false")),  # question shown before
    Column("dead", String(LONGEST_REASON)),  # why it will never be sent, if so
    Column("sealed", LargeBinary, nullable=False),
    sqlite_autoincrement=True,
)
Index("outbox_of_person", outbox.c.person, outbox.c.id)
Index(
    "outbox_unsent",
    outbox.c.urgent.desc(),
    outbox.c.id,
    sqlite_where=outbox.c.dead.is_(None),
    postgresql_where=outbox.c.dead.is_(None),
)

wanted_files = Table(
    "wanted_files",
    metadata,
    _person(primary=True),
    Column("at", Moment, nullable=False),  # when they asked for all that is kept about them
)

seen = Table(
    "seen",
    metadata,
    Column("bot", BigInteger, primary_key=True, autoincrement=False),
    Column("update", BigInteger, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
)
Index("seen_at", seen.c.at)

dead_letters = Table(
    "parked",
    metadata,
    Column("id", _ID, primary_key=True, autoincrement=True),
    Column("bot", BigInteger, nullable=False),
    Column("update", BigInteger),
    Column("person", _ID, ForeignKey("people.id", ondelete="CASCADE")),
    Column("at", Moment, nullable=False),
    Column("error", String(LONGEST_ERROR), nullable=False),  # type and frames, never the text
    Column("sealed", LargeBinary, nullable=False),
)

counts = Table(
    "weekly_counts",
    metadata,
    Column("week", Date, primary_key=True),  # its Monday
    Column("what", String(16), primary_key=True),
    Column("subject", String(96), primary_key=True),  # a dialogue, a question of one, a kind of nudge
    Column("number", BigInteger, nullable=False),  # of all people: nobody's id stands beside it
)

leaders = Table(
    "leaders",
    metadata,
    Column("bot", BigInteger, primary_key=True, autoincrement=False),
    Column("term", BigInteger, nullable=False),  # one more each time a process begins to lead
    Column("holder", String(63), nullable=False),  # the name of all connections of that process
    Column("renewed_at", Moment, nullable=False),  # by the server's clock
    Column("lease", Integer, nullable=False),  # milliseconds
    # Makes the term part of a key: a lock FOR KEY SHARE bars a new term, but no renewal.
    UniqueConstraint("bot", "term"),
)
