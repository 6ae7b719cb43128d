"""A reminder comes at the time that was picked: at night, in a pause and in silence too."""

from datetime import date, time, timedelta
from typing import Any

import pytest

from bot.coach.facts.application import Rung, Stage, State
from bot.coach.facts.lessons import WritingOut
from bot.coach.facts.records import (
    AllPaused,
    Became,
    ChaseSent,
    EveningWanted,
    Lives,
    Muted,
    NotSent,
    Postponed,
    Promised,
    RemindOn,
    ReplyBy,
    Staged,
    Worrying,
)
from bot.coach.schedule.nudges import due
from bot.coach.workdays import ANYWHERE
from tests.support.histories import Story

FRIDAY = date(2026, 11, 6)


def someone(*facts: Any) -> Story:
    """Somebody with an interview on Friday, who hasn't said where they live or when to write: it is UTC."""
    return Story("UTC").logs("2026-11-02T12:00", on=FRIDAY).tell("2026-11-02T18:00", *facts)


def test_a_parked_run_is_offered_at_the_time_that_was_picked() -> None:
    """A run that was left is taken up when they said, unless it was taken up before."""
    story = Story().tell("2026-11-02T23:30", Postponed(7, delay=timedelta(hours=2)))
    left = {7: story.at("2026-11-02T23:00")}
    assert story.due("2026-11-02T23:30", left=left) == [("reminder", "2026-11-03 01:30")]
    assert story.due("2026-11-09T23:30", left=left) == [("reminder", "2026-11-03 01:30")], "late, not lost"
    assert story.due("2026-11-02T23:30", left={7: story.at("2026-11-03T00:00")}) == []
    assert story.due("2026-11-02T23:30") == []
    assert story.tell("2026-11-02T23:40", Postponed(7)).due("2026-11-02T23:40", left=left) == []


@pytest.mark.parametrize(
    ("zone", "said", "day", "utc"),
    [
        ("Europe/Berlin", "2027-03-20T02:30", date(2027, 3, 28), "2027-03-28T01:30"),
        ("Europe/Berlin", "2026-10-20T02:30", date(2026, 10, 25), "2026-10-25T00:30"),
        ("America/New_York", "2027-03-10T02:30", date(2027, 3, 14), "2027-03-14T07:30"),
        ("America/New_York", "2026-10-30T01:30", date(2026, 11, 1), "2026-11-01T05:30"),
        ("Australia/Lord_Howe", "2026-09-30T02:15", date(2026, 10, 4), "2026-10-03T15:45"),
        ("Australia/Lord_Howe", "2027-04-01T01:45", date(2027, 4, 4), "2027-04-03T14:45"),
    ],
)
def test_the_hour_that_is_skipped_or_comes_twice(zone: str, said: str, day: date, utc: str) -> None:
    """A time of the night that doesn't exist, or exists twice, is one moment."""
    story = Story(zone).tell("2026-01-01T12:00", Lives("DE", zone)).tell(said, Postponed(7, day=day))
    now = story.at(said)
    found = due(story.history, {7: now}, ANYWHERE, now)
    assert [one.at.isoformat()[:16] for one in found] == [utc]


def test_a_time_picked_in_a_repeated_hour_is_kept() -> None:
    """Left at the second half past two of an autumn night, for a night in spring: still after the gap."""
    story = Story().settles("2026-10-01T12:00")
    said = story.at("2026-10-25T02:30") + timedelta(hours=1)
    story.tell(said, Postponed(7, day=date(2027, 3, 28)))
    assert story.due(said, left={7: said}) == [("reminder", "2027-03-28 03:30")]


def test_a_card_comes_before_an_interview_and_a_question_after_it() -> None:
    """The card on the evening before an interview, and after it what is worth noting; in a pause too."""
    story = someone(EveningWanted(3, FRIDAY), AllPaused(date.max)).settles("2026-11-01T12:00")
    assert story.due("2026-11-02T18:00") == [
        ("evening:3", "2026-11-05 18:00"),
        ("notes:3", "2026-11-06 19:00"),
    ]


