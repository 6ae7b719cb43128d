"""A text that was not understood: each time in a row another way, with a way on."""

import pytest

from bot.coach.facts.known import AboutWait
from bot.turn.model.callback_data import AnswerTap, BeginTap, Control, ControlTap, RunAction, RunTap, Tap
from bot.turn.model.person import Run, RunState
from bot.turn.model.says import Asked, Card
from bot.turn.model.turn import Turn
from bot.turn.readings.reading import NO_READINGS, Kind, Reading, Readings
from bot.turn.texts import not_understood
from tests.support.app import START
from tests.support.turns import a_no, a_run, a_start, a_turn, now_open, said, states

LOW_OR_HEAVY = Readings((Reading(Kind.answer, "3", 0.3), Reading(Kind.answer, "4", 0.28)))


def misheard(turn: Turn, heard: Readings = NO_READINGS) -> Turn:
    run, ask = now_open(turn)
    not_understood.at_question(turn, run, ask, heard)
    return turn


def taps(say: object) -> tuple[Tap, ...]:
    """What can be tapped below a question's place."""
    assert isinstance(say, Asked)
    assert say.instead is not None
    return (*say.only, *(button.tap for button in say.instead.buttons))


def test_the_same_is_never_said_twice_in_a_row() -> None:
    """The fourth time it is left alone; all that was said is kept."""
    turn = a_turn(a_no(1, mood="2"))
    ways = [said(misheard(turn)) for _ in range(4)]
    assert ways == [["misread at fits_now"], ["misread_again at fits_now"], ["misread_third"], ["kept"]]
    assert states(turn) == {1: RunState.parked}


def test_what_was_most_likely_meant_is_asked_back() -> None:
    """Two readings at most, and something else."""
    [say] = misheard(a_turn(a_no(1)), LOW_OR_HEAVY).says
    again = RunTap(RunAction.go, 1)
    assert taps(say) == (AnswerTap(1, "mood", "3"), AnswerTap(1, "mood", "4"), again)


def test_moves_and_wishes_are_asked_back_too() -> None:
    """By the buttons that do them."""
    heard = Readings((Reading(Kind.move, "back", 0.3), Reading(Kind.wish, "log", 0.2)))
    [say] = misheard(a_turn(a_no(1, mood="2")), heard).says
    assert taps(say)[:2] == (ControlTap(1, "fits_now", Control.back), BeginTap("log", way="new"))


@pytest.mark.parametrize(
    "reading",
    [Reading(Kind.answer, "3", 0.14), Reading(Kind.ask, "money", 0.3), Reading(Kind.meta, "what", 0.3)],
)
def test_what_is_unlikely_or_has_no_button_is_not_asked_back(reading: Reading) -> None:
    """The question's own buttons are shown."""
    [say] = misheard(a_turn(a_no(1)), Readings((reading,))).says
    assert taps(say) == ()


def test_moves_that_the_question_does_not_have_are_not_asked_back() -> None:
    """There is no way back from the first question, and this one can't be skipped."""
    for readings in (
        [Reading(Kind.move, "back", 0.3)],
        [Reading(Kind.words, "words", 0.4), Reading(Kind.move, "skip", 0.3)],
    ):
        [say] = misheard(a_turn(a_no(1)), Readings(tuple(readings))).says
        assert taps(say) == ()


def test_who_has_no_answer_where_one_is_needed_gets_it_explained() -> None:
    """The first time: an example helps more than the buttons once more."""
    turn = misheard(a_turn(a_no(1)), Readings((Reading(Kind.move, "skip", 0.3),)))
    [say] = turn.says
    assert isinstance(say, Asked)
    assert say.explained


def test_who_has_no_answer_where_none_is_needed_is_asked_whether_to_skip() -> None:
    """The button is there."""
    run = a_run(1, "log", AboutWait(1, START.date()), company="Acme", role="Nurse", stage="applied")
    [say] = misheard(a_turn(run), Readings((Reading(Kind.move, "skip", 0.3),))).says
    assert taps(say)[0] == ControlTap(1, "on", Control.skip)


@pytest.mark.parametrize("times", [1, 2, 3])
def test_there_is_always_a_way_on(times: int) -> None:
    """The question's buttons, or those of a card."""
    turn = a_turn(a_no(1, mood="2"))
    for _ in range(times):
        turn.says.clear()
        misheard(turn)
    [say] = turn.says
    assert isinstance(say, Asked) or (isinstance(say, Card) and say.buttons)


def test_where_a_day_is_asked_for_it_says_what_would_do() -> None:
    """There is no answer to point at."""
    run: Run = a_run(1, "log", AboutWait(1, START.date()), company="Acme", role="Nurse", stage="applied")
    turn = a_turn(run)
    assert said(misheard(turn)) == ["past_day_needed at on"]
    assert said(misheard(turn)) == ["misread_words at on"]


def test_while_nothing_is_open_it_is_the_menu_twice_and_then_a_word() -> None:
    """The words change from one time to the next."""
    turn = a_turn(last=1)
    ways = []
    for _ in range(5):
        not_understood.idle(turn, NO_READINGS)
        ways += said(turn)
    assert ways[:2] == ["menu", "menu"]
    assert set(ways[2:]) == {"lost", "lost_again"}
    assert ways[2] != ways[3] != ways[4]


def test_while_nothing_is_open_a_likely_wish_is_asked_back() -> None:
    """Once: the second time there is the menu."""
    turn = a_turn(last=1)
    heard = Readings((Reading(Kind.wish, "yes", 0.2), Reading(Kind.wish, "next_round", 0.18)))
    not_understood.idle(turn, heard)
    [say] = turn.says
    assert isinstance(say, Card)
    assert [button.label for button in say.buttons] == ["menu__yes", "not_these"]
    turn.says.clear()
    not_understood.idle(turn, heard)
    assert said(turn) == ["menu"]


def test_a_new_person_begins_at_the_start() -> None:
    """Whatever their first word was."""
    turn = a_turn()
    not_understood.idle(turn, NO_READINGS)
    assert said(turn)[-1] == "asks now"


def test_a_brief_dialogue_is_only_closed() -> None:
    """There is nothing in it to come back to."""
    turn = a_turn(a_start())
    for _ in range(4):
        turn.says.clear()
        misheard(turn)
    assert said(turn) == ["fine"]
