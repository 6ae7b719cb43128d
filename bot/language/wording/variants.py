"""Choose among several wordings of what is said often, so that nobody reads the same twice in a row."""

from __future__ import annotations


def one_of(nth: int, *wordings: str) -> str:
    """Return the wording for the nth time, which counts from 0: each in turn, and then from the first again.

    The choice rests on what is stored, so that a question that is shown anew has the words that it had.
    """
    return wordings[nth % len(wordings)]
