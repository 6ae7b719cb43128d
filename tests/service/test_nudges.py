"""Nudges that are due go through the store one by one, and are checked again when their time has come."""

import logging
import sqlite3
import threading
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.channels.terminal import Terminal
from bot.coach.facts.application import State
from bot.events import Blocked, Commanded, Event, Incoming, Returned, Tapped, Wrote
from bot.language import calendars
from bot.message import Message
from bot.service.background import nudges as nudges_module
from bot.store import outgoing
from bot.turn.model.outcome import Loaded, Outcome
from bot.turn.nudge import send_planned
from tests.support.app import Sit, Sitting
from tests.support.databases import ON_BOTH, Store
from tests.turn.test_applications import labels, with_applications

LOGGED = (
    *("/log", "Acme", "Baker", "An interview", "yesterday", "Nobody in particular", "No date given"),
    *("Germany", "9 in the morning"),
)


async def test_one_that_cannot_be_said_does_not_stand_in_the_way_of_others(
    sit: Sit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """It is told to the operator without a word of theirs, and not tried for ever."""
    broken = {"chase"}

    def breaks(loaded: Loaded, key: str, *rest: object) -> Outcome:
        if key.partition(":")[0] in broken:
            raise ValueError("Acme is not a valid Thing")
        return send_planned(loaded, key, *rest)  # type: ignore[arg-type] # handed on as it came

    monkeypatch.setattr(nudges_module, "send_planned", breaks)
    async with sit() as sitting:
        await sitting.say_all(*LOGGED, "/start waiting", "A set time for worrying", "This time tomorrow")
        with caplog.at_level(logging.DEBUG, "bot"):
            said = await sitting.say(":wait 9d")
        assert "quarter of an hour to worry" in said
        assert "working days" not in said
        assert "Acme" not in caplog.text
        assert "ValueError at test_nudges.py" in caplog.text
    with sqlite3.connect(tmp_path / "afterword.sqlite3") as database:
        unsaid = database.execute("SELECT count(*) FROM nudges WHERE said_at IS NULL AND due < 0").fetchone()
    assert unsaid == (0,)


async def test_who_wants_no_sound_gets_nudges_without_one(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    """Replies come as ever, and so do nudges once the sound is on again."""
    delivered: list[tuple[str, bool]] = []
    show = Terminal.deliver

    async def noted(self: Terminal, chat: int, message: Message) -> int | None:
        if message.html is not None:
            delivered.append((message.html, message.silent))
        return await show(self, chat, message)

    monkeypatch.setattr(Terminal, "deliver", noted)
    async with sit() as sitting:
        await sitting.say_all(*LOGGED, "/settings", "Something else", "Message me silently", ":wait 9d")
        asked = [silent for html, silent in delivered if "working days" in html]
        assert asked == [True]
        assert sum(silent for _, silent in delivered) == 1
        await sitting.say_all(
            "/settings", "Something else", "Message me with a sound again", "/start waiting"
        )
        await sitting.say_all("A set time for worrying", "This time tomorrow", ":wait 1d")
    assert any("quarter of an hour to worry" in html for html, _ in delivered)
    assert sum(silent for _, silent in delivered) == 1


async def test_one_whose_facts_can_not_be_read_waits_until_they_are_mended(
    sit: Sit, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    """It does not count as said; from the next start on it is tried again."""
    async with sit() as sitting:
        await sitting.say_all(*LOGGED)
        kept = await store.rows("SELECT run, key, sealed FROM facts")
        await store.change("UPDATE facts SET sealed = x'00'")
        sitting.clock.move_to(sitting.clock() + timedelta(days=9))
        with caplog.at_level(logging.ERROR, "bot"):
            assert await sitting.app.nudges.say_due() == 0
        assert "KeyRefusedError" in caplog.text
        assert len(await store.rows(PLANNED)) == 1
    mend = "UPDATE facts SET sealed = :sealed WHERE run = :run AND key = :key"
    for run, key, sealed in kept:
        await store.change(mend, run=run, key=key, sealed=sealed)
    async with sit() as sitting:
        assert await sitting.app.nudges.say_due() == 1


async def test_what_nudges_need_is_loaded_beside_everything_else_when_the_first_is_due(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once, and in another thread than the one in which everybody is answered."""
    loaded: list[bool] = []
    load = calendars.load_calendars

    def noted(*about: Any) -> None:
        loaded.append(threading.current_thread() is threading.main_thread())
        load(*about)

    monkeypatch.setattr(nudges_module, "load_calendars", noted)
    async with sit() as sitting:
        await sitting.say_all(*LOGGED)
        assert await sitting.app.nudges.say_due() == 0
        assert loaded == []
        sitting.clock.move_to(sitting.clock() + timedelta(days=9))
        assert await sitting.app.nudges.say_due() == 1
        await sitting.app.nudges.say_due()
    assert loaded == [False]


def test_one_person_takes_few_places_of_a_transaction() -> None:
    """Whatever is due for them: the others are looked at in it too, and the rest in the next one."""
    due: list[Any] = [
        {"person": 1, "key": f"chase:{number}"} for number in range(nudges_module.MOST_OF_ONE + 9)
    ]
    few = nudges_module.few_of_each([*due, {"person": 2, "key": "chase:1"}])
    assert [row["person"] for row in few] == [*[1] * nudges_module.MOST_OF_ONE, 2]


async def test_two_that_fell_due_while_the_process_was_down_come_on_two_days(sit: Sit) -> None:
    """A reminder that was picked comes besides."""
    async with sit() as sitting:
        await sitting.say_all(*LOGGED)
        await sitting.say_all("/log", "Globex", "Nurse", "An interview", "yesterday", "Nobody in particular")
        await sitting.say_all("No date given", "/start waiting", "A set time for worrying", "In 2 hours")
        sitting.clock.move_to(sitting.clock() + timedelta(days=8, hours=16))
    async with sit() as sitting:
        await sitting.terminal.say_due(sitting.app)
        at_once = await sitting.say(":wait 1m")
        later = await sitting.say(":wait 2d")
    assert at_once.count("working days since the interview") == 1
    assert later.count("working days since the interview") == 1
    assert "Acme · Baker" in at_once
    assert "Globex · Nurse" in later


async def test_a_nudge_waits_for_an_open_dialogue_and_for_the_hour_after_it(sit: Sit) -> None:
    """Somebody who is in the middle of something else is not interrupted."""
    async with sit() as sitting:
        await sitting.say_all(*LOGGED, ":wait 7d")
        await sitting.say(":wait 13h")
        await sitting.say_all("/no", "Low")
        busy = await sitting.say(":wait 50m")
        assert "working days" not in busy
        free = await sitting.say(":wait 2h")
    assert "working days since the interview" in free


async def test_what_changes_the_facts_takes_back_what_was_planned(sit: Sit, tmp_path: Path) -> None:
    """An answer, a pause, another hour: the stored rows follow in the same turn."""

    def planned() -> list[tuple[str, int]]:
        with sqlite3.connect(tmp_path / "afterword.sqlite3") as database:
            return list(database.execute("SELECT key, due FROM nudges WHERE said_at IS NULL ORDER BY due"))

    async with sit() as sitting:
        await sitting.say_all(*LOGGED)
        [(key, due)] = planned()
        await sitting.say_all("/settings", "The hour I message you", "noon")
        assert planned() == [(key, due + 3 * 3_600_000_000)]
        await sitting.say_all("/pause", "Until a day", "in 4 weeks")
        [(_, paused)] = planned()
        assert paused > due + 18 * 24 * 3_600_000_000
        await sitting.say_all("/list", "1", "Put away")
        assert planned() == []


def test_a_button_about_one_application_changes_no_other() -> None:
    """Whatever has become of it since: every button of its card and of its nudge, before and after."""
    chat = with_applications(2)
    [card] = chat.does(Tapped("x:app:1", 1))
    buttons = [data for data in labels(card).values() if ":1:" in data]
    assert len(buttons) >= 6
    for way in ("away", "reopen", "withdrew"):
        more = ("x:begin:overdue:1:not_now.first", "x:begin:overdue:1:mute", "x:begin:writing:1:")
        for data in (*buttons, *more):
            chat.does(Tapped(data, 1))
            if (run := chat.loaded.person.current) is not None:
                chat.does(Tapped(f"x:discard:{run.number}", 1))
        chat.does(Tapped(f"x:begin:mark:1:{way}", 1))
        assert chat.loaded.history is not None
        other = chat.loaded.history.case(2)
        assert other is not None
        assert (other.state, other.muted, other.sent, other.not_sent) == (State.waiting, False, (), ())


def test_a_no_is_one_as_soon_as_it_is_known_which() -> None:
    """Left at the first question, it is still a no: nobody asks whether there is anything new."""
    chat = with_applications(1)
    chat.does(Tapped("x:begin:overdue:1:news", 1))
    chat.does(Wrote("A no", 5))
    chat.does(Commanded("list"))
    assert chat.loaded.history is not None
    case = chat.loaded.history.case(1)
    assert case is not None
    assert case.state is State.no
    assert not any("working days" in (message.html or "") for message in chat.waits(24 * 60))


def test_who_writes_after_all_is_opened_again_by_name() -> None:
    """A closed one may be named as well."""
    chat = with_applications(2)
    chat.does(Tapped("x:begin:mark:1:away", 1))
    said = chat.does(Wrote("there is news from company 1", 5))
    assert "Company 1 is closed in your list" in (said[0].html or "")
    chat.does(Wrote("Open it again", 6))
    assert chat.loaded.history is not None
    case = chat.loaded.history.case(1)
    assert case is not None
    assert case.open


PLANNED = "SELECT key, run, due FROM nudges WHERE said_at IS NULL ORDER BY key"


async def does(sitting: Sitting, update: int, *events: Event) -> None:
    """What Telegram says of somebody, beside what they write; all of it in one batch."""
    tap = "tap" if any(isinstance(event, Tapped) for event in events) else None
    at = sitting.clock()
    updates = enumerate(events, update)
    await sitting.app.inbox.receive([Incoming(0, number, 1, event, at, tap=tap) for number, event in updates])


@ON_BOTH
@pytest.mark.parametrize("refused", [True, False], ids=["refused", "told"])
@pytest.mark.parametrize(
    "back",
    [(Returned(),), (Wrote("hello"),), (Commanded("list"),), (Tapped("n:"),), (Blocked(), Returned())],
    ids=lambda events: " ".join(type(event).__name__ for event in events),
)
async def test_nothing_is_planned_for_who_has_blocked_it_and_all_of_it_when_they_are_back(
    refused: bool, back: tuple[Event, ...], sit: Sit, store: Store
) -> None:
    """However that was found out, and however they come back: what could never be said costs nothing."""
    async with sit() as sitting:
        await sitting.say_all("/no", "Low", "Later", "In 2 hours", *LOGGED)
        [(person,)] = await store.rows("SELECT id FROM people")
        planned = await store.rows(PLANNED)
        assert len(planned) > 1
        if refused:
            async with sitting.app.database.write() as connection:
                await outgoing.block(connection, person, 1 << 40)
        else:
            await does(sitting, 9001, Blocked())
        assert await store.rows(PLANNED) == []
        await does(sitting, 9002, *back)
        assert await store.rows(PLANNED) == planned


@ON_BOTH
async def test_what_was_taken_back_from_who_has_blocked_it_is_not_planned_either(
    sit: Sit, store: Store
) -> None:
    """A reply was refused, with a reminder behind it; then Telegram tells that they have blocked it."""
    async with sit() as sitting:
        await sitting.say_all("/no", "Low", "Later", "In 2 hours", *LOGGED)
        sitting.clock.move_to(sitting.clock() + timedelta(hours=3))
        await sitting.app.nudges.say_due()
        [(row, person)] = await store.rows("SELECT id, person FROM outbox")
        async with sitting.app.database.write() as connection:
            await outgoing.block(connection, person, row - 1)
        await does(sitting, 9001, Blocked())
        assert await store.rows(PLANNED) == []
        await does(sitting, 9002, Returned())
        await sitting.app.nudges.say_due()
        assert await store.rows("SELECT key FROM outbox") == [("reminder:2",)]
