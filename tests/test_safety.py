"""The screen: explicit phrases in any spelling, and not a word of what people say about jobs."""

import pytest

from bot.app import words
from bot.coach.safety import Tier, normalised
from bot.reader import ContentReader
from bot.turn.person import Person

CONTENT, HELPLINES = words()
READER = ContentReader(CONTENT)

EXPLICIT = [
    "I want to die",
    "i just wanna die",
    "I WANT TO KILL MYSELF",
    "I’m going to kill myself",
    "i want to k\u200bill my\u200bself",
    "I want to kiiiiill myself",
    "I don't want to live anymore",
    "i dont want to be here anymore",
    "I've been feeling suicidal since the call",
    "Sometimes I think about ending my life.",
    "thinking of suicide",
    "The interview killed me and now I want to kill myself",
    "everyone would be better off without me",
    "I keep hurting myself",
    "I can't go on living like this",
    "I wish I was dead",
    "i want to dïe",
]

ABOUT_OTHERS = ["My brother wants to kill himself", "She said she wants to die", "my friend is suicidal"]

HARMLESS = [
    "That question killed me",
    "I'm dying to know why",
    "I bombed",
    "It was a dead-end job anyway",
    "They said shoot me an email",
    "I should cut myself some slack",
    "The office is 20 kms away",
    "The job was at a suicide-prevention charity",
    "I nearly died laughing with the panel",
    "The deadline killed our demo",
    "I won't kill myself over this job",
    "That would be career suicide",
    "I could have died of embarrassment",
    "I'd kill for that job",
    "We talked about killing processes and zombie threads",
    "I shot myself in the foot with the salary question",
    "they executed my plan and buried it",
    "I was hanging on every word",
    "hang on, let me think myself through it",
    "",
]


@pytest.mark.parametrize("text", EXPLICIT)
def test_what_is_explicit_is_found(text: str) -> None:
    """In capitals, with curly quotes, accents, invisible characters, letters repeated; idioms beside it."""
    assert READER.screen("en", text) is Tier.explicit


@pytest.mark.parametrize("text", ABOUT_OTHERS)
def test_what_is_about_somebody_else_is_found_as_that(text: str) -> None:
    """The card is worded for them."""
    assert READER.screen("en", text) is Tier.other


@pytest.mark.parametrize("text", HARMLESS)
def test_what_people_say_about_jobs_is_not(text: str) -> None:
    """Or nobody would write freely."""
    assert READER.screen("en", text) is None


def test_a_language_without_phrases_of_its_own_is_screened_in_english() -> None:
    """People write English to an English bot, whatever their phone speaks."""
    assert READER.screen("xx", "I want to die") is Tier.explicit


def test_a_long_text_is_screened_in_time_that_grows_with_its_length() -> None:
    """The longest message, made of beginnings of phrases."""
    assert READER.screen("en", "friend friend kill my " * 200) is None
    assert normalised("a" * 100_000) == "a"


def test_every_helpline_has_a_number_and_an_emergency_number() -> None:
    """And the languages name countries that are there."""
    for country, line in HELPLINES.lines.items():
        assert len(country) == 2
        assert any(c.isdigit() for c in line.helpline)
        assert line.emergency.isdecimal()
    assert "Samaritans, 116 123" in HELPLINES.words("GB", "en")["helpline"]
    assert "988" in HELPLINES.words(None, "en")["helpline"]
    assert "findahelpline.com" in HELPLINES.words(None, Person(1).language)["helpline"]
