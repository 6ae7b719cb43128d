"""The dialogues of `no` and the five steps: every route ends, and the rules of each step hold."""

from functools import cache
from typing import Any

import pytest

from bot.coach.dialogues.no import NO, FitsNow, Given, options_for
from bot.coach.dialogues.reflection import REFLECTION
from bot.coach.dialogues.wider_look import RULED_OUT, Direction, MustStay
from bot.coach.facts.application import Pace
from bot.coach.facts.heaviness import HEAVY, LOW, UNSAID
from bot.coach.facts.refused import AboutNo, AboutReview
from bot.coach.scripts import SCRIPTS as BY_NAME
from bot.talk.kinds import MOST_OPTIONS, Choose, ChooseMany, Pick
from bot.talk.paths import positions
from bot.talk.script import Position, Script
from tests.support.routes import routes_of

SCRIPTS = tuple(BY_NAME.values())


@cache
def ends(script: Script) -> tuple[tuple[Any, Position], ...]:
    """Return the end of every route: each route is walked once for all tests, which only look at it."""
    found = []
    for facts, route in routes_of(script):
        *_, last = positions(script, facts, route)
        found.append((facts, last))
    return tuple(found)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_every_route_ends_and_no_question_has_more_than_five_buttons(script: Script) -> None:
    """Nobody is left without a question or an ending."""
    for facts, route in routes_of(script):
        for position in positions(script, facts, route):
            if position.ask is None:
                assert position.ending is not None
                continue
            kind = position.ask.kind
            if isinstance(kind, Choose | ChooseMany):
                assert 1 <= len(kind.offered) <= MOST_OPTIONS, kind.key
            if isinstance(kind, Pick):
                assert kind.items


def test_the_heavier_it_is_the_less_is_asked() -> None:
    """Very heavy: no review is offered today. Heavy: reply and later come first."""
    assert not {FitsNow.quick, FitsNow.whole} & set(options_for(5))
    assert set(options_for(4)[:2]) == {FitsNow.reply, FitsNow.later}
    assert options_for(3)[0] is FitsNow.quick


def test_what_must_stay_is_not_offered_for_change() -> None:
    """Who can't move is not asked to relocate."""
    for _, end in ends(REFLECTION):
        ruled_out = {d for m in end.values.get("must_stay", ()) for d in RULED_OUT[MustStay(m)]}
        if "direction" in end.asks:
            kind = end.asks["direction"].kind
            assert isinstance(kind, ChooseMany)
            assert not ruled_out & set(kind.offered)
            assert all(isinstance(d, Direction) for d in kind.offered)


def test_a_wider_look_comes_on_its_own_from_the_third_similar_no_only() -> None:
    """Before that it is one tap, and may be left."""
    for facts, end in ends(REFLECTION):
        together = "together" in end.path and end.values["together"].value == "yes"
        assert together <= facts.third
        assert ("look_wider" in end.path) == (not together)
        assert ("must_stay" in end.path) == (together or end.values["look_wider"].value == "look")


def test_silence_is_asked_nothing() -> None:
    """No feedback request goes to people who didn't answer."""
    for facts, end in ends(REFLECTION):
        if not facts.application.answered:
            assert not {"ask", "reply", "request.sent"} & set(end.path)
            assert "feedback" not in end.records


def test_two_steps_heavier_or_very_heavy_stops_gently() -> None:
    """The record says so, so that nothing more comes that day."""
    for facts, end in ends(REFLECTION):
        after = end.values["mood_after"]
        after = facts.mood if after is None else after
        heavy = after == 5 or after >= facts.mood + 2
        assert end.ending is not None
        assert end.ending.words == ("heavy" if heavy else "closed")
        assert end.records["reviewed"].heavy is heavy


def test_a_no_leads_on_to_the_pace_that_was_chosen() -> None:
    """With the application they named, and its mood."""
    for facts, end in ends(NO):
        assert isinstance(facts, AboutNo)
        assert end.ending is not None
        fits = end.values.get("fits_now")  # none where only the request for feedback is wanted
        if fits not in (FitsNow.quick, FitsNow.whole):
            assert end.ending.then is None
            continue
        assert end.ending.then is not None
        review = end.ending.then.about
        assert isinstance(review, AboutReview)
        assert review.pace is (Pace.quick if fits is FitsNow.quick else Pace.whole)
        assert review.mood == (end.values["mood"] or UNSAID)
        silent = facts.silent or end.values.get("given") is Given.silence
        assert review.application.answered is not silent
        # Silence that they called a no was established where they did, one told before the first time.
        told = facts.silent or facts.again
        assert told or end.records["refused"].application == review.application.number


def test_who_is_low_or_heavy_is_asked_for_kind_words_before_what_went_badly() -> None:
    """In the whole review only; never where it is light, or where they didn't say how it is."""
    for _, end in ends(NO):
        review = end.ending.then.about if end.ending is not None and end.ending.then is not None else None
        if isinstance(review, AboutReview):
            assert review.low is (end.values["mood"] in (LOW, HEAVY))
    asked = 0
    for facts, end in ends(REFLECTION):
        due = facts.low and facts.pace is Pace.whole
        assert ("kind" in end.path) is due
        if due:
            asked += 1
            assert end.path.index("went_well") < end.path.index("kind") < end.path.index("went_badly")
    assert asked
