"""A text of which only the kind is clear is met as that: something hard, or a question to the coach."""

import pytest

from bot.events import Commanded
from bot.turn.readings.reading import Readings
from bot.turn.texts import vague
from tests.support.by_typing import answers, says
from tests.support.chat import Chat
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


@pytest.mark.parametrize("text", ["is silence normal or what", "how come you never hear back from them"])
def test_what_is_answered_anywhere_is_answered_at_a_question_too(text: str) -> None:
    """That question stands again, and nothing is taken for an answer to it."""
    chat = Chat()
    chat.does(Commanded("log"))
    for line in ("Ashgrove", "picker", "ive applied"):
        says(chat, line)
    answer = says(chat, text)
    assert "good answer" not in answer
    assert "When did you apply?" in answer


@pytest.mark.parametrize("text", ["which bit do i do first tho", "what would you pick"])
def test_a_question_that_is_like_no_other_is_about_the_one_that_is_open(text: str) -> None:
    """It is explained, and stands again."""
    chat = Chat()
    chat.does(Commanded("no"))
    says(chat, "2")
    answer = says(chat, text)
    assert "good answer" not in answer
    assert "I mean how much" in answer
    assert "What would help now?" in answer


@pytest.mark.parametrize(
    "text",
    [
        "I just feel useless. 30 years in care and they want somebody with a certificate",
        "i feel like such a failure. everyone else in my year has something by now",
        "i feel so ashamed. my dad asks me every evening how it went",
    ],
)
def test_a_feeling_that_begins_an_answer_is_met(text: str) -> None:
    """Nothing of it is filed as what went well."""
    chat = Chat()
    chat.does(Commanded("no"))
    for line in (
        "Low",
        "The full review",
        "Ashgrove",
        "carer",
        "First interview",
        "Nobody in particular",
        "just the no",
    ):
        says(chat, line)
    before = answers(chat)
    assert "Shall we go on" in says(chat, text)
    assert answers(chat) == before
