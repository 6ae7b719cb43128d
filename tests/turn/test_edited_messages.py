"""They changed a message of theirs: the answer it was part of changes with it."""

from datetime import timedelta

import pytest

from bot.coach.facts.refused import AboutNo
from bot.coach.scripts import SCRIPTS
from bot.events import Edited
from bot.talk.kinds import LONGEST_TEXT
from bot.talk.script import Answer
from bot.turn.corrections.edited_messages import edit
from bot.turn.model.outcome import NeedMoreError
from bot.turn.model.person import Run, RunState
from bot.turn.model.turn import Turn
from tests.support.app import START
from tests.support.turns import a_turn, said

ANSWERS = {
    "mood": Answer("2", START),
    "fits_now": Answer("quick", START, {10: "the short one"}),
    "company": Answer("Acme", START, {11: "Acme"}),
    "role": Answer("Nurse", START, {12: "Nurse"}),
    "stage": Answer("first", START),
    "via": Answer("nobody", START),
    "given": Answer("reason", START),
    "reason": Answer("Too few\nyears", START + timedelta(seconds=9), {13: "Too few", 14: "years"}),
}


def edited(message: int, text: str, *, state: RunState = RunState.current, until: str = "reason") -> Turn:
    """A review of a no, up to one of its answers, and a message of theirs that they have changed."""
    keys = list(ANSWERS)[: list(ANSWERS).index(until) + 1]
    answers = {key: ANSWERS[key] for key in keys}
    run = Run(1, "no", SCRIPTS["no"].version, AboutNo(1), START, START, answers, state)
    turn = a_turn(run)
    edit(turn, Edited(text, message))
    return turn


def answer(turn: Turn, key: str) -> Answer:
    return turn.person.runs[0].answers[key]


def test_an_answer_of_several_messages_changes_in_one_of_them() -> None:
    """It is all of them, one a line, given when it was given."""
    turn = edited(14, "weeks", state=RunState.parked)
    assert answer(turn, "reason") == Answer(
        "Too few\nweeks", ANSWERS["reason"].at, {13: "Too few", 14: "weeks"}
    )
    assert said(turn) == ["corrected"]


def test_the_open_question_stands_below_what_was_corrected() -> None:
    """Where one is open."""
    assert said(edited(11, "Globex", until="role")) == ["corrected", "asks again stage"]


@pytest.mark.parametrize("text", ["", " \u200b ", "x" * (LONGEST_TEXT + 1), "Acme"])
def test_what_can_be_no_answer_or_is_the_same_changes_nothing(text: str) -> None:
    """Nothing is said."""
    turn = edited(11, text)
    assert answer(turn, "company") == ANSWERS["company"]
    assert said(turn) == []


def test_one_of_several_messages_that_is_the_same_changes_nothing() -> None:
    """Telegram tells of a change where only a preview came."""
    assert said(edited(14, "years")) == []


def test_what_is_no_name_may_have_any_shape() -> None:
    """Several lines, several sentences."""
    turn = edited(14, "They had two. I had one.\nSo it was.")
    assert answer(turn, "reason").value == "Too few\nThey had two. I had one.\nSo it was."


def test_a_name_becomes_a_name_only() -> None:
    """A pasted message is none, and neither is one that is too long for one."""
    turn = edited(11, "Dear Ada,\nwe are sorry to tell you.")
    assert (answer(turn, "company"), said(turn)) == (ANSWERS["company"], ["no_name"])
    turn = edited(11, "A" * 200)
    assert (answer(turn, "company"), said(turn)) == (ANSWERS["company"], ["name_too_long"])


def test_a_choice_that_was_typed_is_not_read_again() -> None:
    """It is told how to change it."""
    turn = edited(10, "the whole one")
    assert (answer(turn, "fits_now"), said(turn)) == (ANSWERS["fits_now"], ["edit_unread"])


def test_a_closed_run_is_not_led_to_a_question_that_nobody_asks_any_more() -> None:
    """Its answers stay; where the changed one leads nowhere else, it is changed."""
    turn = edited(11, "Globex", state=RunState.closed, until="role")
    assert (answer(turn, "company"), said(turn)) == (ANSWERS["company"], ["edit_elsewhere"])
    turn = edited(11, "Globex", state=RunState.closed)
    assert (answer(turn, "company").value, said(turn)) == ("Globex", ["corrected"])


def test_a_message_of_no_open_run_is_looked_for_once() -> None:
    """Where it went into no run at all, nothing is to be said."""
    turn = a_turn()
    with pytest.raises(NeedMoreError) as need:
        edit(turn, Edited("words", 99))
    assert need.value.message == 99
    turn.loaded = type(turn.loaded)(turn.person, looked_for=frozenset({("message", 99)}))
    edit(turn, Edited("words", 99))
    assert said(turn) == []
