"""Who says that they are not all right is never taken to be so, whatever else they say."""

import pytest

from tests.support.by_typing import says
from tests.support.chat import Chat

DENIED = [
    "not ok",
    "im not fine",
    "its not fine, i havent told my husband",
    "i wouldn't say alright",
    "honestly not ok at all",
    "don't feel good about it",
]


def mood_after(*lines: str) -> str:
    chat = Chat()
    for line in lines:
        says(chat, line)
    run = chat.loaded.person.current
    assert run is not None
    return run.answers["mood"].value


@pytest.mark.parametrize("text", DENIED)
def test_it_is_low_where_it_is_asked(text: str) -> None:
    """The word after the not says the opposite."""
    assert mood_after("no from tarn, cashier", text) == "3"


@pytest.mark.parametrize("text", [*DENIED, "actually no its not fine, im embarrassed to tell my mum"])
def test_it_is_put_right_at_the_question_after_it(text: str) -> None:
    """They thought again."""
    assert mood_after("no from tarn, cashier", "all right", text) == "3"


@pytest.mark.parametrize("text", ["actually no its not fine", "im not ok, havent told my mum"])
def test_it_makes_nothing_lighter(text: str) -> None:
    """What they said before was heavier."""
    assert mood_after("no from tarn, cashier", "heavy", text) == "4"


@pytest.mark.parametrize(
    ("text", "step"), [("fine", "1"), ("not too bad", "1"), ("im ok, not upset", "1"), ("not great", "2")]
)
def test_what_is_light_stays_so(text: str, step: str) -> None:
    """A not before what is bad makes it light."""
    assert mood_after("no from tarn, cashier", text) == step
