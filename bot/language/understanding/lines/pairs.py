"""Tell companies from jobs in a list that sets them side by side: "Tesco warehouse, Amazon driver"."""

from __future__ import annotations

import re

from bot.language.understanding.lines.ordinary import ORDINARY
from bot.language.understanding.lines.roles import role_in
from bot.language.understanding.lines.tokens import Word, words_of
from bot.language.understanding.lines.words import EMPLOYER_KINDS, HEADS, MODIFIERS
from bot.language.understanding.phrases.word_tables import WordTable

MOST_OF_NAME, MOST_ITEMS = 4, 12
"""The most words of a name in such a list, and the most items of the list. Our own choice."""

_TABLE = WordTable("lines/pairs")
_LEAD = _TABLE.pattern("lead", re.IGNORECASE)
_BETWEEN = _TABLE.pattern("between", re.IGNORECASE)
_HOUSES = _TABLE.words("houses")
_NO_NAME = _TABLE.words("no_name")


def told_apart(text: str) -> str | None:
    """Return a list of companies and jobs with "for" between them, as applied for; None for any other text.

    Each item has to be a company and a job: "sous chef and kitchen porter" are two jobs.
    """
    lead = _LEAD.match(text)
    items = [item for item in _BETWEEN.split(text[lead.end() if lead else 0 :].strip(" .!")) if item]
    if not 2 <= len(items) <= MOST_ITEMS:
        return None
    pairs = [pair for item in items if (pair := _pair(item)) is not None]
    if len(pairs) < len(items) or not any(sure for *_, sure in pairs):
        return None
    return "applied to " + ", ".join(f"{name} for {role}" for name, role, _ in pairs)


def _pair(item: str) -> tuple[str, str, bool] | None:
    """Return the company and the job that an item is made of, and whether the job surely is one."""
    words = words_of(item)
    while words and words[0].low in ("a", "an", "the"):
        words = words[1:]
    found = role_in(item)
    if found is not None and found[2] == len(item.rstrip()):
        at, sure = found[1], True
    elif len(words) > 1 and words[-1].low in MODIFIERS:
        at, sure = words[-1].start, False
    else:
        return None
    before = [word for word in words if word.start < at]
    if any(word.low in _NO_NAME or not word.low[0].isalnum() for word in before):
        return None
    names, job = _parted(before, [word for word in words if word.start >= at])
    if not _may_name(names) or not job:
        return None
    return item[names[0].start : names[-1].end], item[job[0].start : job[-1].end], sure


def _parted(names: list[Word], job: list[Word]) -> tuple[list[Word], list[Word]]:
    """Move words between a name and a job: "Oak | school teacher", and "Deloitte audit | associate"."""
    while names and len(job) > 1 and job[0].low in _HOUSES:
        names, job = [*names, job[0]], job[1:]
    named = [at for at, word in enumerate(names) if word.text[:1].isupper() or word.low in _HOUSES]
    last = named[-1] + 1 if named and names[0].text[:1].isupper() else len(names)
    return names[:last], [*names[last:], *job]


def _may_name(words: list[Word]) -> bool:
    if not 0 < len(words) <= MOST_OF_NAME:
        return False
    if all(word.low in HEADS or word.low in MODIFIERS for word in words):
        return words[-1].low in EMPLOYER_KINDS and len(words) == 1
    return any(
        word.text[:1].isupper() or word.low not in ORDINARY or word.low in EMPLOYER_KINDS for word in words
    )
