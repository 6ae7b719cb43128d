"""What it means that nobody answers."""

from datetime import timedelta

import pytest

from tests.support.by_typing import says, somebody

ANSWER = "Some answers come very late"


@pytest.mark.parametrize(
    "text",
    [
        "what does it mean that they don't answer",
        "what does it mean when they dont reply",
        "what does silence mean",
    ],
)
def test_it_is_answered(text: str) -> None:
    """While nothing is open, and at a question, which is there again."""
    assert ANSWER in says(somebody("Acme"), text)
    chat = somebody("Acme")
    says(chat, "still nothing from acme, write me the lines")
    assert chat.loaded.person.current is not None
    assert ANSWER in says(chat, text)


@pytest.mark.parametrize(
    "text",
    [
        "what does on hold mean",
        "what do you mean",
        "they don't answer",
        "what do they mean by competitive pay",
    ],
)
def test_another_question_is_another(text: str) -> None:
    """What only tells of silence is another too."""
    assert ANSWER not in says(somebody("Acme"), text)


@pytest.mark.parametrize("text", ["still nothing", "still nothing from acme"])
def test_silence_is_normal_only_until_it_is_time_to_ask(text: str) -> None:
    """Before the day it says what silence means; from then on there are lines to send."""
    assert "ilence is normal" in says(somebody("Acme"), text)
    chat = somebody("Acme")
    chat.now += timedelta(days=60)
    said = says(chat, text)
    assert "Did you send it?" in said or "How will you ask?" in said
    assert "ilence is normal" not in said
