"""Row 55: PostgreSQL ends a transaction for the sake of another one. It is done again at once."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator

import pytest

from tests.bot_api.people import Person
from tests.bot_api.server import BotApi
from tests.faults.conftest import Kept
from tests.faults.conversation import say
from tests.support.databases import Store, only
from tests.support.telegram import Run

pytestmark = only("postgresql", because="a file has one writer at a time, so none gets in another's way")

Two = tuple[Person, Person]
STATES = ("40001", "40P01")

SOON = 2.0
"""Seconds for two answers, on a busy machine."""


async def collides(store: Store, when: str, table: str, *, times: int, state: str = "40001") -> None:
    """Have the server end transactions that touch a row, so many times, as it does for others' sake."""
    await store.change("CREATE SEQUENCE collided")  # not rolled back with what it counts
    of = "OLD" if "DELETE" in when else "NEW"
    ends = f"IF {of}.person = 1 AND nextval('collided') <= {times} THEN RAISE EXCEPTION 'for another one' "
    body = f"BEGIN {ends} USING ERRCODE = '{state}'; END IF; RETURN {of}; END"
    await store.change(f"CREATE FUNCTION collide() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$")
    await store.change(f"CREATE TRIGGER collide {when} ON {table} FOR EACH ROW EXECUTE FUNCTION collide()")


async def collides_no_more(store: Store, table: str) -> None:
    await store.change(f"DROP TRIGGER collide ON {table}")


@pytest.fixture
async def two(api: BotApi, run: Run, store: Store) -> AsyncIterator[Two]:
    """Two people in the middle of a dialogue, with a coach that runs; the first is the one who collides."""
    ada, ben = api.person(7), api.person(8)
    async with run():
        for one in (ada, ben):
            await say(one, [("/no", "How heavy is it")])
        await store.settled()
        yield ada, ben


@pytest.mark.parametrize("state", STATES)
async def test_row_55_a_few_times(
    state: str, two: Two, store: Store, kept: Kept, caplog: pytest.LogCaptureFixture
) -> None:
    """It counts as no outage: nobody waits, and it has one effect."""
    ada, ben = two
    await collides(store, "BEFORE INSERT", "outbox", times=4, state=state)
    began = time.monotonic()
    with caplog.at_level(logging.ERROR, "bot"):
        await asyncio.gather(ada.tap("Low"), ben.tap("Low"))
        await ben.sees("What would help now?")
        await ada.sees("What would help now?")
    assert time.monotonic() - began < SOON
    assert "the database stored no updates" not in caplog.text
    await kept((ada, [m.sent for m in ada.messages]), (ben, [m.sent for m in ben.messages]))


async def test_row_55_again_and_again(two: Two, store: Store, kept: Kept) -> None:
    """Only that person waits, and what they did has its effect once, in order."""
    ada, ben = two
    await collides(store, "BEFORE INSERT", "outbox", times=1_000_000)
    began = time.monotonic()
    await ada.tap("Low")
    await say(ben, [("Low", "What would help now?"), ("/list", "No applications")])
    assert time.monotonic() - began < 2 * SOON
    await ada.write("/list")
    await say(ben, [("/help", "Where you are")])
    await collides_no_more(store, "outbox")
    await ada.sees("What would help now?")
    await ada.sees("No applications")
    await kept((ada, [m.sent for m in ada.messages]), (ben, [m.sent for m in ben.messages]))


@pytest.mark.parametrize("times", [2, 1_000_000])
async def test_row_55_when_what_was_sent_is_written_down(
    times: int, two: Two, store: Store, kept: Kept
) -> None:
    """It does not come twice, and others' messages go out meanwhile."""
    ada, ben = two
    await collides(store, "BEFORE DELETE", "outbox", times=times)
    began = time.monotonic()
    await ada.tap("Low")
    await say(ben, [("Low", "What would help now?"), ("/list", "No applications")])
    assert time.monotonic() - began < 2 * SOON
    await ada.sees("What would help now?")
    if times > 2:
        await collides_no_more(store, "outbox")
    await store.settled()
    await kept((ada, [m.sent for m in ada.messages]), (ben, [m.sent for m in ben.messages]))
