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
"""The wish to talk to a person."""

STRAY = "other"
"""What means nothing to the coach."""

FITS, WANTED = "fits", frozenset({"quick", "whole", "reply"})
"""The family of what would fit after a no, and its meanings that are no step of the scale."""

SURELY_WANTED = 0.8
"""How likely one of these is meant, from where on a step of the scale gives way to it."""

SURELY_STRAY, SURELY_FELT = 0.6, 0.75
"""How likely a text is a stray, or a feeling, from where on it is hardly an answer."""

HARDLY = 0.6
"""What an answer keeps of its likelihood there. On writers kept out it takes nine answers of 2,600 away, and
a third of the feelings and strays that were taken for answers."""


def given_way(answers: list[Reading], heads: Heads, text: str) -> list[Reading]:
    """Drop the answer "leave it" if a refusal to talk is likelier than not.

    Both are said alike, but the answer leads on to a question.
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
    """Weigh answers down as far as a person is wanted, and where a text is surely a stray or a feeling.

    How heavy it is is answered by feelings. Some say what they want instead, which is asked next.
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
