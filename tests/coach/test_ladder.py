"""Nudges come when they should. November 2 of 2026 is a Monday; the hour is ten, in Berlin."""

from datetime import date, timedelta
from typing import Any

import pytest

from bot.coach.facts.application import Application, Pace, Rung, Stage, Via
from bot.coach.facts.lessons import (
    Compared,
    FeedbackCame,
    Got,
    Matters,
    MessageSent,
    Prepared,
    PrepareOffered,
    Reviewed,
)
from bot.coach.facts.records import (
    AllPaused,
    CameBack,
    ChaseSent,
    Lives,
    Logged,
    Muted,
    NudgeHour,
    Refused,
    Snoozed,
)
from bot.language.understanding.temporal.holidays import workdays
from tests.support.histories import Story

MONDAY = date(2026, 11, 2)


def waiting(*numbers: int, hour: int = 10, zone: str = "Europe/Berlin", **more: Any) -> Story:
    """Somebody with interviews on Monday the 2nd, whose first step is due on Wednesday the 11th."""
    story = Story(zone).settles("2026-11-02T17:00", hour)
    for number in numbers or (3,):
        story.logs("2026-11-02T18:00", number, on=MONDAY, **more)
    return story


def test_a_nudge_comes_at_the_persons_hour() -> None:
    """A nudge comes at their hour; who never said where and when is not nudged."""
    assert waiting().due("2026-11-02T18:00") == [("chase:3:first", "2026-11-11 10:00")]
    assert Story().logs("2026-11-02T18:00").due("2026-11-02T18:00") == []


def test_one_nudge_a_day_comes_the_longest_overdue_first() -> None:
    """One a day over all applications; after two that nobody answers a last word."""
    story = waiting(5, 4).logs("2026-11-02T18:30", 3, on=date(2026, 10, 30))
    assert story.due("2026-11-09T18:00") == [
        ("chase:3:first", "2026-11-10 10:00"),
        ("chase:4:first", "2026-11-11 10:00"),
        ("quiet", "2026-11-12 10:00"),
    ]
    assert story.nudged("2026-11-10T10:00", "chase:3:first").due("2026-11-10T10:01") == [
        ("chase:4:first", "2026-11-11 10:00"),
        ("quiet", "2026-11-12 10:00"),
    ]


def test_after_the_last_word_nothing_comes() -> None:
    """After the last word nothing, until they come back; then from the next day on."""
    story = (
        waiting(3, 4).nudged("2026-11-11T10:00", "chase:3:first").nudged("2026-11-12T10:00", "chase:4:first")
    )
    assert story.due("2026-11-12T10:01") == [("quiet", "2026-11-18 10:00")]
    assert story.nudged("2026-11-18T10:00", "quiet").due("2026-11-18T10:01") == []
    story.tell("2026-12-01T15:00", CameBack())
    assert story.due("2026-12-01T15:00") == [
        ("chase:3:first", "2026-12-02 10:00"),
        ("chase:4:first", "2026-12-03 10:00"),
    ]


def test_a_person_who_reacts_to_each_nudge_gets_no_last_word() -> None:
    """Whoever reacts to each is never told that it gets quiet."""
    story = waiting(3, 4, 5)
    for day, number in ((11, 3), (12, 4), (13, 5)):
        story.nudged(f"2026-11-{day}T10:00", f"chase:{number}:first").tell(f"2026-11-{day}T12:00", CameBack())
    assert [subject for subject, _ in story.due("2026-11-13T12:00")] == [
        "chase:3:first",
        "chase:4:first",
        "quiet",
    ]


def test_reacting_keeps_the_slot_of_the_day() -> None:
    """Something they do while a nudge waits for the end of their dialogue doesn't put it off to tomorrow."""
    story = waiting(3, 4).nudged("2026-11-11T10:00", "chase:3:first").tell("2026-11-12T10:20", CameBack())
    busy = story.at("2026-11-12T11:20")
    assert story.due("2026-11-12T10:20", busy_until=busy)[0] == ("chase:4:first", "2026-11-12 11:20")


