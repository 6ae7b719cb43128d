"""A reason that comes along with the word that there was one needn't be asked for again."""

import pytest

from bot.language.understanding.answers.reasons import reason_in
from tests.support.bounded import is_bounded


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("yes, they said i lacked SQL", "they said i lacked SQL"),
        ("Yeah. She told me I was too quiet", "She told me I was too quiet"),
        ("someone with more experience", "someone with more experience"),
        ("yep too junior apparently", "too junior apparently"),
        ("sort of, they wanted someone local", "they wanted someone local"),
    ],
)
def test_a_reason_is_found(said: str, reason: str) -> None:
    """In their words, without the yes before it."""
    assert reason_in(said) == reason


@pytest.mark.parametrize(
    "said",
    [
        "yes",
        "they did",
        "yes they told me why",
        "she told me on the phone",
        "he said something",
        "a reason, yes",
        "told me",
    ],
)
def test_the_word_that_there_was_one_is_no_reason(said: str) -> None:
    """It is asked for then."""
    assert reason_in(said) is None


@pytest.mark.parametrize(
    "said",
    [
        "acme said no after the final round",
        "they told me no after three rounds",
        "he said no at the end of the interview",
        "they said no on the phone",
        "got a no after all that",
    ],
)
def test_when_the_no_came_is_no_reason(said: str) -> None:
    """After which talk it was says nothing about why."""
    assert reason_in(said) is None


def test_what_came_after_may_be_the_reason() -> None:
    """Where more than a talk follows."""
    assert reason_in("they said no after finding someone with more experience") is not None


@pytest.mark.parametrize("piece", ["yes ", "said ", "too ", "some", "told me the ", " "])
def test_a_long_text_takes_no_time(piece: str) -> None:
    """Whatever is in it."""
    assert is_bounded(reason_in, (piece * 4096)[:4096])
