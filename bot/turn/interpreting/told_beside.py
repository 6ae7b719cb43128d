"""Split what is said along with a name where one is asked for: the contact, how far it got, and when."""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.coach.facts.application import Via

LONGEST = 160
"""Characters of a text with a name and more in it. Our own choice."""

MOST_WORDS = 8
"""Words of a name, before what is said beside it."""

_PARTS = re.compile(
    r"\s*[,.;(–]+\s*|\s+-\s+|\s+(?=(?:through|via|thru)\s)"
    r"|\s+(?:and|but)\s+(?=(?:it|it['’]?s|its|they|the|i|my|hr|he|she|nobody|no)\b)",
    re.IGNORECASE,
)

_WITH = (
    r"(?:agency|agent|agents|recruiter|recruiters|consultant|consultancy|manager|head|boss|matron|chef|hr)"
)
_BESIDE = re.compile(
    r"^(?:through|via|thru|from|by|with|thanks\sto)\s\w"
    rf"|^(?:an?|the|their|some|another|my|it['’]?s|its|it\sis)\s(?:\w+\s){{0,2}}?{_WITH}\b"
    r"|^(?:an?\s)?(?:agency|agency\s(?:job|role|work))$"
    r"|\b(?:invited|interviewed|rang|called|phoned|emailed|contacted|met|spoke|applied|had|did|was|were|am|are|is"
    r"|they|i|we|it['’]?s|found|sent|got|told|put\sme)\b"
    r"|^(?:no|not\sa|without\sa)\s(?:name|names|contact|agency)\b|^nobody\b|^no\sone\b|^direct(?:ly)?\b"
    r"|\b(?:yesterday|today|ago|last\s\w+|this\s(?:morning|week|month))\b"
    r"|^(?:first|second|third|final|last|one|two|1st|2nd|3rd|phone|video)\s(?:round|interview|screening|screen|stage)\b"
    r"|^(?:by\sthe\sway|btw|thanks|thank\syou|please|lol|that['’]?s\sall)$",
    re.IGNORECASE,
)
"""Parts that are no part of a name."""

_NO_NAME = re.compile(
    r"\b(?:no\snames?|no\scontact|nobody|no\sone|(?:didn['’]?t|did\snot|never)\s(?:say|said|give|gave|get|catch)\b.*"
    r"\bnames?)\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"^(?:nobody|no\sone|no\scontact)\b", re.IGNORECASE)

_VIAS = {
    "agency": Via.agency,
    "agent": Via.agency,
    "consultant": Via.agency,
    "hr": Via.recruiter,
    "human resources": Via.recruiter,
    "recruiter": Via.recruiter,
    "recruitment": Via.recruiter,
    "talent": Via.recruiter,
}
"""Words for kinds of contacts; all other titles are those of a manager."""

_TITLE = re.compile(
    r"\W*(?:(?:no|well|um|just|only|actually|sorry|i\sthink|i\sdon['’]?t\sknow|not\ssure|don['’]?t\sknow|idk)[\s,.]+)*"
    r"(?:(?:it|that|she|he|they|the\s(?:person|contact|interviewer|one))(?:['’]?s|\swas|\sis|\swere)\s+)?"
    r"(?P<whence>(?:some\s?one|somebody|(?:an?|some|this|that|the|one|my)\s(?:\w+\s)?(?:guy|man|woman|lady|person|lad"
    r"|bloke|fella|chap|dude|girl|kid|one))\s(?:(?:called|rang)\sme\s)?(?:from|in|at|of)\s+)?"
    r"(?:(?:the|an?|their|my|our|some)\s+)?(?:[^\W\d_]+\s){0,2}?"
    r"(?P<title>hr|human\sresources|recruiter|recruitment(?:\steam)?|talent(?:\steam)?|agency|agent|consultant"
    r"|manager|boss|supervisor|owner|director|head(?:\s?teacher)?|principal|matron|chef|team\sleader|team\slead)"
    r"(?:\s(?:person|lady|guy|woman|man|team|department|there|himself|herself))?"
    r"(?:\s(?:did\sit|did\sthe\sinterview|interviewed\sme|rang(?:\sme)?|called(?:\sme)?|wrote(?:\sto\sme)?"
    r"|emailed(?:\sme)?|saw\sme|met\sme|i\sthink|there|contacted\sme))*\W*",
    re.IGNORECASE,
)


class Beside(NamedTuple):
    """Hold the parts of a text before what is said along with a name, and that."""

    names: tuple[str, ...]
    rest: str
    unnamed: bool
    nobody: bool


def told_beside(text: str) -> Beside | None:
    """Split a text into names and what is told beside them; None if it is a name and no more.

    unnamed: it says that they gave no name. nobody: it says that there is nobody they deal with.
    """
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
    return next((via for word, via in _VIAS.items() if title.startswith(word)), Via.manager)


def somebody_in(text: str) -> Via | None:
    """Return whom a text means that says no more than where somebody is from: "some lad from the agency"."""
    found = _TITLE.fullmatch(text) if len(text) <= LONGEST else None
    return title_in(text) if found is not None and found["whence"] else None
