"""Row 34: numbers that no column takes, in buttons, and how much is set aside."""

import logging
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from bot.config import Settings
from bot.events import Incoming, Tapped, Wrote
from bot.service.inbound import inbox as inbox_module
from bot.store import queries
from bot.store.dead_letters import KEEP, LARGEST, MOST_OF_NOBODY, MOST_OF_ONE
from bot.turn.decide import decide
from tests.bot_api.server import BotApi
from tests.faults.conftest import Kept
from tests.faults.conversation import say
from tests.support.app import START
from tests.support.databases import Store
from tests.support.telegram import BOT, Run, assembled

SAID = "otters in the boardroom"
NUMBERS = ["99999999999", "3000000000", str(2**63), "9" * 40, "9" * 5000, "-1", "٣٤٥", "1_0", "²"]
FORGED = [
    *("a:{}:mood:1", "c:{}:mood:skip", "t:{}:mood:1", "m:{}:mood:1", "e:{}:mood", "p:{}:mood", "p:1:{}"),
    *("m:1:mood:{}", "a:1:mood:{}", "x:go:{}", "x:stay:{}", "x:stop:{}", "x:discard:{}", "x:review:{}"),
    *(
        "x:deleted:{}",
        "x:app:{}",
        "x:open:{}",
        "x:closed:{}",
        "x:begin:overdue:{}:chase",
        "x:begin:mood:{}:1",
    ),
    *("x:begin:log:{}:new", "x:begin:edit:{}:", "x:begin:feedback:{}:", "x:begin:writing:{}:"),
]
DAYS = ["9999-12-31", "0001-01-01", "9999-12", "1000-01", "2026-13", "99999999999-01", "１９９９-01"]


@pytest.mark.databases("sqlite", because="it is refused before anything is asked of a database")
@pytest.mark.parametrize("forged", FORGED)
async def test_row_34_a_forged_button_is_an_old_one(
    forged: str, api: BotApi, settings: Settings, store: Store
) -> None:
    """Whatever number it carries: nothing raises, nothing is set aside, and the open question stays."""
    async with assembled(api, settings, lambda: START) as live:
        await live.app.inbox.receive([Incoming(BOT, 1, 7, Wrote("I got a no", 1), START)])
        for update, given in enumerate(NUMBERS, 2):
            await live.app.inbox.receive([Incoming(BOT, update, 7, Tapped(forged.format(given), 2), START)])
    assert await store.rows("SELECT error FROM parked") == []
    assert await store.value("SELECT count(*) FROM seen") == 1 + len(NUMBERS)
    assert await store.value("SELECT count(*) FROM outbox") > 1


async def test_row_34_a_forged_button_is_answered_politely(api: BotApi, run: Run, kept: Kept) -> None:
    """A word, and the open question once more."""
    ada = api.person(7)
    async with run():
        asked = await ada.does("/no", "How heavy is it")
        for given in ("99999999999999999999", "3000000000"):
            count = len(ada.messages)
            await ada.tap_data(f"a:{given}:mood:1", asked.number)
            await ada.sees("belongs to a question that's closed", after=count)
            await ada.sees("How heavy is it", after=count)
        await say(ada, [("Low", "What would help now?")])
        await kept((ada, [m.sent for m in ada.messages]))


@pytest.mark.databases("sqlite", because="it is refused before anything is asked of a database")
@pytest.mark.parametrize("day", DAYS)
async def test_row_34_a_forged_day_or_month_breaks_nothing(
    day: str, api: BotApi, run: Run, store: Store
) -> None:
    """In a calendar, as a day, a month, an option or a control."""
    ada = api.person(7)
    async with run() as live:
        await say(ada, [("/log", "Which company"), ("Acme", "the role at Acme?"), ("Nurse", "How far along")])
        calendar = await ada.does("An interview", "Which day is the interview")
        where = next(data for data in calendar.buttons.values() if data.startswith("a:"))
        at = ":".join(where.split(":")[1:3])
        for data in (f"m:{at}:{day}", f"a:{at}:{day}", f"t:{at}:{day}", f"c:{at}:{day}"):
            count = len(ada.messages)
            await ada.tap_data(data, calendar.number)
            await ada.does("/help", "Where you are")
            assert not any("broke on my side" in message.text for message in ada.messages[count:])
        await live.app.nudges.say_due()
    assert await store.rows("SELECT error FROM parked") == []


