"""Hedged words are read as a step of a scale."""

import tomllib

import pytest

from bot.language.understanding.answers.scale import DECLINED, LONGEST, ScaleWords
from bot.service.app import content_folder

WORDS = ScaleWords(tomllib.loads((content_folder() / "en" / "scale.toml").read_text()))


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("not too bad tbh", "1"),
        ("not bad", "1"),
        ("can't complain", "1"),
        ("not brilliant", "2"),
        ("mid", "2"),
        ("kinda mid tbh", "2"),
        ("shoot I been worse", "2"),
        ("could be worse", "2"),
        ("somehow I am coping, no wahala", "2"),
        ("managing small small, we thank God", "2"),
        ("lowkey gutted ngl", "3"),
        ("high-key upset", "4"),
        ("Not great, if I'm honest", "2"),
        ("i've been better", "2"),
        ("could be better", "2"),
        ("feeling a little flat today", "2"),
        ("very low honestly", "4"),
        ("really down right now", "4"),
        ("I feel completely worthless", "5"),
        ("hopeless", "5"),
        ("lower than ive ever been", "5"),
        ("lower than i've ever been", "5"),
        ("heavy as a wet overcoat", "4"),
        ("as low as a snake's belly", "4"),
        ("as heavy as it gets", "5"),
        ("light as a feather", "1"),
        ("smack in the middle of those five", "3"),
        ("bang in the middle", "3"),
        ("somewhere around the middle of the scale", "3"),
        ("halfway", "3"),
        ("three out of five", "3"),
        ("about a three", "3"),
        ("a 2 I'd say", "2"),
        ("I'd put it at a 4", "4"),
        ("3/5", "3"),
    ],
)
def test_words_give_a_step_of_the_scale(text: str, step: str | None) -> None:
    """What hedges is milder than what it denies, and what is said with weight is heavier."""
    assert WORDS.read(text) == step


@pytest.mark.parametrize(
    "text",
    [
        "i'd sooner not rate it",
        "I'd rather not say",
        "prefer not to put a number on it",
        "i don't want to rate it",
        "no comment",
        "idc tbh",
        "i don't really care",
        "couldn't care less",
        "whatever",
        "can we skip that",
    ],
)
def test_it_need_not_be_rated(text: str) -> None:
    """That is no step."""
    assert WORDS.read(text) == DECLINED


@pytest.mark.parametrize(
    "text",
    [
        "not great that they never wrote",
        "why do you ask?",
        "it's been worse since they rang, i can't sleep",
        "whatever i do it's wrong",
        "i don't care if i live",
        "i don't care anymore about anything or anyone",
        "not coping",
        "can we skip that?",
        "the pay was very low",
        "i'd rather not get up tomorrow",
        "useless website",
        "in the middle of a shift",
        "i'm in the middle of something",
        "four interviews and nothing",
        "a 3 hour drive home",
        "2 or 3",
        "7",
        "number one reason is the pay",
        "they were very low on staff",
        "not good" + "!" * LONGEST,
    ],
)
def test_what_is_no_step(text: str) -> None:
    """It says more than that, or something else."""
    assert WORDS.read(text) is None


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("only the reply today", True),
        ("just the short one please", True),
        ("i only want the full review", True),
        ("let's just do the reply", True),
        ("i just cried when i got their reply", False),
        ("heavy", False),
    ],
)
def test_what_is_wanted_instead(text: str, wants: bool) -> None:
    """Words for what can be done after a no."""
    assert WORDS.wants(text) is wants
