"""The good part is quoted where it was said in a few simple words."""

import pytest

from bot.language.understanding.answers.good_part import good_part_in


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("the drug round question went really well", "The drug round question"),
        ("My portfolio.", "My portfolio"),
        ("their tour was great", "Their tour"),
        ("the role play", "The role play"),
    ],
)
def test_the_thing_is_named(text: str, thing: str) -> None:
    """Without the words that say how it went."""
    assert good_part_in(text) == thing


@pytest.mark.parametrize(
    "text",
    [
        "nothing",
        "the tour went well but the test didn't",
        "the panel wasn't good",
        "I asked good questions",
        "the boss liked my idea",
        "their room was tiny",
        "the way that I explained to all of them how it works went well",
        "the " + "a" * 200,
    ],
)
def test_what_says_more_is_not_taken_up(text: str) -> None:
    """Whatever is repeated has to be right."""
    assert good_part_in(text) is None
