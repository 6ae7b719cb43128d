"""What somebody does or plans is kept, whatever request to the coach it is worded like."""

import pytest

from bot.events import Commanded
from tests.support.by_typing import says
from tests.support.chat import Chat


def at_own_words() -> Chat:
    """They are asked what went well."""
    chat = Chat()
    chat.does(Commanded("no"))
    for line in ("low", "short review", "acme", "baker", "first interview", "nobody", "just the no"):
        says(chat, line)
    return chat


@pytest.mark.parametrize(
    "text",
    ["I say it in one sentence", "I say the answer first", "i explain it again", "then i'd keep it short"],
)
def test_what_they_do_themselves_is_kept(text: str) -> None:
    """It is no request to say it again, or shorter."""
    chat = at_own_words()
    says(chat, text)
    run = chat.loaded.person.current
    assert run is not None
    assert text in [answer.value for answer in run.answers.values()]


@pytest.mark.parametrize("text", ["can you say it shorter", "can you say that again", "i said that already"])
def test_what_they_ask_of_the_coach_is_not(text: str) -> None:
    """It is done."""
    chat = at_own_words()
    says(chat, text)
    run = chat.loaded.person.current
    assert run is not None
    assert text not in [answer.value for answer in run.answers.values()]