@pytest.mark.parametrize(
    ("hour", "busy", "comes"),
    [
        (10, "2026-11-11T10:45", "2026-11-11 10:45"),
        (10, "2026-11-11T09:45", "2026-11-11 10:00"),
        (20, "2026-11-11T20:59", "2026-11-11 20:59"),
        (20, "2026-11-11T21:00", "2026-11-12 20:00"),
        (8, "2026-11-12T00:30", "2026-11-12 08:00"),
    ],
)
def test_a_nudge_waits_for_the_end_of_an_open_dialogue(hour: int, busy: str, comes: str) -> None:
    """It waits until the dialogue was left for an hour; after nine in the evening until the next day."""
    story = waiting(hour=hour)
    assert story.due("2026-11-10T22:00", busy_until=story.at(busy)) == [("chase:3:first", comes)]


@pytest.mark.parametrize(
    ("now", "comes"),
    [
        ("2026-11-11T15:00", "2026-11-11 10:00"),
        ("2026-11-11T20:59", "2026-11-11 10:00"),
        ("2026-11-11T21:00", "2026-11-12 10:00"),
        ("2026-11-14T03:00", "2026-11-16 10:00"),
        ("2026-11-17T07:59", "2026-11-17 10:00"),
    ],
)
def test_the_process_was_down(now: str, comes: str) -> None:
    """Late on the same day it is due at once, but not at night or on a weekend."""
    assert waiting().due(now) == [("chase:3:first", comes)]


def test_the_clock_moves_back() -> None:
    """What was said on a day that comes again isn't said again on it."""
    story = waiting(3, 4).nudged("2026-11-11T10:00", "chase:3:first")
    assert story.due("2026-11-10T09:00")[0] == ("chase:4:first", "2026-11-12 10:00")


def test_a_nudge_never_follows_its_cause_on_the_same_evening() -> None:
    """What they told after the hour has passed isn't answered by a nudge on the same day."""
    late = Story().settles("2026-11-02T17:00").logs("2026-11-23T18:00", on=MONDAY, before=1)
    assert late.due("2026-11-23T18:00") == [("chase:3:second", "2026-11-24 10:00")]
    early = Story().settles("2026-11-02T17:00").logs("2026-11-23T09:00", on=MONDAY)
    assert early.due("2026-11-23T09:00") == [("chase:3:first", "2026-11-23 10:00")]
    sharp = Story().settles("2026-11-02T17:00").logs("2026-11-23T10:00", on=MONDAY)
    assert sharp.due("2026-11-23T10:00") == [("chase:3:first", "2026-11-24 10:00")]
    hour = waiting().tell("2026-11-11T09:00", NudgeHour(8))
    assert hour.due("2026-11-11T09:00") == [("chase:3:first", "2026-11-12 08:00")]


def test_no_nudge_comes_during_a_pause() -> None:
    """All paused: nothing before that day, for good: nothing; going on: from the next hour on."""
    story = waiting().tell("2026-11-03T12:00", AllPaused(date(2026, 11, 21)))
    assert story.due("2026-11-03T12:00") == [("chase:3:first", "2026-11-23 10:00")]
    assert story.tell("2026-11-04T12:00", AllPaused(date.max)).due("2026-11-04T12:00") == []
    assert story.tell("2026-11-16T12:00", AllPaused(None)).due("2026-11-16T12:00") == [
        ("chase:3:first", "2026-11-17 10:00")
    ]


def test_a_snooze_or_a_mute_stops_nudges_about_one_application_only() -> None:
    """A snooze and a mute are about one application; the other is asked about."""
    story = waiting(3, 4).tell("2026-11-03T12:00", Snoozed(3, days=30), Muted(4))
    assert story.due("2026-11-03T12:00") == [("chase:3:first", "2026-12-03 10:00")]


def test_no_nudge_comes_on_the_day_of_a_heavy_review() -> None:
    """Nothing more on that day, not even for a late process."""
    story = waiting().tell("2026-11-11T09:30", Reviewed(9, Pace.quick, heavy=True), run=9)
    assert story.due("2026-11-11T09:30") == [("chase:3:first", "2026-11-12 10:00")]
    light = waiting().tell("2026-11-11T09:30", Reviewed(9, Pace.quick, heavy=False), run=9)
    assert light.due("2026-11-11T09:30") == [("chase:3:first", "2026-11-11 10:00")]


