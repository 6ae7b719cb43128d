"""A text of words that no example knows is not heard; slips of the finger and names don't make it one."""

import pytest

from bot.language.understanding.learned.vocabulary import Vocabulary
from tests.support.bounded import is_bounded

KNOWN = Vocabulary.of(
    ["they rejected me", "got rejected", "heavy today", "not heavy", "an offer from them", "👍"]
)


@pytest.mark.parametrize(
    "text",
    [
        "they rejected me",
        "HEAVY",
        "rejectedd today",
        "not Ashby",
        "got it from Kestrel Freight Ltd",
        "👍",
        "👍👍",
    ],
)
def test_a_text_is_known_if_most_of_its_words_are(text: str) -> None:
    """More than half of the words are, or most pieces of a misspelt one; a name inside doesn't count."""
    assert KNOWN.knows(text)


@pytest.mark.parametrize(
    "text", ["asdkjh", "wibble wobble", "heavy wibble", "qwe rty uio", "🦖", "....", "", " ", "x = 7"]
)
def test_a_text_is_unknown_if_half_of_its_words_are(text: str) -> None:
    """Half is not enough, and nothing is nothing."""
    assert not KNOWN.knows(text)


def test_it_is_kept_in_bits() -> None:
    """It knows the same when they are read again."""
    again = Vocabulary(KNOWN.packed())
    assert again.knows("they rejected me")
    assert not again.knows("asdkjh")


@pytest.mark.parametrize("piece", ["a ", "a", "🦖", "heavy ", "A "])
def test_a_long_text_takes_no_time(piece: str) -> None:
    """It looks at the first words."""
    assert is_bounded(KNOWN.knows, (piece * 4096)[:4096])
