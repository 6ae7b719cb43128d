"""Somebody who doesn't want to talk is let be."""

from datetime import timedelta

import pytest

from bot.coach.facts.application import State
from bot.coach.facts.records import Logged
from bot.turn.model.person import RunState
from bot.turn.model.recent_signals import ENOUGH, EVENING, NO_SIGNALS
from bot.turn.model.turn import Turn
from bot.turn.readings.reading import Kind, Reading, Readings
from bot.turn.runs import parked
from bot.turn.texts import acting, acting_idle
from bot.turn.wellbeing import refusals
from tests.support.app import START
from tests.support.by_typing import names, once, says, somebody
from tests.support.chat import Chat
from tests.support.turns import ACME, a_no, a_turn, held, now_open, said, states


def move(turn: Turn, name: str) -> None:
    """They say that at the open question, or while nothing is open."""
    heard = Readings((Reading(Kind.move, name, 0.9),))
    if turn.person.current is None:
        assert acting_idle.act_idle(turn, heard, "words")
    else:
        run, ask = now_open(turn)
        assert acting.act_on_reading(turn, run, ask, heard, "words")


def test_the_first_refusal_is_met_and_the_second_leaves_it() -> None:
    """Nothing is asked about it the second time."""
    turn = a_turn(a_no(1, mood="2"))
    move(turn, "refuse")
    assert said(turn) == ["refused"]
    assert states(turn) == {1: RunState.current}
    move(turn, "refuse")
    assert said(turn) == ["kept"]
    assert states(turn) == {1: RunState.parked}


def test_forget_it_leaves_at_once() -> None:
    """What was said so far is kept."""
    turn = a_turn(a_no(1, mood="2"))
    move(turn, "leave")
    assert said(turn) == ["kept"]
    assert states(turn) == {1: RunState.parked}


@pytest.mark.parametrize(
    "names", [("refuse", "refuse", "refuse"), ("stop", "later", "leave"), ("leave",) * 3]
)
def test_the_third_time_leaves_in_peace(names: tuple[str, ...]) -> None:
    """In whatever words; what is open is kept, and there is no question."""
    turn = a_turn(a_no(1, mood="2"))
    for name in names:
        said(turn)
        move(turn, name)
    assert said(turn) == ["enough"]
    assert turn.person.current is None
    assert turn.stale
    move(turn, "refuse")
    assert said(turn) == ["fine"]


def test_in_peace_nothing_is_offered_and_no_nudge_comes() -> None:
    """Until the evening is over."""
    lately = NO_SIGNALS
    for _ in range(ENOUGH):
        lately = lately.with_refusal(START)
    left = a_no(1, mood="2").but(state=RunState.parked)
    turn = a_turn(left, lately=lately)
    parked.offer_parked(turn)
    assert said(turn) == []
    assert turn.person.busy_until == START + EVENING
    turn = a_turn(left, lately=lately, now=START + EVENING)
    parked.offer_parked(turn)
    assert said(turn) == ["parked"]


def test_an_open_dialogue_keeps_nudges_away_as_long_as_it_did() -> None:
    """Whichever of the two is longer."""
    turn = a_turn(a_no(1, START + timedelta(hours=20), mood="2"), facts=(held(100, Logged(ACME)),))
    alone = turn.person.busy_until
    turn.person = turn.person.__class__(**{**vars(turn.person), "lately": NO_SIGNALS.with_refusal(START)})
    assert turn.person.busy_until == alone


def test_a_refusal_while_nothing_is_open_gets_one_word() -> None:
    """No menu, and no question."""
    turn = a_turn(last=1)
    move(turn, "refuse")
    assert said(turn) == ["fine"]
    assert "refuse" in refusals.REFUSING


@pytest.mark.parametrize("line", ["got rejected by Globex for cook", "got a no from Globex"])
def test_a_named_no_is_noted_though_it_is_too_heavy_to_talk(line: str) -> None:
    """Nothing is asked, and nothing has to be said again another day."""
    chat = somebody("Acme")
    says(chat, line)
    says(chat, "very heavy")
    assert "noted as a no" in says(chat, "leave it")
    assert names(chat) == {"Acme": State.waiting, "Globex": State.no}


OFFER = "Shall we stop here? It's all kept."


@once
def in_a_review() -> Chat:
    """At the first question of a whole review, after a hard no."""
    chat = Chat()
    for line in (
        "i got a no from Acme, data engineer, first interview, low",
        *("the full review", "the hiring manager", "no"),
    ):
        assert says(chat, line)
    return chat


@pytest.mark.parametrize(
    ("first", "second"),
    [("nothing really", "i don't know"), ("idk", "dunno"), ("no idea", "can't think"), ("skip", "meh")],
)
def test_after_two_hard_answers_it_offers_to_stop(first: str, second: str) -> None:
    """The next question waits, and what was written is kept."""
    chat = in_a_review()
    assert OFFER not in says(chat, first)
    assert says(chat, second).startswith("These are hard questions to answer right now")
    assert "saved" in says(chat, "yes")
    assert chat.loaded.person.current is None


def test_it_offers_that_once_and_goes_on_where_they_like() -> None:
    """A refusal in words later is the second, and leaves what is open."""
    chat = in_a_review()
    says(chat, "idk")
    assert OFFER in says(chat, "dunno")
    assert "?" in says(chat, "go on")
    assert OFFER not in says(chat, "idk")
    run = chat.loaded.person.current
    assert run is not None
    assert chat.loaded.person.lately.refused == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [("we clicked", "idk"), ("idk", "we clicked over coffee"), ("skip", "skip"), ("SQL", "Go")],
)
def test_one_hard_answer_is_no_reason_to_stop(first: str, second: str) -> None:
    """Short ones that say something are none, and a Skip is none by itself."""
    chat = in_a_review()
    assert OFFER not in says(chat, first) + says(chat, second)
