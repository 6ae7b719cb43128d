"""What it means that nobody answers."""

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
