"""What went well may be a thing, named in two words: that is an answer, and no question about the thing."""

import pytest

from bot.events import Commanded
from tests.support.by_typing import says
from tests.support.chat import Chat

BEFORE = (
    *("low", "A short review, 5 to 9 minutes", "Millbrook Council", "admin officer"),
    *("only sent my cv, no interview", "nobody really", "no, just the no"),
)
QUESTION = "What was good about it"


def at_the_good_part() -> Chat:
    """A chat in which the first question for own words is open."""
    chat = Chat()
    chat.does(Commanded("no"))
    assert QUESTION in [says(chat, line) for line in BEFORE][-1]
    return chat


@pytest.mark.parametrize(
    "thing", ["my cover letter", "the references", "my CV", "their salary question", "a gap I could explain"]
)
def test_a_thing_is_kept_as_the_answer(thing: str) -> None:
    """The next question follows."""
    assert QUESTION not in says(at_the_good_part(), thing)


@pytest.mark.parametrize(
    "question",
    ["should i have called them?", "how do i explain the gap in my cv", "Do I have to give the exact words?"],
)
def test_a_question_about_it_is_answered(question: str) -> None:
    """It is asked again what was good."""
    said = says(at_the_good_part(), question)
    assert QUESTION in said
    assert "button" not in said
