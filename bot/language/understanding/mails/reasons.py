"""Find the clause of a refusal that says why, word for word, if the reason is a specific one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.language.understanding.phrases.word_tables import WordTable

_TABLE = WordTable("mails/reasons")
_SPLIT = _TABLE.pattern("split", re.IGNORECASE)
_SPECIFIC = _TABLE.pattern("specific", re.IGNORECASE)
_WHY = _TABLE.pattern("why", re.IGNORECASE)
_GENERIC = _TABLE.pattern("generic", re.IGNORECASE)


def reason_in(sentences: Sequence[str]) -> str | None:
    """Return the clause with the reason as it stands; None if there is none, or it would fit any refusal."""
    best: tuple[float, str] | None = None
    for sentence in sentences[:30]:
        for clause in _SPLIT.split(sentence[:400]):
            plain = _LEADS.sub("", clause.strip(" ,.;:-–—!"))
            if not 3 <= len(plain.split()) <= 45 or _GENERIC.search(plain) or _ABOUT_ELSE.search(plain):
                continue
            score = 1.0 * min(2, len(_SPECIFIC.findall(plain))) + 1.5 * bool(_WHY.search(plain))
            score += 1.0 * bool(_SOMEBODY_ELSE.match(plain)) + 2.0 * bool(_UNLIKE_YOU.search(plain))
            if score >= 2.5 and _SPECIFIC.search(plain) and (best is None or score > best[0]):
                best = (score, plain)
    return best[1] if best else None


_LEADS = _TABLE.pattern("leads", re.IGNORECASE)
_UNLIKE_YOU = _TABLE.pattern("unlike_you", re.IGNORECASE)
_SOMEBODY_ELSE = _TABLE.pattern("somebody_else", re.IGNORECASE)
_ABOUT_ELSE = _TABLE.pattern("about_else", re.IGNORECASE)
