"""A text where a name is asked for is told apart: the name, words around it, or something else."""

import pytest

from tests.support.words import heard


@pytest.mark.parametrize("text", ["hm", "Hmm...", "Um", "hang on", "Let me think", "it was a bakery"])
def test_thinking_aloud_is_no_name(text: str) -> None:
    """A sentence is none either; a capital at the start changes nothing."""
    assert heard(text).is_said()


@pytest.mark.parametrize("text", ["HM", "Hm & Sons", "So Energy", "Acme", "We Are Social"])
def test_a_name_that_looks_like_it_is_one(text: str) -> None:
    """It has more than that in it."""
    assert heard(text).is_said() is (text == "HM")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("same, staff nurse band 6", "staff nurse band 6"),
        ("Same again: porter", "porter"),
        ("it's - Boots", "Boots"),
        ("Same Sky, Brighton", "Same Sky, Brighton"),
        ("nurse, same", "nurse, same"),
        ("same", "same"),
    ],
)
def test_words_before_a_name_are_no_part_of_it(text: str, name: str) -> None:
    """Only where a comma or the like stands after them."""
    assert heard(text).name_alone() == name
