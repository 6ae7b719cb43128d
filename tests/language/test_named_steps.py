"""A step of the scale is read where it is set against others, or counted from one end."""

import tomllib

import pytest

from bot.language.understanding.answers.scale import ScaleWords
from bot.service.app import content_folder

WORDS = ScaleWords(tomllib.loads((content_folder() / "en" / "scale.toml").read_text()))


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("It isn't heavy and I'm not fine either, low I suppose", "3"),
        ("not low, not heavy, very heavy", "5"),
        ("more than low, less than very heavy", "4"),
        ("somewhere in between low and very heavy", "4"),
        ("went from heavy to a bit low", "2"),
        ("it was very heavy, now it's just low", "3"),
        ("one notch up from very heavy", "4"),
        ("one step below a bit low", "3"),
    ],
)
def test_what_is_denied_leaves_what_is_meant(text: str, step: str) -> None:
    assert WORDS.read(text) == step


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("3 out of 5 with 5 being the heaviest", "3"),
        ("if 5 is the worst then I'd say 2", "2"),
        ("4, where 5 is great", "2"),
        ("4 of 5, and 5 would be the day my dog died", "4"),
        ("all right is 1 and very heavy is 5, so a 3", "3"),
        ("from 1 to 5, a four", "4"),
        ("the absolute worst one you have there", "5"),
        ("can't possibly get any worse", "5"),
        ("the mildest one on the list", "1"),
    ],
)
def test_a_number_is_counted_from_the_end_that_is_said(text: str, step: str) -> None:
    assert WORDS.read(text) == step


@pytest.mark.parametrize(
    "text",
    [
        "the pay was low and not heavy on benefits either, I was fine with that",
        "between low and heavy",  # none lies between them
        "not low or heavy",
        "heavy, no, it's not heavy",
        "heavy but also all right, not low",
        "4 of us and 5 is the worst number to share a desk",
    ],
)
def test_what_leaves_several_is_asked_back(text: str) -> None:
    assert WORDS.read(text) is None


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("no change really, still heavy", "4"),
        ("it came back heavy after we talked", "4"),
        ("kind of heavy i guess, my wife had bought a cake", "4"),
        ("still really really heavy, sorry, talking about it didn't help", "5"),
        ("very very heavy my friend. nine of these now", "5"),
        ("a bit heavy if im honest, the kids were asking", "2"),
        ("call it low since you ask", "3"),
        ("fell really low after the phone call, sat in the van", "4"),
    ],
)
def test_a_step_that_is_named_alone_is_meant(text: str, step: str) -> None:
    """Whatever else the text tells."""
    assert WORDS.read(text) == step


@pytest.mark.parametrize(
    "text",
    [
        "how heavy it is i can't say",
        "is it heavy for the others too?",
        "the workload was heavy there",
        "i had a heavy cold all week",
        "it was heavy yesterday",
        "low or heavy, depends on the hour",
        "the pay is low anyway",
        "it isn't heavy",
        "does it get less heavy",
        "why is everything so heavy?",
        "my chances were low from the start",
        "fine",
    ],
)
def test_a_step_that_is_asked_about_or_of_something_else_is_not(text: str) -> None:
    """One of two, or one of the past, is none either."""
    assert WORDS.read(text) is None
