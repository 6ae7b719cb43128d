"""What is typed a day after a question is heard for what it is, before the question is mentioned again."""

from datetime import timedelta

import pytest

from tests.support.by_typing import says
from tests.support.chat import Chat


def left_at_the_country() -> Chat:
    """Return somebody who noted an interview of today, and never said where they live."""
    chat = Chat()
    says(chat, "i have an interview with Brookside tomorrow at 10am")
    says(chat, "care assistant")
    says(chat, "yes")
    chat.now += timedelta(days=1, hours=3)
    return chat


def test_how_it_went_is_noted() -> None:
    """The interview was this morning."""
    assert "I've noted for Brookside" in says(left_at_the_country(), "it went ok i think")


def test_what_means_nothing_brings_the_question_back() -> None:
    """It asks whether to go on there."""
    assert "Shall we carry on with that?" in says(left_at_the_country(), "blah blah")


@pytest.mark.parametrize("text", ["Ireland", "im in ireland"])
def test_the_answer_is_still_taken(text: str) -> None:
    """However late it comes."""
    assert "carry on with that" not in says(left_at_the_country(), text)


@pytest.mark.parametrize("text", ["they said yes!!!", "they rang, i got it"])
def test_a_yes_of_theirs_is_of_the_only_one_open(text: str) -> None:
    """That is said back, so that a misreading shows."""
    chat = left_at_the_country()
    says(chat, "Ireland")
    assert "I've got that: Brookside" in says(chat, text)
