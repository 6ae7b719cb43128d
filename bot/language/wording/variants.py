"""Choose among several wordings of what is said often, so that nobody reads the same twice in a row."""

from __future__ import annotations

from markupsafe import Markup


def one_of(nth: int, *wordings: str) -> Markup:
    """Return the wording for the nth time, which counts from 0: each in turn, and then from the first again.

    The choice rests on what is stored, so that a question that is shown anew has the words that it had.
    wordings: HTML, as they stand in the template; nothing that somebody typed may be among them.
    """
    return Markup(wordings[nth % len(wordings)])  # noqa: S704 - a test sees that templates pass only constants