@pytest.mark.parametrize(
    ("now", "left"),
    [
        ("2026-11-06T08:00", ["evening:3", "notes:3"]),
        ("2026-11-06T19:00", ["notes:3"]),
        ("2026-11-07T09:00", ["notes:3"]),
        ("2026-11-08T19:00", []),
    ],
)
def test_a_process_that_was_down_around_an_interview(now: str, left: list[str]) -> None:
    """The card is of use until the interview is over, the notes for two days."""
    story = someone(EveningWanted(3, FRIDAY)).settles("2026-11-01T12:00")
    found = [subject for subject, _ in story.due(now)]
    assert [subject for subject in found if not subject.startswith("chase")] == left


@pytest.mark.parametrize(
    ("begins", "asked"),
    [
        (time(9), "2026-11-06 19:00"),
        (time(17, 30), "2026-11-06 19:00"),
        (time(18), "2026-11-06 19:30"),
        (time(19, 30), "2026-11-06 21:00"),
        (time(19, 31), "2026-11-07 10:00"),
        (time(23), "2026-11-07 10:00"),
    ],
)
def test_an_interview_is_over_before_they_are_asked_how_it_was(begins: time, asked: str) -> None:
    """On that evening, or on the next day at their hour if the evening would be late."""
    told = Staged(3, Stage.first, FRIDAY, begins)
    story = someone(told, EveningWanted(3, FRIDAY)).settles("2026-11-01T12:00")
    assert story.due("2026-11-02T18:00")[:2] == [("evening:3", "2026-11-05 18:00"), ("notes:3", asked)]


def test_an_interview_that_has_begun_needs_no_card() -> None:
    """A process that was down comes too late with it; until then it does not."""
    told = Staged(3, Stage.first, FRIDAY, time(10))
    story = someone(told, EveningWanted(3, FRIDAY)).settles("2026-11-01T12:00")
    assert [subject for subject, _ in story.due("2026-11-06T09:59")][:2] == ["evening:3", "notes:3"]
    assert next(subject for subject, _ in story.due("2026-11-06T10:00")) == "notes:3"


def test_an_hour_is_that_of_the_interview_they_were_asked_about() -> None:
    """Of another day it says nothing."""
    told = Staged(3, Stage.first, date(2026, 11, 9), time(23))
    story = someone(told, EveningWanted(3, FRIDAY)).settles("2026-11-01T12:00")
    assert ("notes:3", "2026-11-06 19:00") in story.due("2026-11-02T18:00")


def test_an_interview_that_is_moved_or_off() -> None:
    """Told of anew, they were asked anew; put away, there is nothing to prepare for."""
    wanted = EveningWanted(3, FRIDAY)
    moved = someone(wanted).tell("2026-11-03T12:00", Staged(3, Stage.final, date(2026, 11, 9)))
    assert moved.due("2026-11-03T12:00") == []
    moved.tell("2026-11-03T12:01", EveningWanted(3, date(2026, 11, 9)))
    assert [time for _, time in moved.due("2026-11-03T12:01")] == ["2026-11-08 18:00", "2026-11-09 19:00"]
    assert someone(wanted).tell("2026-11-03T12:00", Became(3, State.away)).due("2026-11-03T12:00") == []


def test_an_offer_has_to_be_answered() -> None:
    """The day before, at their hour; not once it is withdrawn."""
    story = someone(Became(3, State.offer), ReplyBy(3, FRIDAY)).settles("2026-11-01T12:00", 9)
    assert story.due("2026-11-02T18:00") == [("reply_by:3", "2026-11-05 09:00")]
    assert story.due("2026-11-06T20:00") == [("reply_by:3", "2026-11-05 09:00")]
    assert story.due("2026-11-07T20:00") == []
    assert story.tell("2026-11-03T12:00", Became(3, State.withdrawn)).due("2026-11-03T12:00") == []


