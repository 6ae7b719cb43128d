"""Find the clause of a refusal that says why, word for word, if the reason is a specific one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.language.understanding.mails import refusals
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
            if not 3 <= len(plain.split()) <= 45 or _says_nothing(plain):
                continue
            score = 1.0 * min(2, len(_SPECIFIC.findall(plain))) + 1.5 * bool(_WHY.search(plain))
            score += 1.0 * bool(_SOMEBODY_ELSE.match(plain)) + 2.0 * bool(_UNLIKE_YOU.search(plain))
            told = bool(_OTHER_HAS.search(plain)) + bool(_SET_ON.search(plain)) + _is_lacking(plain)
            score += TOLD * told
            if score >= 2.5 and (told or _SPECIFIC.search(plain)) and (best is None or score > best[0]):
                best = (score, plain)
    return best[1] if best else None


TOLD = 2.5
"""How much it speaks for a reason if it tells what another has, what was lacking, or what was wanted."""


def _says_nothing(clause: str) -> bool:
    """Tell whether a clause would fit any refusal, or speaks of something else."""
    return any(each.search(clause) for each in (_GENERIC, _ABOUT_ELSE, _TELLS))


def _is_lacking(clause: str) -> bool:
    """Tell whether a clause says what the reader lacked, and not only that it is a no."""
    return _LACKED.search(clause) is not None and refusals.NO.search(clause.casefold()) is None


_OTHER_HAS = _TABLE.pattern("other_has")
_LACKED = _TABLE.pattern("lacked", re.IGNORECASE)
_SET_ON = _TABLE.pattern("set_on", re.IGNORECASE)
_TELLS = _TABLE.pattern("tells", re.IGNORECASE)
_LEADS = _TABLE.pattern("leads", re.IGNORECASE)
_UNLIKE_YOU = _TABLE.pattern("unlike_you", re.IGNORECASE)
_SOMEBODY_ELSE = _TABLE.pattern("somebody_else", re.IGNORECASE)
_ABOUT_ELSE = _TABLE.pattern("about_else", re.IGNORECASE)
