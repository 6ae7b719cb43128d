"""Tell whether anybody reads an answer to a mail, and whether feedback or a call is offered in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.language.understanding.mails.parts import Parts, addresses_in
from bot.language.understanding.phrases.word_tables import WordTable

_TABLE = WordTable("mails/reply_options")
_UNREAD = _TABLE.pattern("unread", re.IGNORECASE)
_UNREAD_ADDRESS = _TABLE.pattern("unread_address", re.IGNORECASE)
_READ = _TABLE.pattern("read", re.IGNORECASE)
_NO_FEEDBACK = _TABLE.pattern("no_feedback", re.IGNORECASE)
_FEEDBACK = _TABLE.pattern("feedback", re.IGNORECASE)
_HAD_FEEDBACK = _TABLE.pattern("had_feedback", re.IGNORECASE)


LONGEST_ADDRESS = 100
"""The most characters of a line with the writer's address, and perhaps a name beside it. Our own choice."""


def replies_of(parts: Parts) -> bool | None:
    """Tell whether somebody would read an answer; None if the mail doesn't say."""
    everything = " \n".join((*parts.head, *parts.body, *parts.signature, *parts.footer))[:12_000]
    around = (*parts.signature[-2:], *parts.footer[:2])
    own = [line for line in around if len(line) < LONGEST_ADDRESS]
    sender = " ".join(addresses_in(" ".join((parts.sender, parts.headers.get("reply-to", ""), *own))))
    if _UNREAD.search(everything) or _UNREAD_ADDRESS.search(sender):
        return False
    return True if any(_READ.search(one) for one in parts.sentences[:40]) else None


def feedback_of(sentences: tuple[str, ...]) -> bool | None:
    """Tell whether feedback was offered (True), ruled out (False), or not spoken of (None)."""
    for one in _about_feedback(sentences):
        if _NO_FEEDBACK.search(one):
            return False
        if _FEEDBACK.search(one) and not _HAD_FEEDBACK.search(one):
            return True
    return None


def _about_feedback(sentences: tuple[str, ...]) -> Iterator[str]:
    return (one for one in sentences[:40])


_CALL = _TABLE.pattern("call", re.IGNORECASE)


def call_offered(sentences: tuple[str, ...]) -> bool:
    """Tell whether the writer offers to talk on the phone."""
    return any(_CALL.search(one) for one in sentences[:40])
