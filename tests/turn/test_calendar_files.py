"""An interview comes as a file for the calendar once it is noted, and again when it has moved."""

from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

from icalendar import Calendar

from bot.coach.facts.application import Stage, State
from bot.coach.facts.appointments import Occasion, appointments
from bot.coach.facts.history import Established, History
from bot.coach.facts.records import (
    Became,
    CalendarFiles,
    CalendarGiven,
    Logged,
    Promised,
    RemindOn,
    ReplyBy,
    Staged,
)
from bot.turn.model.calendar_files import to_hand_over, with_file
from bot.turn.model.says import CalendarFile, Card
from tests.support.app import START, Sit
from tests.support.turns import ACME, a_no, a_turn, held

SOON = START.date() + timedelta(days=3)
LOGGED = held(100, Logged(ACME), START)
NINE = time(9)
NOTED = (
    *("/log", "Acme", "Nurse", "First interview", "4 December at 14:30", "Nobody by name", "Skip"),
    *("Germany", "noon"),
)


def staged(on: date | None, at: time | None = NINE, stage: Stage = Stage.first, hour: int = 0) -> Established:
    return held(100, Staged(100, stage, on, at), START + timedelta(hours=hour), f"staged{hour}")


def history(*facts: Established) -> History:
    return History((LOGGED, *facts))


def handed(told: History, **about: Any) -> list[tuple[date, time | None]]:
    turn = a_turn(**about)
    fresh = [fact for fact in told.facts if isinstance(fact.fact, Staged)]
    found = to_hand_over(told, turn.person, (), fresh, START + timedelta(hours=1))
    return [(one.day, one.at) for one in found]


async def test_it_comes_with_the_last_words_and_not_between_questions(sit: Sit, tmp_path: Path) -> None:
    """The day may still change until then."""
    async with sit() as sitting:
        said = [await sitting.say(line) for line in (*NOTED, "Yes, please")]
        assert not any("interview.ics" in one for one in said[:-1])
        last = said[-1]
        assert last.index("noted Acme") < last.index("for your calendar") < last.index("interview.ics")
        assert last.index("interview.ics") < last.index("Where do you mostly apply?")
        assert "“Something else”, turns them off" in last
    file = tmp_path / "interview.ics"
    assert file.stat().st_mode & 0o777 == 0o600
    [event] = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert event["SUMMARY"] == "Interview: Acme · Nurse"
    assert event["DTSTART"].to_ical() == b"20261204T143000"
    assert event["DTSTART"].params["TZID"] == "Europe/Berlin"


async def test_it_comes_again_when_it_has_moved_and_the_event_is_the_same(sit: Sit, tmp_path: Path) -> None:
    """Nothing else that is told of it brings another."""
    async with sit() as sitting:
        await sitting.say_all(*NOTED, "Yes, please", "Somewhere else")
        before = Calendar.from_ical((tmp_path / "interview.ics").read_bytes()).walk("VEVENT")[0]
        assert "interview.ics" not in await sitting.say("the contact at Acme is Dana")
        assert "interview.ics" in await sitting.say("the interview at Acme moved to 8 December at 10:00")
        after = Calendar.from_ical((tmp_path / "interview.ics").read_bytes()).walk("VEVENT")[0]
    assert before["UID"] == after["UID"]
    assert after["DTSTART"].to_ical() == b"20261208T100000"


async def test_whoever_wants_none_gets_none(sit: Sit) -> None:
    """It is at the end of what else can be changed, and can be turned on again there."""
    async with sit() as sitting:
        said = await sitting.say_all("/settings", "Something else")
        assert "[3] No calendar files" in said
        assert "I won't send a calendar file" in await sitting.say("No calendar files")
        assert "interview.ics" not in await sitting.say_all(*NOTED, "Yes, please")
        assert "[3] Calendar files again" in await sitting.say_all("/settings", "Something else")
        await sitting.say("Calendar files again")
        assert "interview.ics" in await sitting.say("the interview at Acme moved to 8 December at 10:00")


def test_only_what_lies_ahead_comes_and_only_once() -> None:
    """By its day and hour; an application alone has no date to keep."""
    assert handed(history(staged(SOON))) == [(SOON, NINE)]
    assert handed(history(staged(SOON, None))) == [(SOON, None)]
    assert handed(history(staged(SOON, None, Stage.applied))) == []
    assert handed(history(staged(None))) == []
    assert handed(history(staged(START.date() - timedelta(days=1)))) == []
    given = held(0, CalendarGiven(100, SOON, NINE), START)
    assert handed(history(staged(SOON), given)) == []
    assert handed(history(staged(SOON, time(10)), given)) == [(SOON, time(10))]
    assert handed(history(staged(SOON), held(7, CalendarFiles(on=False), START))) == []
    assert handed(history(staged(SOON), held(7, Became(100, State.withdrawn), START))) == []
    assert handed(history(staged(SOON)), blocked=True) == []


def test_a_file_alone_stands_at_the_end() -> None:
    """Before the next question, if there is one."""
    file = CalendarFile(())
    card = Card("coach", "welcome")
    assert with_file([card], file) == [card, file]
    turn = a_turn(a_no())
    assert turn.ask_again()
    assert [type(say).__name__ for say in with_file([card, *turn.says], file)] == [
        "Card",
        "CalendarFile",
        "Asked",
    ]


def test_the_calendar_has_interviews_promised_days_and_reminders() -> None:
    """A further round is another event; a round that moved is the same one."""
    told = history(
        staged(SOON, hour=1),
        staged(SOON + timedelta(days=2), hour=2),
        staged(SOON + timedelta(days=9), None, Stage.final, hour=3),
        held(100, Promised(100, SOON + timedelta(days=12)), START + timedelta(hours=4)),
        held(100, ReplyBy(100, SOON + timedelta(days=14)), START),
        held(100, RemindOn(100, SOON + timedelta(days=13)), START),
    )
    assert [(one.occasion, (one.day - SOON).days, one.nth) for one in appointments(told)] == [
        (Occasion.interview, 2, 0),
        (Occasion.interview, 9, 1),
        (Occasion.answer, 12, 0),
        (Occasion.reminder, 13, 0),
        (Occasion.reply, 14, 0),
    ]
    over = History((*told.facts, held(9, Became(100, State.withdrawn), START + timedelta(hours=5))))
    assert appointments(over) == ()
