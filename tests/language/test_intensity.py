"""How heavy it is can be read from superlatives, what the body can't do, and what a blow did."""

import tomllib

import pytest

from bot.language.understanding.answers.scale import ScaleWords
from bot.service.app import content_folder

WORDS = ScaleWords(tomllib.loads((content_folder() / "en" / "scale.toml").read_text()))

LONG = (
    "Well I've had eleven of these now since the school closed so you'd think I'd be used to it, but no, it "
    "has really flattened me this time"
)


@pytest.mark.parametrize(
    "text",
    [
        "about as bad as it gets if im honest",
        "as low as i've been in years",
        "as bad as it's ever been tbh",
        "this is the worst one yet",
        "the lowest i've felt in ages",
        "heavier than anything I've felt",
        "proper heavy mate, couldn't be heavier",
        "never been this low",
        "i feel heavy, very much heavy",
        "sir it is heavy, too much heavy",
        "My dear it is too heavy. I cannot even lift my head up this evening.",
        "can't get out of bed, it's that heavy",
        "I have no strength to even stand",
        "i can barely move",
        "i thought i was ready for it but no, it really broke me",
        "it was low yesterday but today it has crushed me",
    ],
)
def test_the_heaviest_is_heard(text: str) -> None:
    assert WORDS.read(text) == "5"


@pytest.mark.parametrize(
    "text",
    [
        LONG,
        "normally i'd shrug it off but this one has really got to me",
        "usually these things don't bother me. this one floored me though",
        "been turned down loads, should be water off a duck's back, yet this one hurts a lot",
        "it knocked the wind out of me",
        "honestly it's knocked me for six, I've barely stopped crying",
        "gutted",
        "absolutely gutted",
        "gutted, properly gutted",
        "heavy, but not the worst",
        "one of the worst",
    ],
)
def test_a_blow_is_heavy_and_the_end_of_a_text_counts(text: str) -> None:
    assert WORDS.read(text) == "4"


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("gutted but I'll live", "2"),
        ("bit gutted", None),
        ("she was gutted", None),
        ("thought I'd be crushed, im alright", None),
        ("it floored me at first", None),
        ("it hit me hard yesterday but I'm over it", None),
        ("it hasn't crushed me", None),
        ("not as bad as it gets", None),
        ("it's not the worst i've had", None),
        ("could be the worst one yet?", None),
        ("nothing too heavy", None),
        ("the workload was too heavy", None),
        ("a bit too heavy", None),
        ("can't get up early", None),
        ("can't stand them", None),
        ("can't move the date", None),
        ("couldn't be worse timing", None),
        ("4, the heaviest one yet", "4"),
        ("quite low to be honest", "3"),
        ("pretty flat ngl", "3"),
        ("fyn", "1"),
        ("im oki", "1"),
    ],
)
def test_what_is_denied_or_of_another_time_says_no_more(text: str, step: str | None) -> None:
    """It says nothing of the scale, and neither does what is said of somebody else."""
    assert WORDS.read(text) == step
