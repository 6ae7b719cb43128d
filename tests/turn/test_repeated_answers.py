"""That something was said before is an answer, or nothing more is asked of it; it begins nothing else."""

import pytest

from bot.language.understanding.answers.repetition import LONGEST, besides
from bot.turn.model.says import Asked
from bot.turn.texts import repeated_answers
from tests.support.app import START
from tests.support.turns import a_no, a_run, a_turn, now_open, said

AT_COMPANY = {"mood": "2", "fits_now": "quick"}
AT_GIVEN = AT_COMPANY | {"company": "Acme", "role": "Nurse", "stage": "first", "via": "manager"}


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("the final round, as i told you", "the final round"),
        ("I've already told you", ""),
        ("told you already. the second interview", "the second interview"),
        ("nurse, like I said at the start", "nurse"),
        ("I mentioned it in my first message", ""),
        ("Leeds i said", "Leeds"),
    ],
)
def test_what_else_a_text_says(text: str, rest: str) -> None:
    """Before the reminder, or after it."""
    assert besides(text) == rest


@pytest.mark.parametrize(
    "text",
    [
        "I told them about the project",
        "i said no to them",
        "they liked what i said before",
        "nurse",
        "x" * LONGEST + " i said",
    ],
)
def test_other_texts_are_left_alone(text: str) -> None:
    """What they said to others, or in the interview, is told and no reminder."""
    assert besides(text) is None


def test_how_far_it_got_is_kept_where_a_name_is_asked_for() -> None:
    """The question for it isn't asked any more; the name still is."""
    turn = a_turn(a_no(1, START, **AT_COMPANY))
    run, ask = now_open(turn)
    assert repeated_answers.act_on_repeated(
        turn, run, ask, "the final interview, i said that at the beginning"
    )
    [asked] = turn.says
    assert isinstance(asked, Asked)
    assert asked.before is not None
    assert asked.before.block == "stage__final"
    run, ask = now_open(turn)
    assert ask.key == "company"
    assert run.answers["stage"].value == "final"


def test_a_name_beside_it_is_left_to_be_taken() -> None:
    """Without the words that say that it was said."""
    turn = a_turn(a_no(1, START, **AT_COMPANY))
    run, ask = now_open(turn)
    assert not repeated_answers.act_on_repeated(turn, run, ask, "Wincanton, as i told you")
    assert repeated_answers.rest_of(turn, "Wincanton, as i told you") == "Wincanton"


@pytest.mark.parametrize("text", ["i told you already", "the tour, i said that before"])
def test_what_is_no_answer_begins_nothing(text: str) -> None:
    """It is met, and the question is there again."""
    turn = a_turn(a_no(1, START, **AT_GIVEN))
    run, ask = now_open(turn)
    assert repeated_answers.act_on_repeated(turn, run, ask, text)
    assert said(turn) == ["asks again given"]


def test_an_answer_beside_it_is_left_to_be_taken() -> None:
    """At a question with options."""
    turn = a_turn(a_no(1, START, **AT_GIVEN))
    run, ask = now_open(turn)
    assert not repeated_answers.act_on_repeated(turn, run, ask, "no, just the no, i told you")
    assert not repeated_answers.act_on_repeated(turn, run, ask, "just the no")
    assert a_run(1, "no", None).script in repeated_answers.BY_HAND
