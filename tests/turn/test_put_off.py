"""A change of mind where somebody has put a dialogue off."""

import pytest

from tests.support.by_typing import says
from tests.support.chat import Chat


@pytest.fixture
def chat() -> Chat:
    """Return somebody who has told of a no, and put it off."""
    chat = Chat()
    for text in ("got a no from Acme today, data analyst", "heavy"):
        says(chat, text)
    assert "remind" in says(chat, "nah not tonight")
    return chat


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("actually write me something to send them", "Only a reply to send"),  # and no chase
        ("ok lets do the short review", "A short review"),
    ],
)
def test_the_question_that_was_put_off_is_answered(chat: Chat, text: str, chosen: str) -> None:
    """As if it had not been put off."""
    said = says(chat, text)
    assert f"→ {chosen}" in said
    assert "How far did it go?" in said


@pytest.mark.parametrize("text", ["tomorrow", "friday", "no", "in 2 hours"])
def test_what_says_when_is_an_answer_to_when(chat: Chat, text: str) -> None:
    """The dialogue stays put off."""
    said = says(chat, text)
    assert "Thank you for letting me know" not in said
    assert chat.loaded.person.current is None
