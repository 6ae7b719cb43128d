"""Row 64: the server ends the session, or hangs, at whatever is written for one person. Nobody else waits."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import timedelta

import pytest

from bot.config import Settings
from bot.service.lifecycle.shutdown import Stop
from bot.service.outbound import refilling
from bot.store import deadlines, postgres
from bot.store.unavailable import HungError
from tests.bot_api.people import Person
from tests.bot_api.server import BotApi
from tests.faults.conftest import Kept
from tests.faults.conversation import say, sent
from tests.faults.test_held_messages import REMINDED
from tests.moved_clock import BEGINNING
from tests.support.databases import Store, only
from tests.support.telegram import Run, assembled, running

pytestmark = only("postgresql", because="a file has no server's process that could end or hang")

Two = tuple[Person, Person]

FAULTS = {
    "ended": "PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(1);",
    "hung": "PERFORM pg_sleep(3600);",
}

HOLD = "EXECUTE 'DECLARE late CURSOR WITH HOLD FOR SELECT pg_sleep(3600)';"

AGAIN = """
IF current_setting('spoil.seen', true) IS DISTINCT FROM txid_current()::text THEN
  PERFORM set_config('spoil.seen', txid_current()::text, false);
  SET CONSTRAINTS ALL DEFERRED;
  UPDATE runs SET state = state WHERE person = 1;
ELSE
  PERFORM pg_sleep(3600);
