"""For the metrics it is noted which questions an answer led to, and which were left open."""

from bot.service.transactions.steps import Steps
from bot.turn.model.callback_data import RunAction, RunTap
from bot.turn.model.person import Run, RunState
from bot.turn.model.turn import Turn
from bot.turn.routing import commands
from bot.turn.runs import runs
from tests.support.turns import a_no, a_turn, now_open

PARKED = RunState.parked


def counted(turn: Turn) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    steps = Steps()
    steps.note(turn.loaded.person, turn.outcome())
    return list(steps.reached()), list(steps.left())


def tapped(action: RunAction, *there: Run) -> Turn:
    turn = a_turn(*there)
    commands.tap(turn, RunTap(action, 1))
    return turn


def test_the_first_question_of_a_dialogue_is_reached_when_it_begins() -> None:
    """What was open till then is left."""
    turn = a_turn(a_no(1, mood="2"))
    runs.begin(turn, "log")
    assert counted(turn) == ([("log", "company")], [("no", "fits_now")])


def test_a_question_is_reached_by_an_answer() -> None:
    """Where one is taken back, the question before it is reached anew by the next answer only."""
    turn = a_turn(a_no(1))
    run, ask = now_open(turn)
    runs.answer(turn, run, ask, "2", {})
    assert counted(turn) == ([("no", "fits_now")], [])
    turn = a_turn(a_no(1, mood="2"))
    runs.go_back(turn, now_open(turn)[0])
    assert counted(turn) == ([], [])


def test_a_question_that_is_shown_again_is_not_reached() -> None:
    """It is not reached either when its dialogue is taken up where it was."""
    turn = a_turn(a_no(1, mood="2"))
    turn.ask_again()
    assert counted(turn) == ([], [])
    assert counted(tapped(RunAction.go, a_no(1, mood="2").but(state=PARKED))) == ([], [])


def test_a_question_is_left_with_its_dialogue() -> None:
    """Kept for another time, or thrown away; not what was left before."""
    assert counted(tapped(RunAction.keep, a_no(1, mood="2"))) == ([], [("no", "fits_now")])
    assert counted(tapped(RunAction.discard, a_no(1, mood="2"))) == ([], [("no", "fits_now")])
    assert counted(tapped(RunAction.discard, a_no(1, mood="2").but(state=PARKED))) == ([], [])


def test_a_correction_that_ends_leaves_nothing() -> None:
    """Nobody was asked to go on there."""
    turn = a_turn(a_no(1, mood="2").but(state=RunState.correcting, changing="mood"))
    runs.unchanged(turn, turn.person.runs[0])
    assert counted(turn) == ([], [])


def test_a_dialogue_that_comes_to_its_end_leaves_nothing() -> None:
    """There is no question where it stands."""
    turn = a_turn(a_no(1, mood="5"))
    run, ask = now_open(turn)
    runs.answer(turn, run, ask, "leave", {})
    assert [one.position.ask for one in turn.outcome().changed] == [None]
    assert counted(turn) == ([], [])
