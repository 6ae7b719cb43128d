"""Take a company's name from the domain of an address, where nothing else in a mail names it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.language.understanding.mails.company_words import AGENCY, SYSTEMS
from bot.language.understanding.phrases.word_tables import WordTable

_TABLE = WordTable("mails/domains")
_SECOND_LEVEL = _TABLE.words("second_level")
_ENDS = sorted(_TABLE.words("ends"), key=len, reverse=True)
_SHARED = _TABLE.pattern("shared", re.IGNORECASE)

SHORTEST = 4
"""Least letters of a part of a domain that may be a name. Our own choice."""


def named_by_domain(addresses: Iterable[str]) -> str | None:
    """Return a name, "Ndlela Logistics" for `careers@ndlelalogistics.com`; None if no address holds one."""
    for address in addresses:
        labels = address.rpartition("@")[2].casefold().split(".")[:-1]
        while len(labels) > 1 and labels[-1] in _SECOND_LEVEL:
            labels.pop()
        label = labels[-1] if labels else ""
        if len(label) < SHORTEST or not re.fullmatch(r"[a-z]+(?:-[a-z]+)*", label):
            continue
        if SYSTEMS.search(label) or AGENCY.search(label) or _SHARED.search(label):
            continue
        return _parted(label)
    return None


def _parted(label: str) -> str:
    """Write a domain's label as a name: divided at its hyphens, or before a last word that is known."""
    if "-" in label:
        return label.replace("-", " ").title()
    end = next((one for one in _ENDS if label.endswith(one) and len(label) - len(one) >= SHORTEST), "")
    words = (label.removesuffix(end), end) if end else (label,)
    return " ".join(word.capitalize() for word in words)