END IF;
"""

LATE = {"a cursor": (HOLD, "BEFORE UPDATE"), "a check that is put off again": (AGAIN, "AFTER UPDATE")}
"""What runs in the commit, and not before."""

AT_COMMIT = {"AFTER INSERT", "AFTER UPDATE", "AFTER DELETE"}
"""When the trigger waits for the end of the transaction, as a check of the whole does."""


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "STATEMENT_TIMEOUT", 600)
    monkeypatch.setattr(postgres, "STATEMENT_BRIEFLY", 300)
    monkeypatch.setattr(refilling, "LATER", 1.0)
    monkeypatch.setattr(deadlines, "HUNG_FOR", 3.0)


@pytest.fixture
def hangs(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """How many commits have hung so far."""
    count = 0
    hung = HungError.__init__

    def counted(self: HungError) -> None:
        nonlocal count
        count += 1
        hung(self)

    monkeypatch.setattr(HungError, "__init__", counted)
    return lambda: count


@pytest.fixture(params=FAULTS)
def fault(request: pytest.FixtureRequest) -> str:
    return FAULTS[request.param]


async def spoilt(store: Store, fault: str, when: str, table: str, column: str = "person") -> None:
    """Have this happen at whatever is written so into a row of the first person."""
    person = f"coalesce(NEW.{column}, OLD.{column})"
    kind, how = (
        ("CONSTRAINT TRIGGER", "DEFERRABLE INITIALLY DEFERRED") if when in AT_COMMIT else ("TRIGGER", "")
    )
    body = f"BEGIN IF {person} = 1 THEN {fault} END IF; RETURN coalesce(NEW, OLD); END"
    await store.change(f"CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$")
    await store.change(f"CREATE {kind} spoil {when} ON {table} {how} FOR EACH ROW EXECUTE FUNCTION spoil()")


async def sound(store: Store, table: str) -> None:
    await store.change(f"DROP TRIGGER spoil ON {table}")


@pytest.fixture
async def two(api: BotApi, run: Run, store: Store) -> AsyncIterator[Two]:
    """Two people in the middle of a dialogue, with a coach that runs; the rows of the first are to fail."""
    ada, ben = api.person(7), api.person(8)
    async with run():
        for one in (ada, ben):
            await say(one, [("/no", "How heavy is it")])
        await store.settled()
        yield ada, ben


@pytest.mark.parametrize(
    ("when", "table"), [("BEFORE INSERT", "outbox"), ("BEFORE UPDATE", "runs"), ("AFTER UPDATE", "runs")]
)
async def test_row_64_when_something_is_taken_in(
    when: str, table: str, fault: str, two: Two, store: Store, kept: Kept
) -> None:
    """What they do waits, and is set aside; it is taken in, in order and once, when their rows are sound."""
    ada, ben = two
    await spoilt(store, fault, when, table)
    await asyncio.gather(ada.tap("Low"), ben.tap("Low"))
    await ben.sees("What would help now?")
    await ada.write("/list")
    for _ in range(3):
        await ben.does("/list", "No applications")
    await store.until("SELECT count(*) FROM parked", 2)
    await say(ben, [("/help", "Where you are")])
    assert not [text for text in sent(ada) if "What would help now" in text]
    await sound(store, table)
    await ada.sees("What would help now?")
    await ada.sees("No applications")
    await kept((ada, sent(ada)), (ben, sent(ben)))


@pytest.mark.parametrize(("fault", "when"), LATE.values(), ids=LATE)
async def test_row_64_when_the_commit_itself_hangs(
    fault: str, when: str, two: Two, store: Store, kept: Kept, hangs: Callable[[], int]
) -> None:
    """No limit of a statement counts there: each is tried alone, and it is set aside for whom it hangs."""
    ada, ben = two
    await spoilt(store, fault, when, "runs")
    await asyncio.gather(ada.tap("Low"), ben.tap("Low"))
    await ben.sees("What would help now?")
    await ada.write("/list")
    await say(ben, [("/list", "No applications")] * 3)
    await store.until("SELECT count(*) FROM parked", 2)
    await store.until("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'", 0)
    await sound(store, "runs")
    await ada.sees("What would help now?")
    await ada.sees("No applications")
    await kept((ada, sent(ada)), (ben, sent(ben)))
    assert hangs() <= 2


async def test_row_64_while_commits_hang_others_wait_for_them_once(
    two: Two, store: Store, kept: Kept, monkeypatch: pytest.MonkeyPatch, hangs: Callable[[], int]
) -> None:
    """However often that person writes: it is tried again beside everything else, each time after a while."""
    monkeypatch.setattr(deadlines, "LEFT", 1.5)
    ada, ben = two
    fault, when = LATE["a cursor"]
    await spoilt(store, fault, when, "runs")
    await ada.tap("Low")
    await store.until("SELECT count(*) FROM parked", 1)
    monkeypatch.setattr(deadlines, "HUNG_FOR", 0.0)
    before = hangs()
    while hangs() < before + 3:
        await ada.write("/list")
        began = hangs()
        await say(ben, [("/list", "No applications")] * 5)
        assert hangs() <= began + 1
    await sound(store, "runs")
    await store.until("SELECT count(*) FROM parked", 0)
    await store.settled()
    await kept((ada, sent(ada)), (ben, sent(ben)))


async def test_row_64_once_commits_do_not_hang_any_more_that_person_is_like_anybody(
    two: Two, store: Store, hangs: Callable[[], int]
) -> None:
    """What was set aside is taken in, and then what they do is taken in at once."""
    ada, ben = two
    fault, when = LATE["a cursor"]
    await spoilt(store, fault, when, "runs")
    await ada.tap("Low")
    await store.until("SELECT count(*) FROM parked", 1)
    await sound(store, "runs")
    await ada.sees("What would help now?")
    for one in (ada, ben):
        await say(one, [("/help", "Where you are")])
    assert await store.value("SELECT count(*) FROM parked") == 0
    assert hangs() == 1


@pytest.mark.parametrize("when", ["BEFORE DELETE", "AFTER DELETE"])
async def test_row_64_when_what_was_sent_is_written_down(
    when: str, fault: str, two: Two, store: Store, kept: Kept
) -> None:
    """It does not come twice, and others' messages go out meanwhile."""
    ada, ben = two
    await spoilt(store, fault, when, "outbox")
    await ada.tap("Low")
    await say(ben, [("Low", "What would help now?"), *[("/list", "No applications")] * 5])
    await ada.sees("What would help now?")
    await sound(store, "outbox")
    await store.settled()
    await kept((ada, sent(ada)), (ben, sent(ben)))


async def test_row_64_when_the_commit_hangs_in_which_what_was_sent_is_written_down(
    two: Two, store: Store, kept: Kept, hangs: Callable[[], int]
) -> None:
    """The others wait for that twice, with all others and alone, and then seldom."""
    ada, ben = two
    fault, _ = LATE["a cursor"]
    await spoilt(store, fault, "BEFORE DELETE", "outbox")
    await asyncio.gather(ada.tap("Low"), ben.tap("Low"))
    await ben.sees("What would help now?")
    while hangs() < 2:  # noqa: ASYNC110 - nobody tells
        await asyncio.sleep(0.05)
    await say(ben, [("/list", "No applications")] * 5)
    assert hangs() <= 3
    await sound(store, "outbox")
    await ada.sees("What would help now?")
    await store.settled()
    await kept((ada, sent(ada)), (ben, sent(ben)))