async def test_row_34_a_thousand_that_break_are_set_aside_within_the_budget(
    api: BotApi, settings: Settings, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether deciding raises or writing: what raises counts, and what is beyond is not kept."""

    def breaks(loaded: Any, event: Any, *rest: Any) -> Any:
        if isinstance(event, Wrote):
            raise ValueError(event.text)
        return decide(loaded, event, *rest)

    monkeypatch.setattr(inbox_module, "decide", breaks)
    limited = settings.model_copy(update={"person_rate": 5})
    async with assembled(api, limited, lambda: START) as live:
        for first in range(0, 1000, 100):
            batch = [Incoming(BOT, first + n, 7, Wrote(SAID, n), START) for n in range(100)]
            await live.app.inbox.receive(batch)
    assert await store.value("SELECT count(*) FROM parked") == 5
    assert await store.value("SELECT count(*) FROM outbox") <= 6
    await store.change("DELETE FROM parked")
    await store.change("INSERT INTO runs VALUES (1, 1, 'gone', 1, 'current', 0, 0, :it)", it=b"")
    async with assembled(api, limited, lambda: START) as live:
        for first in range(1000, 1200, 100):
            batch = [Incoming(BOT, first + n, 7, Wrote(SAID, n), START) for n in range(100)]
            await live.app.inbox.receive(batch)
    assert await store.value("SELECT count(*) FROM parked") == 5
    assert await store.value("SELECT count(*) FROM seen") == 1200


async def test_row_34_what_comes_again_is_not_counted_twice(
    api: BotApi, settings: Settings, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing was confirmed, the budget is as it was before."""
    limited = settings.model_copy(update={"person_rate": 2})
    batch = [Incoming(BOT, n, 7, Wrote("hello", n), START) for n in range(2)]
    async with assembled(api, limited, lambda: START) as live:
        with monkeypatch.context() as patched:
            patched.setattr(queries, "remember_updates", _locked)
            for _ in range(5):
                with pytest.raises(OperationalError):
                    await live.app.inbox.receive(batch)
        await live.app.inbox.receive(batch)
    assert await store.value("SELECT count(*) FROM outbox") > 0
    assert await store.value("SELECT count(*) FROM parked") == 0
    assert await store.value("SELECT last_run FROM people") >= 1


async def _locked(*_: object) -> set[int]:
    raise OperationalError("", {}, Exception("locked"))


async def test_row_34_little_is_kept_of_one_person_and_of_nobody(
    api: BotApi,
    settings: Settings,
    store: Store,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The latest of them; the log counts what is lost, and says nothing of it."""

    def breaks(*_: object) -> None:
        raise ValueError(SAID)

    monkeypatch.setattr(inbox_module, "decide", breaks)
    with caplog.at_level(logging.WARNING, "bot"):
        async with assembled(api, settings, lambda: START) as live:
            for n in range(MOST_OF_ONE + 7):
                await live.app.inbox.receive([Incoming(BOT, n, 7, Wrote(SAID, n), START)])
            await live.app.inbox.receive([Incoming(BOT, 999, 8, Wrote(SAID, 1), START)])
            for n in range(MOST_OF_NOBODY + 3):
                await live.app.inbox.dead_letters.add_raw(
                    BOT, {"update_id": 1000 + n, "message": SAID}, KeyError()
                )
            await live.app.inbox.dead_letters.add_raw(
                BOT, {"update_id": 5000, "message": "x" * LARGEST}, KeyError()
            )
    counted = 'SELECT person, count(*), min("update") FROM parked GROUP BY person ORDER BY 2'
    assert await store.rows(counted) == [(2, 1, 999), (1, MOST_OF_ONE, 7), (None, MOST_OF_NOBODY, 1003)]
    dropped = [record.args for record in caplog.records if "dropped" in record.getMessage()]
    assert dropped == [{"n": 1}] * (7 + 3 + 1)
    assert SAID not in caplog.text
    assert await store.value('SELECT count(*) FROM seen WHERE "update" = 5000') == 1


async def test_row_34_what_was_set_aside_expires(
    api: BotApi, settings: Settings, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    """After thirty days, whoever it is of; the log counts it."""
    now = START
    async with assembled(api, settings, lambda: now) as live:
        await live.app.inbox.dead_letters.add_raw(BOT, {"update_id": 1, "message": SAID}, KeyError())
        now += timedelta(days=1)
        await live.app.inbox.dead_letters.add_raw(BOT, {"update_id": 2, "message": SAID}, KeyError())
        now = START + KEEP + timedelta(hours=1)
        with caplog.at_level(logging.WARNING, "bot"):
            await live.app.retention.sweep()
    assert await store.rows('SELECT "update" FROM parked') == [(2,)]
    assert [record.args for record in caplog.records if "too old" in record.getMessage()] == [{"count": 1}]
