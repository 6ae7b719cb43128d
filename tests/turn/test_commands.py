"""Buttons of cards act on runs, and a person who blocks the bot or comes back is noted."""

import pytest

from bot.events import Commanded
from bot.turn.model.callback_data import RunAction, RunTap
from bot.turn.model.person import Run, RunState
from bot.turn.model.turn import Turn
from bot.turn.routing import commands
from tests.support.app import START
from tests.support.chat import Chat
from tests.support.turns import a_no, a_start, a_turn, said, states

CURRENT, PARKED, CLOSED = RunState.current, RunState.parked, RunState.closed
LEFT = a_no(1, mood="2").but(state=PARKED)


def tapped(action: RunAction, *runs: Run, number: int = 1) -> Turn:
    turn = a_turn(*runs)
    commands.tap(turn, RunTap(action, number))
    return turn


def test_go_on_takes_up_what_was_left() -> None:
    """What is current shows its question once more."""
    turn = tapped(RunAction.go, LEFT, a_no(2, mood="2"))
    assert (states(turn), said(turn)) == ({1: CURRENT, 2: PARKED}, ["asks fits_now"])
    turn = tapped(RunAction.go, a_no(1, mood="2"))
    assert (states(turn), said(turn)) == ({1: CURRENT}, ["asks fits_now"])


def test_stop_here_asks_when_to_go_on() -> None:
    """What was left already stays so."""
    turn = tapped(RunAction.stop, a_no(1, mood="2"))
    assert (states(turn), said(turn)) == ({1: PARKED, 2: CURRENT}, ["asks when"])
    turn = tapped(RunAction.stop, LEFT)
    assert (states(turn), said(turn)) == ({1: PARKED}, ["stays"])
    turn = tapped(RunAction.stop, LEFT, a_no(2, mood="2"))  # never silence, whatever else is open
    assert (states(turn), said(turn)) == ({1: PARKED, 2: CURRENT}, ["stays"])


def test_keep_leaves_it_without_a_question() -> None:
    """It is there when they want it."""
    turn = tapped(RunAction.keep, a_no(1, mood="2"))
    assert (states(turn), said(turn)) == ({1: PARKED}, ["kept"])


def test_not_now_leaves_all_as_it_is() -> None:
    """Under what is current it is an old button."""
    assert said(tapped(RunAction.stay, LEFT)) == ["stays"]
    turn = tapped(RunAction.stay, a_no(1, mood="2"))
    assert (turn.toast, said(turn)) == ("settled", [])


def test_what_is_thrown_away_is_gone() -> None:
    """Not what came to its end: that has buttons of its own."""
    turn = tapped(RunAction.discard, a_no(1, mood="2"))
    assert (states(turn), said(turn)) == ({}, ["discarded"])
    turn = tapped(RunAction.discard, a_no(1, mood="2").but(state=CLOSED))
    assert (states(turn), turn.toast) == ({1: CLOSED}, "settled")


@pytest.mark.parametrize("action", [RunAction.go, RunAction.stop, RunAction.keep, RunAction.review])
def test_a_button_of_what_is_over_does_nothing(action: RunAction) -> None:
    """A short word on the button says so."""
    turn = tapped(action, a_no(1, mood="2").but(state=CLOSED))
    assert (states(turn), turn.toast, said(turn)) == ({1: CLOSED}, "settled", [])


def test_a_review_opens_and_is_deleted_at_the_second_button() -> None:
    """The first one asks."""
    review = a_no(1, mood="2").but(state=CLOSED, recorded_at={"reviewed": START})
    assert said(tapped(RunAction.review, review)) == ["leaves no", "review"]
    turn = tapped(RunAction.delete, review)
    assert (states(turn), said(turn)) == ({1: CLOSED}, ["delete_review"])
    turn = tapped(RunAction.deleted, review)
    assert (states(turn), said(turn)) == ({}, ["review_deleted"])


def test_a_reminder_is_about_what_is_still_left() -> None:
    """Whoever has gone on with it by themselves needs none."""
    turn = a_turn(LEFT, a_start(2))
    commands.reminded(turn, LEFT)
    assert said(turn) == ["reminder"]
    commands.reminded(turn, a_no(1, mood="2"))
    assert said(turn) == []


def test_who_is_back_sees_the_open_question_and_all_is_planned_anew() -> None:
    """Who was there all the time sees it too, and nothing has to be planned."""
    turn = a_turn(a_no(1), blocked=True)
    commands.note_blocked(turn, blocked=False)
    assert (turn.person.blocked, turn.stale, said(turn)) == (False, True, ["asks again mood"])
    turn = a_turn(a_no(1))
    commands.note_blocked(turn, blocked=False)
    assert (turn.stale, said(turn)) == (False, ["asks again mood"])


def test_who_blocks_the_bot_is_told_nothing() -> None:
    """What was planned is dropped."""
    turn = a_turn(a_no(1))
    commands.note_blocked(turn, blocked=True)
    assert (turn.person.blocked, turn.stale, said(turn)) == (True, True, [])


@pytest.mark.parametrize(
    "argument",
    [
        "rejected me because of experience",
        "they went with someone internal",
        "got rejected",
        "i got the call today",
    ],
)
def test_what_is_said_after_a_command_is_no_name(argument: str) -> None:
    """The dialogue begins, and the company stays to be asked."""
    chat = Chat()
    chat.does(Commanded("no", argument))
    run = chat.loaded.person.current
    assert run is not None
    assert run.script == "no"
    assert "company" not in run.answers


@pytest.mark.parametrize(
    ("command", "argument", "script", "company"),
    [
        ("no", "acme", "no", "Acme"),
        ("no", "Of Mice and Men Ltd", "no", "Of Mice and Men Ltd"),
        ("log", "rejected by acme", "no", "Acme"),
        ("log", "interview at acme friday", "log", "Acme"),
        ("log", "plover books", "log", "Plover Books"),
    ],
)
def test_a_name_after_a_command_is_one(command: str, argument: str, script: str, company: str) -> None:
    """What happened there counts for more than the command."""
    chat = Chat()
    chat.does(Commanded(command, argument))
    run = chat.loaded.person.current
    assert run is not None
    assert (run.script, run.answers["company"].value) == (script, company)
