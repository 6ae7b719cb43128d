"""Find the company that has the job, and never the agency that writes for it."""

from __future__ import annotations

import re

from bot.language.understanding.lines.words import FIRST_NAMES
from bot.language.understanding.mails.company_candidates import agencies, candidates
from bot.language.understanding.mails.company_names import (
    OWN_PEOPLE,
    PLACES,
    as_a_name,
    cleaned,
    in_domain,
    may_be_company,
)
from bot.language.understanding.mails.company_words import AGENCY, LEGAL, ORGANISATION, SECTOR, UNIT
from bot.language.understanding.mails.parts import Parts, addresses_in

FIRST_NAME = 1.2
"""How much speaks against a first name alone: "Kevin has a conflict". Some companies have one."""


PLACE = 1.2
"""How much speaks against a country or a large town alone: "when he's home from Spain"."""


def company_in(parts: Parts, role: str | None, people: frozenset[str], agency: bool) -> str | None:
    """Return the company that a mail is about. people: words of names in it; agency: an agency writes it."""
    counted: dict[str, float] = {}
    written: dict[str, str] = {}
    finders = [name.casefold() for name in (*agencies(parts), *parts.signature[:6])] if agency else []
    for weight, text, from_sender in candidates(parts):
        name = cleaned(text, role, whole=from_sender)
        if not agency:
            name = OWN_PEOPLE.sub("", name)
        if not may_be_company(name, role, people):
            continue
        if agency and (from_sender or AGENCY.search(name) or any(name.casefold() in one for one in finders)):
            continue
        key = re.sub(r"\W", "", name.casefold())
        weight -= PLACE * (name.casefold() in PLACES)
        weight -= FIRST_NAME * (name.casefold() in FIRST_NAMES)
        weight += 0.6 * bool(LEGAL.search(text))
        weight += 0.5 * bool(ORGANISATION.search(name) or SECTOR.search(name)) - 1.6 * bool(UNIT.match(name))
        counted[key] = (
            counted.get(key, 0.0) + weight if key not in counted else max(counted[key], weight) + 0.5
        )
        if key not in written or (written[key].isupper() and len(name) > 4):
            written[key] = name
    if not agency:
        for key in counted:
            if any(in_domain(key, address) for address in addresses_in(parts.sender)):
                counted[key] += 1.5
    return _best(counted, written)


def _best(counted: dict[str, float], written: dict[str, str]) -> str | None:
    """Return the name that counts most, if it counts enough."""
    for key, value in list(counted.items()):  # a name that is part of a longer one speaks for that
        for longer in counted:
            if key != longer and len(key) >= 4 and (longer.startswith(key) or longer.endswith(key)):
                counted[longer] = max(counted[longer], value) + 0.3
    if not counted:
        return None
    best = max(counted, key=lambda key: counted[key])
    return as_a_name(written[best]) if counted[best] >= 1.9 else None
