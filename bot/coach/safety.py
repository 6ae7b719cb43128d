"""The screen: every free text passes it before anything else looks at it.

It knows explicit phrases only, word for word after normalising; it does not judge, and it does not
counsel. The phrases are content, per language; this file only knows how to look for them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache


class Tier(Enum):
    """What the screen found."""

    explicit = "explicit"
    other = "other"  # explicit, and about somebody else


@dataclass(frozen=True)
class Lexicon:
    """What to look for, in one language, as people write it.

    idioms: taken out first ("killed me"). explicit: what counts if it remains.
    others: words that, right before or after a phrase, make it about somebody else.
    """

    idioms: tuple[str, ...]
    explicit: tuple[str, ...]
    others: tuple[str, ...]


_SAME = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"'})


def normalised(text: str) -> str:
    """Lower case, no accents, no punctuation, nothing invisible, no letter twice in a row ("kiiill")."""
    text = unicodedata.normalize("NFKD", text).casefold().translate(_SAME)
    text = "".join(c for c in text if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
    text = re.sub(r"([^\W\d])\1+", r"\1", text)
    return " ".join(re.sub(r"[^\w']+", " ", text.replace("'", "")).split())


@lru_cache(maxsize=32)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """All phrases in one pattern, longest first; `*` in a phrase stands for up to two words."""
    parts = []
    for phrase in sorted(phrases, key=len, reverse=True):
        words = [r"(?:\w+ ){0,2}" if w == "*" else re.escape(normalised(w)) + " " for w in phrase.split()]
        parts.append("".join(words).removesuffix(" "))
    return re.compile(r"\b(?:" + "|".join(parts) + r")\b") if parts else re.compile(r"(?!)")


def screen(text: str, lexicon: Lexicon) -> Tier | None:
    """What the text says, or None. Linear in its length."""
    rest = _pattern(lexicon.idioms).sub("|", normalised(text))
    if _pattern(lexicon.others).search(rest):
        return Tier.other
    return Tier.explicit if _pattern(lexicon.explicit).search(rest) else None
