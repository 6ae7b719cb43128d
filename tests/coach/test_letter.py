"""A letter to a friend comes back two days later, to the person who wrote it. November 2 is a Monday."""

from datetime import date
from typing import Any

import pytest

from bot.coach.dialogues.reflection import REFLECTION
from bot.coach.facts.application import Pace, State
from bot.coach.facts.lessons import FriendLetter, Matters
from bot.coach.facts.records import AllPaused, Became, Refused
from bot.talk.paths import positions
from tests.support.histories import Story
from tests.support.routes import routes_of

LETTER = FriendLetter(3, "Dear Ada, it isn't you.")


def wrote(*facts: Any, settled: bool = True, zone: str = "Europe/Berlin") -> Story:
    """Somebody who wrote one on Tuesday at noon."""
    story = Story(zone).settles("2026-11-02T17:00") if settled else Story(zone)
    story.logs("2026-11-02T18:00").tell("2026-11-03T11:00", Refused(3, None), Matters("my kids"))
    return story.tell("2026-11-03T12:00", LETTER, *facts, run=8)


def test_it_comes_back_at_their_hour_two_days_later() -> None:
    """On a weekend too: it is no nudge. It is not sent once it is late by days."""
    assert wrote().due("2026-11-03T12:00") == [("letter:3", "2026-11-05 10:00")]
    assert wrote().due("2026-11-06T12:00") == [("letter:3", "2026-11-05 10:00")]
    assert wrote().due("2026-11-07T12:00") == []


def test_without_an_hour_it_comes_at_the_time_of_day_when_it_was_written() -> None:
    """They were awake then."""
    assert wrote(settled=False, zone="UTC").due("2026-11-03T12:00") == [("letter:3", "2026-11-05 12:00")]


def test_it_does_not_come_in_a_pause() -> None:
    """Nobody picked its day. After the pause it is not brought up again."""
    assert wrote(AllPaused(date(2026, 11, 9))).due("2026-11-03T12:00") == []
    assert wrote(AllPaused(date.max)).due("2026-11-03T12:00") == []
    assert wrote(AllPaused(date(2026, 11, 9)), AllPaused(None)).due("2026-11-03T12:00") != []
    assert wrote(AllPaused(date(2026, 11, 5))).due("2026-11-03T12:00") != []


@pytest.mark.parametrize("state", [State.offer, State.waiting])
def test_it_does_not_come_once_the_no_is_none(state: State) -> None:
    """They wrote after all."""
    story = wrote().tell("2026-11-04T12:00", Became(3, state))
    assert "letter:3" not in dict(story.due("2026-11-04T12:00"))


def test_only_a_whole_review_that_asked_for_a_letter_keeps_it() -> None:
    """In a short one it is a question; older runs were told of no letter; a skip keeps nothing."""
    for facts, route in routes_of(REFLECTION):
        *_, end = positions(REFLECTION, facts, route)
        asked = facts.letter and facts.pace is Pace.whole
        kept = end.records.get("letter")
        assert (kept is not None) == (asked and end.values["friend"] is not None)
        assert kept is None or kept == FriendLetter(facts.application.number, end.values["friend"])
