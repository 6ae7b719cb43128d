"""Split off what is said along with a name where a name is asked for: the contact, how far it got, when."""

from __future__ import annotations

import re

from bot.coach.facts.application import Via
from bot.language.understanding.phrases.word_tables import WordTable
from bot.turn.readings.told_beside import Beside

LONGEST = 160
"""The most characters of a text with a name and more in it. Our own choice."""

MOST_WORDS = 8
"""The most words of a name before what is said beside it."""

_TABLE = WordTable("answers/told_beside")
_PARTS = _TABLE.pattern("parts", re.IGNORECASE)

_BESIDE = _TABLE.pattern("beside", re.IGNORECASE)

_NO_NAME = _TABLE.pattern("no_name", re.IGNORECASE)
_NOBODY = _TABLE.pattern("nobody", re.IGNORECASE)

_AGENCY, _RECRUITER = tuple(_TABLE.words("of_agency")), tuple(_TABLE.words("of_recruiter"))
"""Beginnings of the titles of an agency's and a company's recruiters; all other titles are a manager's."""

_TITLE = _TABLE.pattern("title", re.IGNORECASE)


def told_beside(text: str) -> Beside | None:
    """Split a text into names and what is told beside them; None if it is a name and no more."""
    if len(text) > LONGEST or text.rstrip().endswith("?"):
        return None
    said = [part for part in (part.strip(" )") for part in _PARTS.split(text)) if part]
    first = next((at for at, part in enumerate(said) if _BESIDE.search(part) is not None), None)
    if not first or sum(len(part.split()) for part in said[:first]) > MOST_WORDS:
        return None
    rest = said[first:]
    unnamed = any(_NO_NAME.search(part) is not None for part in rest)
    return Beside(
        tuple(said[:first]), ", ".join(rest), unnamed, any(_NOBODY.match(part) is not None for part in rest)
    )


def title_in(text: str) -> Via | None:
    """Return whom a text means by a title alone, without a name; None if it says something else."""
    found = _TITLE.fullmatch(text) if len(text) <= LONGEST else None
    if found is None:
        return None
    title = " ".join(found["title"].casefold().split())
    if title.startswith(_AGENCY):
        return Via.agency
    return Via.recruiter if title.startswith(_RECRUITER) else Via.manager


def somebody_in(text: str) -> Via | None:
    """Return whom a text means if it says only where somebody is from: "some lad from the agency"."""
    found = _TITLE.fullmatch(text) if len(text) <= LONGEST else None
    return title_in(text) if found is not None and found["whence"] else None
