"""Tell whether a candidate is written as the name of a company, and clean it of other words."""

from __future__ import annotations

import re

from bot.language.understanding.mails.company_words import (
    DEPARTMENTS,
    GENERIC,
    LEGAL,
    NO_NAMES,
    ORGANISATION,
    PLURAL,
    SECTOR,
    SYSTEMS,
)
from bot.language.understanding.mails.titles import title_score
from bot.language.understanding.phrases.word_tables import WordTable

_TABLE = WordTable("mails/company_names")
OWN_PEOPLE = _TABLE.pattern("own_people", re.IGNORECASE)


def as_a_name(name: str) -> str:
    """Write the name of a letterhead in capitals as it is written elsewhere."""
    if not name.isupper() or len(name) <= 4 or " " not in name:
        return name
    return " ".join(
        word.lower() if word in _LINKS else word if len(word) <= 3 and word != "CO" else word.title()
        for word in name.split()
    )


_LINKS = frozenset({"OF", "AND", "THE", "FOR", "DE"})


def cleaned(text: str, role: str | None, *, whole: bool = False) -> str:
    """Take from a name what is only beside it: legal forms, teams, articles.

    whole: somebody signs with the name, so an "'s" at its end belongs to it.
    """
    name = " ".join(text.split()).strip(" .,:;-–'\"“”*()")
    name = name if whole else re.sub(r"'s$", "", name)
    if role and name.casefold().startswith(role.casefold()):
        name = name[len(role) :].strip(" ,-–")
    name = (
        re.sub(r",? (?:GmbH|AG|SE|UG)? ?(?:&|and) Co\.? ?(?:KG|KGaA)?\.?$", "", name)
        if re.search(r"GmbH|KG", text)
        else name
    )
    name = re.sub(r"(?<! &)(?<! and) Co\.?$", "", name)
    name = _OFFICE_OF.sub("", name)
    for _ in range(3):
        name = LEGAL.sub("", name).strip(" .,")
    name = re.sub(r"^(?:The|At|With) (?=[A-Z])", "", name)
    left = name.split()
    while left and left[-1].casefold() in NO_NAMES - _MAY_END:
        left.pop()
    while left and left[0].casefold() in NO_NAMES - _MAY_BEGIN:
        left.pop(0)
    return " ".join(left)


_OFFICE_OF = _TABLE.pattern("office_of")
PLACES = _TABLE.words("places")
_MAY_BEGIN = _TABLE.words("may_begin")
_MAY_END = _TABLE.words("may_end")
_SMALL = _TABLE.words("small")


def may_be_company(name: str, role: str | None, people: frozenset[str]) -> bool:
    """Tell whether a name may be a company's: it is nobody's name, no title and no phrase."""
    said = name.casefold().split()
    if not said or not 2 <= len(name) <= 60 or name.isdecimal() or (len(said) == 1 and said[0] in GENERIC):
        return False
    if role and (name.casefold() in role.casefold() or role.casefold() in name.casefold()):
        return False
    return not (
        _is_of_people(said, people) or _is_title(name, said) or _is_phrase(name) or _SAYS_ELSE.search(name)
    )


def _is_of_people(said: list[str], people: frozenset[str]) -> bool:
    """Tell whether all words are in people's names, or are words that are no name at all."""
    if all(re.sub(r"\W", "", word) in people or word in NO_NAMES for word in said):
        return True
    return bool(people) and len(said) <= 3 and said[-1] in people and bool(re.match(r"\w\.$", said[0]))


def _is_title(name: str, said: list[str]) -> bool:
    if title_score(name) < 0.8 or len(said) > 4 or ends_as_firm(name):
        return False
    return not ORGANISATION.search(name) and not PLURAL.search(name)


def is_department(name: str) -> bool:
    """Tell whether a name is that of a part of a firm: "Trades & Labour", "Hospitality Division"."""
    parts = [part for part in re.split(r"[\s,&/]+", name) if part.casefold() not in ("and", "the", "of")]
    return bool(parts) and (
        re.fullmatch(r"[A-Z]&[A-Z]|FP&A", name) is not None
        or _DIVISION.search(name) is not None
        or (
            all(part.casefold() in DEPARTMENTS or re.fullmatch(r"[A-Z]{2,4}", part) for part in parts)
            and any(part.casefold() in DEPARTMENTS for part in parts)
        )
    )


_DIVISION = _TABLE.pattern("division", re.IGNORECASE)


def ends_as_firm(name: str) -> bool:
    """Tell whether a name ends as names of firms do: "Shannonside Coach Hire", "Larch & Lowe Architects"."""
    last = name.split()[-1] if " " in name else ""
    return SECTOR.fullmatch(last) is not None or _PARTNERS.fullmatch(name) is not None


_PARTNERS = _TABLE.pattern("partners")


def _is_phrase(name: str) -> bool:
    """Tell whether a text is a clause, a motto, an hour or the like, and no name."""
    small = [word for word in name.split() if word[0].islower() and word not in _SMALL]
    if len(small) > 1 or (small and not name[:1].isupper()):
        return True
    return _NUMBERED.fullmatch(name) is not None or _CONTRACTED.match(name) is not None


_NUMBERED = _TABLE.pattern("numbered", re.IGNORECASE)
_CONTRACTED = _TABLE.pattern("contracted", re.IGNORECASE)
_SAYS_ELSE = _TABLE.pattern("says_else", re.IGNORECASE)


def in_domain(key: str, address: str) -> bool:
    """Tell whether a name is in the domain of an address that is the company's own."""
    domain = address.rpartition("@")[2].casefold()
    if SYSTEMS.search(domain.rsplit(".", 1)[0]):
        return len(key) >= 4 and key in re.sub(r"\W", "", address.casefold())
    squeezed = re.sub(r"\W", "", domain)
    return len(key) >= 3 and (key in squeezed or (len(key) > 8 and key[:8] in squeezed))
