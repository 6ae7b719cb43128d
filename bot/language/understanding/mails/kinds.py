"""Weigh, for each kind of mail, what all its sentences are like against what they say in sure words.

A softmax over the kinds: each has the same pieces of evidence with the same weights, and a number of its own
for how much it takes. Fitted by logistic regression on 296 invented mails by five hands. Of each hand's, left
out of the fit, 94 to 99 of 100 were right; with all five the sure words had been mended before. Of 25 mails
by the one who mended, which chose the evidence but were left out of the fit, 22 were right.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from bot.language.understanding.mails.meetings import names_a_time, was_held
from bot.language.understanding.mails.news import NEWS, SURE, Sentence, arrived

LEANS = {
    "no": 0.83,
    "received": -0.33,
    "invited": -0.37,
    "next_round": 0.7,
    "offer": -0.17,
    "on_hold": 0.65,
    "delay": -0.73,
    "other": -0.58,
}
"""What is added for each kind."""

MOST, ALL, WORDS, RULE, SOFT, ASIDE, APART = 0.54, 1.09, 2.11, 1.46, 0.72, 0.44, -0.04
TIMED, HELD, NOT_OWN = 0.07, 1.21, 0.7
"""The weights of the evidence, in its order."""

AHEAD = {"invited": 1.0, "next_round": 0.5}
BEHIND = {"next_round": 1.0, "invited": -0.5, "offer": 0.5}
"""How much it says for each kind that a meeting lies ahead, or behind. Our own choice."""

SURELY = ("no", "offer", "invited", "next_round")
"""Kinds that are not believed of a sentence that says on what condition."""

FINEST = 0.001
"""Likeness below which it makes no difference how little a sentence is like a kind."""


def evidence(
    said: Sequence[Sentence], sure: Mapping[str, float], ruled: str, *, own: bool = True
) -> dict[str, tuple[float, ...]]:
    """Return for each kind what speaks for it.

    The surest likeness of a sentence, 0 to 1; how much all are like it, see `_together`; whether sure words
    say it; whether the rules say it; and what speaks for a kind alone: soft words of a refusal; a code, a
    reference or that something is asked for; an alert; that the hour of a meeting is named; that one was
    held; and that it is about no application of the reader's own. own: whether the rules say that it is.
    """
    lines = [one.text for one in said]
    timed, held = names_a_time(lines), was_held(lines)
    found: dict[str, tuple[float, ...]] = {}
    worded = {name for name in NEWS if sure[name] >= SURE}
    if worded != {"received"} or not arrived(said):
        worded.discard("received")  # other news begin with thanks for an application too
    for name in NEWS:
        shares = [
            one.like.get(name, 0.0) * (0.5 if one.conditional and name in SURELY else 1.0) for one in said
        ]
        found[name] = (
            max(shares, default=0.0),
            _together([one.like.get(name, 0.0) for one in said if one.like]),
            float(name in worded),
            float(name == ruled),
            float(name == "no" and sure["soft_no"] > 0),
            float(name == "other" and (_is_aside(sure) or (ruled == "other" and sure["request"] >= SURE))),
            float(name == "other" and max(sure["approach"], sure["alert"]) > 0),
            timed * AHEAD.get(name, 0.0),
            held * BEHIND.get(name, 0.0),
            float(name == "other" and not own),
        )
    return found


def _is_aside(sure: Mapping[str, float]) -> bool:
    return max(sure["code"], sure["reference"]) > 0


def _together(shares: Sequence[float]) -> float:
    """Return how much the sentences of a mail are like a kind: their logarithms, added up.

    Divided by the root of their number: a long mail counts for more than a short one, but not by its length.
    """
    if not shares:
        return 0.0
    return sum(math.log1p(share / FINEST) for share in shares) / math.sqrt(len(shares))


WEIGHTS = (MOST, ALL, WORDS, RULE, SOFT, ASIDE, APART, TIMED, HELD, NOT_OWN)


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
