"""How alike two role titles are, through rapidfuzz."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz, utils

ALIKE = 75
"""Of 100: "Senior data engineer" and "Data engineer (m/f/d)" are, "Data analyst" is not. Our own choice."""


def alike(role: str, roles: Sequence[str]) -> tuple[bool, ...]:
    """For each of `roles`, whether it is a job like `role`: the same words, in any order, or nearly."""
    return tuple(
        fuzz.token_sort_ratio(role, other, processor=utils.default_process) >= ALIKE or _contains(role, other)
        for other in roles
    )


def _contains(one: str, other: str) -> bool:
    """Whether the shorter title stands in the longer one, and is more than one word."""
    short, long = sorted((utils.default_process(one).split(), utils.default_process(other).split()), key=len)
    return len(short) > 1 and set(short) <= set(long)
