"""Find what a question asks in its words, for somebody who has just read the rest of them."""

from __future__ import annotations

import re

_ASKS = re.compile(r"[?？؟]")
_SENTENCE = re.compile(r"(?<=[.!?？؟…])\s+")


def what_it_asks(html: str | None) -> str | None:
    """Return the sentence of the last paragraph that asks, with those after it; all of it if nothing asks.

    Words between marks of HTML, such as a text to copy, are left whole too: they may stand open.
    """
    paragraphs = (html or "").split("\n\n")
    asking = next((part for part in reversed(paragraphs) if _ASKS.search(part)), None)
    if asking is None or "<" in asking:
        return html
    sentences = _SENTENCE.split(asking)
    first = next(at for at, sentence in enumerate(sentences) if _ASKS.search(sentence))
    return " ".join(sentences[first:])
