"""Find the part of a question's words that asks, for somebody who has just read all of them."""

from __future__ import annotations

import re

_ASKS = re.compile(r"[?？؟]")
_SHORTENED = "".join(rf"(?<!\b[A-Z]{letters}\.)" for letters in ("", r"\w", r"\w\w", r"\w\w\w"))
"""A short word with a capital may be shortened, as in "St. Mary's & Co. Ltd.": no sentence ends there."""

_SENTENCE = re.compile(rf"(?<=[.!?？؟…]){_SHORTENED}\s+")


def what_it_asks(html: str | None) -> str | None:
    """Return the last paragraph that asks something, from its first question on; all words if none asks.

    If that paragraph has tags of HTML, all words are returned as well: a cut might leave a tag open.
    """
    paragraphs = (html or "").split("\n\n")
    asking = next((part for part in reversed(paragraphs) if _ASKS.search(part)), None)
    if asking is None or "<" in asking:
        return html
    sentences = _SENTENCE.split(asking)
    first = next(at for at, sentence in enumerate(sentences) if _ASKS.search(sentence))
    return " ".join(sentences[first:])
