"""Write a message plainly, before it is cut and guarded."""

from __future__ import annotations

import re

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.language.understanding.lines.ordinary import ORDINARY


def plainly(text: str) -> str:
    """Return a message without words that would be taken for a wish or a plan, and with news spelled well.

    Days are signs already.
    """
    text = _NO_THANKS.sub("no thanks", _LONG_WORD.sub(_spelled, text))
    text = _INSTEAD.sub("", text)
    text = _WHEN_APPLIED.sub(r", applied \1", text)
    text = _COMPANY_CALLED.sub(r"\1 ", text)
    text = _NO_IF_NOTHING.sub(r"they will let me know \1", text)
    return _HAVE_SEND.sub(r"\1 sent", text)


def without_asides(text: str) -> str:
    """Return a message without words that only say why it comes now, or that it be noted; else as it is."""
    bare = _BY_THE_WAY.sub(" ", _NOTE_IT.sub("", text)).strip()
    return bare or text


_REMEMBERED = (
    r"(?:(?:b4|before) (?:i|we) (?:forget|lose|go on|carry on|continue|do that)(?: (?:it|this|that"
    r"|about it|track(?: of it)?))?"
    r"|so (?:that )?i (?:don'?t|do not|won'?t) forget(?: (?:it|this|that|about it))?"
    r"|or (?:else )?i'?(?:ll| will) (?:only )?(?:forget|lose)(?: (?:it|this|that|about it|track(?: of it)?))?"
    r"|(?:while|since) i (?:remember|think of it|have you|am here|'?m here)"
    r"|(?:i )?(?:nearly|almost) forgot(?=\s?[,:;!-])"
    r"|(?:sorry|sry|apologies) (?:to|for) (?:interrupt\w*|butt(?:ing)? in|jump(?:ing)? in)|not to interrupt"
    r"|(?:just )?(?:a |one )?(?:quick|other|small|little|more) (?:thing|one|note|update)|one thing"
    r"|(?:i )?(?:just |only |also )*(?:wanted |have |need |got )?to (?:let|tell|inform|update) (?:you"
    r"|u)(?: know)?(?: that)?"
    r"|by the way|btw)"
)
_BY_THE_WAY = re.compile(
    rf"(?:^|(?<=[.!?]))\W*(?:(?:oh|ah|also|and|so|ok|hey|just)\W+)*(?:{_REMEMBERED}(?:[,:;]"
    rf"| -)?(?: but\b)?\s+)+"
    rf"|[,;]?\s+{_REMEMBERED}(?=\W*$)",
    re.IGNORECASE,
)
"""Says that something is told in passing, and nothing of what it is: a condition or a plan by its words."""

_NOTE_IT = re.compile(
    r"(?:[,.;]| -| and| so)*\s+(?:(?:please|pls|plz) |(?:can|could|will|would) (?:you|u|we) (?:please "
    r"|pls )?)+"
    r"(?:note|keep|save|log|record|add|store|write|put|jot|remember|hold|mind|take)(?: a note of)?"
    r" (?:that|this|it|them)"
    r"(?: (?:down|in|on|for me|somewhere|please|pls|ok|thanks|ty|now|first|on (?:my|the) list))*(?=\W*$)",
    re.IGNORECASE,
)
"""Asks at the end to have what was told noted, and for nothing else."""


def _spelled(word: re.Match[str]) -> str:
    """Return a word of news as it is spelled, where somebody slipped: "rejcted", "unsuccesful"."""
    said = word[0].casefold()
    if said in ORDINARY:
        return word[0]
    best = process.extractOne(
        said, _NEWS, scorer=OSA.normalized_similarity, score_cutoff=_NEAR_ENOUGH, processor=None
    )
    return best[0] if best is not None and best[0][0] == said[0] else word[0]


_LONG_WORD = re.compile(r"(?<![\w'’&.-])[^\W\d_]{6,15}(?![\w'’&.-]*\w)")

_NEWS = (
    *("rejected", "rejection", "declined", "unsuccessful", "shortlisted"),
    *("unfortunately", "application", "interview", "interviewed", "offered"),
)

_NEAR_ENOUGH = 0.82
"""How alike such a word has to be, from 0 to 1: a slip or two. Our own choice."""

_NO_THANKS = re.compile(r"\bthanks,? but no,? thanks\b", re.IGNORECASE)
_INSTEAD = re.compile(r"\s*\(?\b(?:instead of|rather than)(?: on| the)? ?[\ue000-\ue0ff]\)?", re.IGNORECASE)
_WHEN_APPLIED = re.compile(
    r"(?:\bsince )?([\ue000-\ue0ff]),? (?:which is )?when i (?:applied|sent (?:it|my \w+))\b", re.IGNORECASE
)
_HAVE_SEND = re.compile(
    r"\b(i have|i had|i've|ive|have)(?: already| just)? send(?= (?:my|the|them|an?|\d|two|three)\b)",
    re.IGNORECASE,
)
_COMPANY_CALLED = re.compile(
    r"\b(with|at|by|from|in|to|for) (?:the )?(?:company|firm|restaurant|caf[eé]|supermarket|shop)(?: called)?"
    r" (?=[A-Z])"
)
"""Says of a name that it is a company's: "interview with company Acme"."""

_NO_IF_NOTHING = re.compile(
    r"\bif (?:i (?:hear|get) |there(?:'s| is) )?(?:nothing|no (?:news|reply|answer|word)) ?"
    r"(?:by |until |till )?([\ue000-\ue0ff])[, ]*(?:then )?"
    r"(?:it'?s|that'?s|i(?:'ll| can)? (?:assume|take it)|assume|consider)"
    r"[^.\n]{0,20}?\b(?:a )?(?:no|unsuccessful|over|dead)\b",
    re.IGNORECASE,
)
"""Says until when an answer may come: "if nothing by 10 December it's a no"."""
