"""What matters to a person is written about after a no, and never before it. November 2 is a Monday."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.coach.briefing import briefing_for
from bot.coach.dialogues.prepare import PREPARE
from bot.coach.facts.application import Pace, Stage, State
from bot.coach.facts.context import Beginning
from bot.coach.facts.known import AboutValues, Topic
from bot.coach.facts.lessons import Matters, Reviewed, VeryHeavy
from bot.coach.facts.records import AllPaused, Became, CameBack, Refused
from bot.coach.workdays import ANYWHERE
from tests.support.histories import Story
from tests.support.routes import routes_of

OFFER = ("values:3", "2026-11-04 10:00")
"""The offer comes at their hour on the day after."""


def refused(*facts: Any, at: str = "2026-11-03T12:00") -> Story:
    """Somebody with one application, who got a no on Tuesday and said more with it."""
    story = Story().settles("2026-11-02T17:00").logs("2026-11-02T18:00")
    return story.tell(at, Refused(3, None), *facts, run=7)


def reviewed(*, very_heavy: bool = False) -> Reviewed:
    return Reviewed(3, Pace.quick, heavy=very_heavy, very_heavy=very_heavy)


def test_it_is_offered_on_the_day_after_a_no() -> None:
    """At their hour, whether or not there was a review; and nothing of it comes while they wait."""
    assert refused().due("2026-11-03T12:00") == [OFFER]
    assert refused(reviewed()).due("2026-11-03T12:00") == [OFFER]
    waits = Story().settles("2026-11-02T17:00").logs("2026-11-02T18:00")
    assert "values:3" not in dict(waits.due("2026-11-02T18:00"))


def test_a_no_is_closed_with_its_review() -> None:
    """The day counts from the review, if that comes later than the no."""
    story = refused().tell("2026-11-05T12:00", reviewed(), run=8)
    assert story.due("2026-11-05T12:00") == [("values:3", "2026-11-06 10:00")]


def test_it_comes_on_a_working_day_within_a_week() -> None:
    """It keeps all limits of what nobody asked for: a weekend, a pause, and what is long gone."""
    friday = refused(at="2026-11-06T12:00")
    assert friday.due("2026-11-06T12:00") == [("values:3", "2026-11-09 10:00")]
    short = refused(AllPaused(date(2026, 11, 9)))
    assert short.due("2026-11-03T12:00") == [("values:3", "2026-11-09 10:00")]
    assert refused(AllPaused(date(2026, 11, 20))).due("2026-11-03T12:00") == []
    assert refused().due("2026-12-03T12:00") == []


def test_it_keeps_out_of_the_way_of_an_interview() -> None:
    """The evening before one is for its card, and the day for the interview."""
    story = refused().logs("2026-11-03T12:30", 4, on=date(2026, 11, 5))
    assert story.due("2026-11-03T12:30")[0] == ("values:3", "2026-11-06 10:00")
    applied = refused().logs("2026-11-03T12:30", 4, stage=Stage.applied, on=date(2026, 11, 5))
    assert applied.due("2026-11-03T12:30")[0] == OFFER


def test_it_is_offered_once_in_all() -> None:
    """Not after a second no, and not to people who have written about it already."""
    story = refused().nudged("2026-11-04T10:00", "values:3").tell("2026-11-04T11:00", CameBack())
    story.logs("2026-11-05T12:00", 4).tell("2026-11-06T12:00", Refused(4, None))
    assert story.due("2026-11-06T12:00") == []
    assert refused(Matters("my kids")).due("2026-11-03T12:00") == []


def test_it_is_never_offered_when_it_is_very_heavy() -> None:
    """Said at the beginning or at the end; a review that ended lighter counts for more."""
    assert refused(VeryHeavy()).due("2026-11-03T12:00") == []
    assert "values:3" not in dict(refused(reviewed(very_heavy=True)).due("2026-11-03T12:00"))
    lighter = refused(VeryHeavy()).tell("2026-11-04T12:00", reviewed(), run=8)
    assert lighter.due("2026-11-04T12:00") == [("values:3", "2026-11-05 10:00")]


def test_a_heavy_no_of_long_ago_keeps_nothing_away() -> None:
    """Each no has its own weight."""
    story = Story().settles("2026-10-02T17:00").tell("2026-10-02T18:00", VeryHeavy())
    story.logs("2026-11-02T18:00").tell("2026-11-03T12:00", Refused(3, None))
    assert story.due("2026-11-03T12:00") == [OFFER]


def test_a_no_that_is_unfinished_or_open_again_is_not_closed() -> None:
    """While its dialogue is left for later, and once they wrote after all."""
    story = refused()
    assert story.due("2026-11-03T12:00", unfinished=story.at("2026-11-03T12:05")) == []
    assert story.due("2026-11-03T12:00", unfinished=story.at("2026-10-03T12:05")) == [OFFER]
    again = refused().tell("2026-11-03T13:00", Became(3, State.offer))
    assert again.due("2026-11-03T13:00") == []


@pytest.mark.parametrize(("today", "waits"), [("2026-11-03T20:00", True), ("2026-11-04T09:00", False)])
def test_on_a_very_heavy_day_it_waits_though_they_ask(today: str, waits: bool) -> None:
    """On the next day they may."""
    story = refused(VeryHeavy())
    begin = Beginning(story.history, 9, story.at(today), ZoneInfo(story.zone), ANYWHERE, None, lambda *_: ())
    assert briefing_for("values", Topic(), begin) == AboutValues(very_heavy=waits)


def test_nothing_of_it_is_asked_before_a_no() -> None:
    """It left `prepare`, but for runs that had begun before."""
    asked: dict[bool, set[str]] = {False: set(), True: set()}
    for facts, route in routes_of(PREPARE):
        asked[facts.values_later] |= {key for key, _ in route}
    assert {"at_desk", "values"} <= asked[False]
    assert asked[True]
    assert not {"at_desk", "values"} & asked[True]
