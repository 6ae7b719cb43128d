"""Weigh answers to the open question against what else a text may be."""

from __future__ import annotations

from typing import Any

from bot.language.understanding.learned.combining import LEFT, MOST_OF_THEM
from bot.language.understanding.learned.heads import ANYWHERE, Heads
from bot.talk.ask import Ask
from bot.talk.frozen import changed
from bot.talk.kinds import Rate
from bot.turn.readings.reading import Reading

REFUSED = "move.refuse"
"""The refusal to talk about a no."""

PERSON = "person.person"
"""The wish to talk to a human."""

STRAY = "other"
"""The meaning of a stray text."""

FITS, WANTED = "fits", frozenset({"quick", "whole", "reply"})
"""The family of what would fit after a no, and its meanings that say nothing of how heavy it is."""

SURELY_WANTED = 0.8
"""From this likelihood of all these together on, a step of the scale gives way to them."""

SURELY_STRAY, SURELY_FELT = 0.6, 0.75
"""From these likelihoods of a stray text, and of a feeling, on, a text is hardly an answer."""

HARDLY = 0.6
"""The share of its likelihood that an answer keeps then. On writers kept out, that takes away nine answers of
2,600, and a third of the feelings and stray texts that were taken for answers."""


def given_way(answers: list[Reading], heads: Heads, text: str) -> list[Reading]:
    """Drop the answer "leave it" if a refusal to talk is likelier than not.

    Both are said alike, but the answer may lead on to a question.
    """
    if (
        any(answer.said == LEFT for answer in answers)
        and likelihood(heads, ANYWHERE, REFUSED, text) > MOST_OF_THEM
    ):
        return [answer for answer in answers if answer.said != LEFT]
    return answers


def beside_something_else(
    answers: list[Reading], heads: Heads, ask: Ask[Any] | None, text: str
) -> list[Reading]:
    """Weigh answers down as far as a human is wanted, and if a text is surely a stray one or a feeling.

    At the question how heavy it is, feelings are answers; but some people say there what they want, which is
    only asked next: that weighs down too.
    """
    if not answers:
        return answers
    guesses = {guess.meaning: guess.likely for guess in heads.guesses(ANYWHERE, text)}
    felt = sum(share for meaning, share in guesses.items() if meaning.startswith("feeling."))
    rates = ask is not None and isinstance(ask.kind, Rate)
    hardly = guesses.get(STRAY, 0.0) >= SURELY_STRAY or (felt >= SURELY_FELT and not rates)
    rest = (1.0 - guesses.get(PERSON, 0.0)) * (HARDLY if hardly else 1.0)
    if rates and FITS in heads.families:
        wanted = sum(guess.likely for guess in heads.guesses(FITS, text) if guess.meaning in WANTED)
        rest *= 1.0 - wanted if wanted >= SURELY_WANTED else 1.0
    return [changed(answer, sure=answer.sure * rest) for answer in answers]


def likelihood(heads: Heads, family: str, meaning: str, text: str) -> float:
    """Return how likely a text has a meaning of a family."""
    return next(guess.likely for guess in heads.guesses(family, text) if guess.meaning == meaning)