def test_a_move_to_another_zone() -> None:
    """Asked in Auckland in the morning, landed in Los Angeles where the day is the one before: not again."""
    story = waiting(3, 4, zone="Pacific/Auckland").nudged("2026-11-11T10:00", "chase:3:first")
    story.tell("2026-11-11T20:00", Lives("US", "America/Los_Angeles"))
    story.zone = "America/Los_Angeles"
    assert story.due("2026-11-10T23:30")[0] == ("chase:4:first", "2026-11-11 10:00")


@pytest.mark.parametrize(
    ("zone", "before", "after"),
    [
        ("Europe/Berlin", "2026-10-23 10:00", "2026-10-26 10:00"),
        ("Europe/Berlin", "2027-03-26 10:00", "2027-03-29 10:00"),
        ("America/New_York", "2026-10-30 10:00", "2026-11-02 10:00"),
        ("Australia/Lord_Howe", "2026-10-02 10:00", "2026-10-05 10:00"),
    ],
)
@pytest.mark.parametrize("hour", [8, 10, 20])
def test_clocks_are_changed(zone: str, before: str, after: str, hour: int) -> None:
    """Friday before and Monday after a change of the clocks: the same hour on the wall, one each."""
    told = (date.fromisoformat(before[:10]) - timedelta(days=30)).isoformat() + "T17:00"
    story = Story(zone).settles(told, hour)
    for number in (3, 4):
        story.logs(told, number)
    now = story.at(before.replace(" ", "T")) - timedelta(hours=9)
    times = [time.replace(f"{hour:02}:00", "10:00") for _, time in story.due(now)]
    assert times[:2] == [before, after]


# ---------------------------------------------------------------- being ready, and afterwards


def test_preparing_is_offered_two_working_days_before_a_promised_day() -> None:
    """Two working days before it, once; not where they are ready, nor when told later than that."""
    story = waiting(due=date(2026, 11, 20))
    assert story.due("2026-11-02T18:00") == [
        ("prepare:3", "2026-11-18 10:00"),
        ("chase:3:first", "2026-11-24 10:00"),
    ]
    for fact in (PrepareOffered(3), Prepared(3, None, None, "walk", own=False)):
        ready = waiting(due=date(2026, 11, 20)).tell("2026-11-03T12:00", fact)
        assert [subject for subject, _ in ready.due("2026-11-03T12:00")] == ["chase:3:first"]
    assert story.nudged("2026-11-18T10:00", "prepare:3").due("2026-11-18T10:01")[0][0] == "chase:3:first"
    late = Story().settles("2026-11-02T17:00").logs("2026-11-19T18:00", due=date(2026, 11, 20))
    assert [subject for subject, _ in late.due("2026-11-19T18:00")] == ["chase:3:first"]


def test_prepare_is_not_offered_too_late_or_too_early() -> None:
    """Not after the promised day has passed in a pause, not before the interview, not while snoozed."""
    story = waiting(due=date(2026, 11, 20)).tell("2026-11-03T12:00", AllPaused(date(2026, 11, 23)))
    assert [subject for subject, _ in story.due("2026-11-03T12:00")] == ["chase:3:first"]
    ahead = Story().settles("2026-11-02T17:00")
    ahead.logs("2026-11-02T18:00", on=date(2026, 11, 19), due=date(2026, 11, 20))
    assert ahead.due("2026-11-02T18:00")[0] == ("prepare:3", "2026-11-20 10:00")
    snoozed = waiting(due=date(2026, 11, 20)).tell("2026-11-03T12:00", Snoozed(3, until=date(2026, 11, 19)))
    assert snoozed.due("2026-11-03T12:00")[0] == ("prepare:3", "2026-11-19 10:00")