async def test_row_64_when_messages_are_taken_to_be_sent(
    fault: str, api: BotApi, settings: Settings, store: Store, kept: Kept
) -> None:
    """After a start those of others go out, and theirs do when their rows are sound."""
    api.flood = False
    ada, ben = api.person(7), api.person(8)
    async with assembled(api, settings) as live:
        for count, one in enumerate((ada, ben), 1):
            await one.write("/help")
            while await store.value("SELECT count(*) FROM people") < count:
                await live.poll.fetch_once(Stop())
    await spoilt(store, fault, "BEFORE UPDATE", "outbox")
    async with running(api, settings):
        await ben.sees("You have no open applications")
        await store.until("SELECT count(*) FROM outbox WHERE person > 1", 0)
        assert sent(ada) == []
        await sound(store, "outbox")
        await ada.sees("You have no open applications")
        await kept((ada, sent(ada)), (ben, sent(ben)))


@pytest.mark.parametrize(("when", "table"), [("BEFORE INSERT", "outbox"), ("BEFORE UPDATE", "nudges")])
async def test_row_64_when_a_nudge_is_due(
    when: str, table: str, fault: str, api: BotApi, run: Run, store: Store
) -> None:
    """The others are reminded, and that one is when their rows are sound."""
    two = ada, ben = api.person(7), api.person(8)
    async with run(clock=lambda: BEGINNING):
        for one in two:
            await say(one, [*REMINDED, ("In 2 hours", "I'll message you in 2 hours")])
        await store.settled()
    await spoilt(store, fault, when, table)
    async with run(clock=lambda: BEGINNING + timedelta(hours=3)):
        await ben.sees("You asked me to bring this up")
        await sound(store, table)
        await ada.sees("You asked me to bring this up")
        await store.settled()
    for one in two:
        assert len([text for text in sent(one) if "You asked me to bring this up" in text]) == 1


async def test_row_64_when_files_are_wanted(fault: str, api: BotApi, run: Run, store: Store) -> None:
    """The others get theirs, and that one does when their rows are sound."""
    ada, ben = api.person(7), api.person(8)
    async with run():
        for one in (ada, ben):
            await say(one, [("/no", "How heavy is it")])
        await store.settled()
    for person in (1, 2):
        await store.change("INSERT INTO wanted_files (person, at) VALUES (:person, :person)", person=person)
    await spoilt(store, fault, "BEFORE DELETE", "wanted_files")
    async with run():
        await api.until(lambda: len(ben.documents) == 2)
        assert ada.documents == []
        await sound(store, "wanted_files")
        await api.until(lambda: len(ada.documents) == 2)
        await store.settled()


async def test_row_64_when_somebody_is_warned_or_erased(
    fault: str, api: BotApi, run: Run, store: Store, settings: Settings
) -> None:
    """The others are in time, and so are those who left for good; that one is at a later sweep."""
    for chat in (7, 8, 9):
        async with run():
            await say(api.person(chat), [("/no", "How heavy is it")])
            await store.settled()
    await store.change("UPDATE people SET leaving = true WHERE id = 3")
    await spoilt(store, fault, "BEFORE UPDATE OR DELETE", "people", "id")
    warned, left = (
        "SELECT count(*) FROM people WHERE warned_at IS NOT NULL",
        "SELECT id FROM people ORDER BY id",
    )
    later = BEGINNING + timedelta(days=6_000)
    async with assembled(api, settings, lambda: later) as live:
        await live.app.retention.sweep()
    assert await store.rows(left) == [(1,), (2,)]
    assert await store.value(warned) == 1
    later += timedelta(days=40)
    await store.change("ALTER TABLE people DISABLE TRIGGER spoil")
    await store.change("UPDATE people SET warned_at = (SELECT warned_at FROM people WHERE id = 2)")
    await store.change("ALTER TABLE people ENABLE TRIGGER spoil")
    async with assembled(api, settings, lambda: later) as live:
        await live.app.retention.sweep()
        assert await store.rows(left) == [(1,)]
        await sound(store, "people")
        await live.app.retention.sweep()
        assert await store.rows(left) == []
