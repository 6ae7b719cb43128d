"""Compare role titles, word by word, and remarks through rapidfuzz."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz, utils

SAME_WORD = 92
"""Likeness, of 100, from which two words are the same but for a slip: "baker" and "banker" are two words.
Our own choice, see its test."""

SAME_POINT = 72
"""Likeness, of 100, from which two remarks make the same point, whatever their length and the order of their
words. Our own choice, see its test."""

SHARED = 2 / 3
"""The share of the shorter title's words that the longer has, from which two jobs are alike: "Data engineer"
and "Data analyst" share a half. Our own choice."""

LONGEST, MOST_WORDS = 200, 16
"""The most characters and words of a title that are compared, each word with each. Our own choice."""

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


def _words(title: str) -> list[str]:
    """Return the words that say what the job is, without (m/f/d), (remote) and the like."""
    short = title[:LONGEST]
    words = utils.default_process(_BRACKETS.sub(" ", short)).split() or utils.default_process(short).split()
    return words[:MOST_WORDS]


def alike(role: str, roles: Sequence[str]) -> tuple[bool, ...]:
    """Tell for each of `roles` whether it is a job like `role`: they share enough of the shorter title."""
    words = _words(role)
    return tuple(_alike(words, _words(other)) for other in roles)


def _alike(words: list[str], others: list[str]) -> bool:
    short, long = sorted((words, others), key=len)
    if not short:
        return False
    shared = sum(any(fuzz.ratio(word, candidate) >= SAME_WORD for candidate in long) for word in short)
    return shared / len(short) >= SHARED


def same_point(text: str, texts: Sequence[str]) -> tuple[bool, ...]:
    """Tell for each of `texts` whether it makes the same point as `text`, as far as its words show."""
    words = utils.default_process(text)
    return tuple(fuzz.token_set_ratio(words, utils.default_process(other)) >= SAME_POINT for other in texts)