@pytest.mark.parametrize("via", [Via.agency, Via.nobody])
def test_preparing_is_offered_after_the_second_chase(via: Via) -> None:
    """Without a promised day, once they had to ask twice."""
    story = waiting(via=via).tell("2026-11-11T12:00", ChaseSent(3, Rung.first))
    second = Rung.third if via is Via.nobody else Rung.second
    assert len(story.due("2026-11-11T12:00")) == 1
    assert story.tell("2026-11-26T12:00", ChaseSent(3, second)).due("2026-11-26T12:00")[0] == (
        "prepare:3",
        "2026-11-27 10:00",
    )


def refused(number: int = 3) -> Story:
    """Somebody who got a no on Monday the 2nd."""
    return waiting(number).tell("2026-11-02T19:00", Refused(number, None))


def test_what_came_of_a_feedback_request_is_asked_once() -> None:
    """Seven working days after a request was sent, once, over a holiday; not when it has come."""
    story = refused().tell("2026-12-17T12:00", MessageSent(3, "feedback_recruiter"))
    story.tell("2026-12-18T12:00", MessageSent(3, "thanks_for_telling"))
    assert story.due("2026-12-18T12:00") == [("feedback:3", "2026-12-28 10:00")]
    story.workdays = workdays("DE", MONDAY)
    assert story.due("2026-12-18T12:00") == [("feedback:3", "2026-12-29 10:00")]
    came = refused().tell("2026-12-17T12:00", MessageSent(3, "feedback_recruiter"), FeedbackCame(3, Got.some))
    assert came.due("2026-12-18T12:00") == []
    assert story.nudged("2026-12-29T10:00", "feedback:3").due("2026-12-29T10:01") == []


def test_a_very_heavy_close() -> None:
    """One mood tap three days later, on a Sunday too and before all else; not weeks later; never twice."""
    review = Reviewed(9, Pace.quick, heavy=True, very_heavy=True)
    story = waiting().tell("2026-11-12T21:30", review, run=7)
    assert story.due("2026-11-12T21:30") == [
        ("chase:3:first", "2026-11-13 10:00"),
        ("mood:7", "2026-11-15 10:00"),
    ]
    assert story.due("2026-11-15T09:00")[0] == ("mood:7", "2026-11-15 10:00")
    assert [subject for subject, _ in story.due("2026-11-20T09:00")] == ["chase:3:first"]
    assert story.due("2026-11-16T09:00")[0] == ("mood:7", "2026-11-16 10:00")
    story.nudged("2026-11-15T10:00", "mood:7")
    assert [subject for subject, _ in story.due("2026-11-15T11:00")] == ["chase:3:first"]
    heavy = refused().tell("2026-11-12T21:30", Reviewed(9, Pace.quick, heavy=True), run=7)
    assert heavy.due("2026-11-12T21:30") == []


def test_every_third_similar_no_brings_the_offer_to_compare() -> None:
    """The day after a third similar no, again at the sixth, never twice for the same."""
    story = Story().settles("2026-11-02T17:00").tell("2026-11-02T17:00", Matters("my kids"))
    for number in (3, 4, 5):
        application = Application(number, "Acme", "Baker", Stage.first, Via.nobody)
        story.tell(f"2026-11-0{number}T12:00", Logged(application), Refused(number, None))
    assert story.due("2026-11-05T12:00", similar=(3, 4)) == []
    assert story.due("2026-11-05T12:00", similar=(3, 4, 5)) == [("patterns:5", "2026-11-06 10:00")]
    story.tell("2026-11-06T12:00", Compared(5))
    assert story.due("2026-11-06T12:00", similar=(3, 4, 5)) == []
    for number in (6, 7, 8):  # of another kind, where nothing was compared yet
        application = Application(number, "Acme", "Nurse", Stage.first, Via.nobody)
        story.tell(f"2026-11-1{number}T12:00", Logged(application), Refused(number, None))
    assert story.due("2026-11-18T12:00", similar=(3, 4, 5, 6, 7)) == []
    assert story.due("2026-11-18T12:00", similar=(3, 4, 5, 6, 7, 8))[0][0] == "patterns:8"
    assert story.due("2026-11-18T12:00", similar=(6, 7, 8))[0][0] == "patterns:8"