@pytest.mark.parametrize(
    "fact",
    [
        ChaseSent(3, Rung.first),
        NotSent(3, Rung.first),
        Muted(3),
        Became(3, State.away),
        Promised(3, date(2027, 1, 8)),
    ],
)
def test_a_chase_put_off_to_tomorrow_comes_back(fact: Any) -> None:
    """It comes back tomorrow, unless something has made it needless."""
    story = someone(NotSent(3, Rung.first, tomorrow=True))
    assert story.due("2026-11-02T18:00") == [("draft:3", "2026-11-03 12:00")]
    assert story.due("2026-11-06T18:00") == [], "it was for a day"
    assert story.tell("2026-11-02T19:00", fact).due("2026-11-02T19:00") == []


def test_a_time_to_worry_begins_and_ends() -> None:
    """It begins and ends, about one application or about none; an answer takes it away."""
    story = someone(Worrying(3, timedelta(hours=6)))
    assert [time[-5:] for _, time in story.settles("2026-11-01T12:00").due("2026-11-02T18:00")][:2] == [
        "00:00",
        "00:15",
    ]
    assert len(someone(Worrying(0, timedelta(hours=6))).due("2026-11-02T18:00")) == 2
    assert someone(Worrying(3, timedelta(hours=6)), Became(3, State.offer)).due("2026-11-02T18:00") == []


def test_a_day_that_was_named_for_one() -> None:
    """It comes on that day at their hour; a later wish takes its place, and a decision ends it."""
    story = someone(RemindOn(3, FRIDAY)).settles("2026-11-01T12:00", 9)
    assert ("remind:3", "2026-11-06 09:00") in story.due("2026-11-02T18:00")
    assert "remind:3" not in {subject for subject, _ in story.due("2026-11-09T18:00")}, "it was for a day"
    story.tell("2026-11-03T12:00", RemindOn(3, date(2026, 11, 9)))
    reminders = [due for due in story.due("2026-11-03T12:00") if due[0] == "remind:3"]
    assert reminders == [("remind:3", "2026-11-09 09:00")]
    story.tell("2026-11-04T12:00", Became(3, State.withdrawn))
    assert "remind:3" not in {subject for subject, _ in story.due("2026-11-04T12:00")}


def test_a_day_named_for_one_that_is_closed_holds() -> None:
    """Somebody may want to apply there again."""
    story = someone(Became(3, State.away)).tell("2026-11-03T12:00", RemindOn(3, FRIDAY))
    assert [subject for subject, _ in story.due("2026-11-03T12:00")] == ["remind:3"]
    story.tell("2026-11-03T13:00", RemindOn(3, None))
    assert story.due("2026-11-03T13:00") == []


def test_no_nudge_comes_on_the_day_of_a_reminder() -> None:
    """The ladder goes on a day later, and no date is lost."""
    plain = someone().settles("2026-11-01T12:00", 9)
    [(subject, at), *_] = plain.due("2026-11-03T12:00")
    day = date.fromisoformat(at[:10])
    story = someone(RemindOn(3, day)).settles("2026-11-01T12:00", 9)
    later = dict(reversed(story.due("2026-11-03T12:00")))
    assert later[subject] > at
    assert later["remind:3"] == at


def test_a_time_to_write_ends_after_the_minutes_that_were_picked() -> None:
    """It ends after the minutes they picked."""
    story = someone(WritingOut(3, 20))
    assert story.due("2026-11-02T18:00") == [("written:3", "2026-11-02 18:20")]


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/New_York"])
@pytest.mark.parametrize("day", [date.min, date.max])
def test_any_year_can_be_typed(zone: str, day: date) -> None:
    """A slip of the finger in a year breaks nothing."""
    story = Story(zone).settles("2026-11-01T12:00").logs("2026-11-02T12:00", on=FRIDAY)
    story.tell("2026-11-02T18:00", Postponed(7, day=day), EveningWanted(3, day), ReplyBy(3, day))
    assert "reminder" in {
        subject for subject, _ in story.due("2026-11-02T18:00", left={7: story.at("2026-11-02T12:00")})
    }
