"""How alike two role titles are: word by word, through rapidfuzz."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz, utils

SAME_WORD = 92
"""Of 100: a slip of the finger is, "baker" and "banker" are not. Our own choice, see its test."""

SAME_POINT = 72
"""Of 100, for two remarks in different words order and length. Our own choice, see its test."""

SHARED = 2 / 3
"""Of the words of the shorter title. "Data engineer" and "Data analyst" share a half. Our own choice."""

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


def _words(title: str) -> list[str]:
    """The words that say what the job is: (m/f/d), (remote) and the like are left out."""
    return utils.default_process(_BRACKETS.sub(" ", title)).split() or utils.default_process(title).split()


def alike(role: str, roles: Sequence[str]) -> tuple[bool, ...]:
    """For each of `roles`, whether it is a job like `role`: enough of the shorter title is in the other."""
    ours = _words(role)
    return tuple(_alike(ours, _words(other)) for other in roles)


def _alike(one: list[str], other: list[str]) -> bool:
    short, long = sorted((one, other), key=len)
    if not short:
        return False
    shared = sum(any(fuzz.ratio(word, candidate) >= SAME_WORD for candidate in long) for word in short)
    return shared / len(short) >= SHARED


def same_point(text: str, texts: Sequence[str]) -> tuple[bool, ...]:
    """For each of `texts`, whether it says the same as `text`, as far as its words tell."""
    ours = utils.default_process(text)
    return tuple(fuzz.token_set_ratio(ours, utils.default_process(other)) >= SAME_POINT for other in texts)
