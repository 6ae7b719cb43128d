"""Who wants to be reminded of a review instead is let go until then."""

import pytest

from tests.support.by_typing import says
from tests.support.chat import Chat

AT = {
    "mood": ["no from harbour, cashier"],
    "fits_now": ["no from harbour, cashier", "low"],
    "given": ["no from harbour, cashier", "low", "short review", "first interview", "nobody"],
    "reason": [
        "no from harbour, cashier",
        "low",
        "short review",
        "first interview",
        "nobody",
        "yes they did",
    ],
    "went_well": [
        "no from harbour, cashier",
        "low",
        "short review",
        "first interview",
        "nobody",
        "just the no",
    ],
}


def at(key: str) -> Chat:
    chat = Chat()
    for line in AT[key]:
        says(chat, line)
    run = chat.loaded.person.current
    assert run is not None
    assert run.position.ask is not None
    assert run.position.ask.key == key
    return chat


@pytest.mark.parametrize("key", AT)
@pytest.mark.parametrize("text", ["can you remind me tomorrow instead", "could you remind me on friday?"])
def test_the_day_is_taken_at_any_question(key: str, text: str) -> None:
    """Nothing is asked any more, and the review is kept."""
    chat = at(key)
    said = says(chat, text)
    assert "I'll message you" in said
    assert chat.loaded.person.current is None
    assert len(chat.loaded.person.left) == 1


def test_what_is_to_be_done_is_something_else() -> None:
    """The review goes on."""
    chat = at("given")
    says(chat, "remind me to call karen tomorrow")
    run = chat.loaded.person.current
    assert run is not None
    assert run.script != "later"
