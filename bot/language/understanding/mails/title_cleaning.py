"""Take from the title of a job what is only beside it."""

from __future__ import annotations

import re

from bot.language.understanding.mails.title_lines import is_a_place, kept_in_brackets
from bot.language.understanding.phrases.word_tables import WordTable

_TABLE = WordTable("mails/title_cleaning")
_DROPPED = _TABLE.pattern("dropped", re.IGNORECASE)
_TAIL = _TABLE.pattern("tail", re.IGNORECASE)
_BEHIND_GENDERS = _TABLE.pattern("behind_genders", re.IGNORECASE)
JOB_OF_TIMES = _TABLE.pattern("job_of_times", re.I)

_BRACKETS = re.compile(r"\s*\(([^()]*)\)\s*$")


def _without_tail(role: str) -> str:
    """Take from the end of a title what does not belong to it; brackets stay that say which kind of job."""
    if JOB_OF_TIMES.fullmatch(role):
        return role
    brackets = _BRACKETS.search(role)
    if brackets is not None:
        return role if kept_in_brackets(brackets[1]) else role[: brackets.start()]
    return _TAIL.sub("", role).strip(" .,:;'\"“”*")


_GOES_ON = _TABLE.pattern("goes_on", re.IGNORECASE)
_CUT_LOWER = _TABLE.pattern("cut_lower")


def cleaned(text: str) -> str:
    """Take from a title what is only beside it: articles, numbers of vacancies, quotation marks."""
    role = " ".join(text.split()).strip(" .,:;'\"“”*")
    role = _BEHIND_GENDERS.sub(r"\1", role)
    for _ in range(3):
        shorter = _DROPPED.sub("", role)
        shorter = _without_tail(shorter)
        if shorter == role:
            break
        role = shorter
    role = _GOES_ON.split(role)[0].strip(" ,") or role
    if role.islower():
        role = _CUT_LOWER.split(role)[0].strip()
    for beside in (", ", " - ", " – "):
        name, _, place = role.partition(beside)
        if name and is_a_place(place):
            role = name
    if role.count("(") > role.count(")"):
        role = role.partition("(")[0].strip()
    return role
