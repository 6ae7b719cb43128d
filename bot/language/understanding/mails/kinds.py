"""Weigh, for each kind of mail, what its sentences are like against what they say in sure words.

A softmax over the kinds: each has the same four pieces of evidence with the same weights, and a number of its
own for how much it takes. Fitted by logistic regression on invented mails that other hands wrote, with heads
that had not learned from the same mails.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from bot.language.understanding.mails.news import NEWS, SURE, Sentence

LEANS = {
    "no": 1.01,
    "received": -0.02,
    "invited": -0.59,
    "next_round": 0.56,
    "offer": 0.1,
    "on_hold": 0.11,
    "delay": 0.11,
    "other": -1.27,
}
"""What is added for each kind."""

MOST, SUM, WORDS, RULE, SOFT, ASIDE, APART = 1.23, 1.52, 1.81, 1.57, 0.35, 0.37, 0.21
"""The weights of the evidence, in its order."""

SURELY = ("no", "offer", "invited", "next_round")
"""Kinds that are not believed of a sentence that says on what condition."""

MOST, SUM, WORDS, RULE, SOFT, ASIDE, APART = 1.23, 1.52, 1.81, 1.57, 0.35, 0.37, 0.21


def evidence(said: Sequence[Sentence], sure: Mapping[str, float], ruled: str) -> dict[str, tuple[float, ...]]:
    """Return for each kind what speaks for it, each from 0 to 3.

    The surest likeness of a sentence; the sum of all; whether sure words say it; whether the rules say it;
    and what speaks for a kind alone: soft words of a refusal, a code or a reference, an alert.
    """
    found: dict[str, tuple[float, ...]] = {}
    for name in NEWS:
        shares = [
            one.like.get(name, 0.0) * (0.5 if one.conditional and name in SURELY else 1.0) for one in said
        ]
        found[name] = (
            max(shares, default=0.0),
            min(3.0, sum(shares)),
            float(sure[name] >= SURE),
            float(name == ruled),
            float(name == "no" and sure["soft_no"] > 0),
            float(name == "other" and max(sure["code"], sure["reference"]) > 0),
            float(name == "other" and max(sure["approach"], sure["alert"]) > 0),
        )
    return found


WEIGHTS = (MOST, SUM, WORDS, RULE, SOFT, ASIDE, APART)


def weighed_kinds(found: Mapping[str, tuple[float, ...]]) -> dict[str, float]:
    """Return how likely each kind is: together they are 1."""
    scores = {
        name: LEANS[name] + sum(weight * value for weight, value in zip(WEIGHTS, values, strict=True))
        for name, values in found.items()
    }
    most = max(scores.values())
    odds = {name: math.exp(score - most) for name, score in scores.items()}
    together = sum(odds.values())
    return {name: odd / together for name, odd in odds.items()}
