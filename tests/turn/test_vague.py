"""A text of which only the kind is clear is met as that: something hard, or a question to the coach."""

import pytest

from bot.turn.readings.reading import Readings
from bot.turn.texts import vague
from tests.support.turns import a_turn, said


@pytest.mark.parametrize(
    ("readings", "card"),
    [
        (Readings(hard=0.5, asks=0.3), "hard"),
        (Readings(hard=0.3, asks=0.7), "no_good_answer"),
        (Readings(hard=0.5, asks=0.7), "no_good_answer"),
        (Readings(hard=0.3, asks=0.3), None),
    ],
)
def test_the_likelier_kind_is_answered(readings: Readings, card: str | None) -> None:
    """Where neither is likely, it is asked back."""
    turn = a_turn()
    assert vague.answer_vague(turn, None, readings, "it was what it was") is (card is not None)
    assert (card is None) or card in said(turn)


def test_what_is_put_as_a_question_is_one_sooner() -> None:
    """The words say so themselves."""
    for text, answered in (("is it rude", True), ("it was rude", False)):
        assert vague.answer_vague(a_turn(), None, Readings(asks=0.5), text) is answered
