"""Where own words are asked for, a question or a feeling is met, and what somebody tells is kept."""

import pytest

from tests.support.by_typing import says
from tests.turn.test_asking_back import again, at, open_key

KEPT = ("plan_then", "summary")


@pytest.mark.parametrize(
    "text",
    [
        "should i bring up my notice period",
        "do we have to talk about money on the phone",
        "Is this obligatory? I'd sooner not say.",
        "what should i type in this field",
    ],
)
def test_a_question_is_no_plan(text: str) -> None:
    """It is about who asks, or about the question."""
    again(at(KEPT[0]), text)


def test_a_few_words_of_the_question_ask_about_it() -> None:
    """With a word that asks beside them."""
    again(at("friend"), "tell who")


@pytest.mark.parametrize(
    "text",
    [
        "tell them what i did at the depot",
        "say sorry could you say that once more",
        "breathe out and say that i need a moment",
        "ask them can i think about it for a second",
    ],
)
def test_a_plan_with_a_question_in_it_is_kept(text: str) -> None:
    """What they will say to others asks the coach nothing."""
    chat = at(KEPT[0])
    assert text in says(chat, text)
    assert open_key(chat) == KEPT[1]


def test_how_somebody_is_now_is_no_plan() -> None:
    """It is met, and nothing is kept."""
    chat = at(KEPT[0])
    run = chat.loaded.person.current
    says(chat, "ugh i feel so small")
    now = chat.loaded.person.current
    assert run is not None
    assert now is not None
    assert now.answers == run.answers
