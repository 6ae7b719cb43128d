"""Find the company that has the job, and never the agency that writes for it."""

from __future__ import annotations

import re
from typing import Any

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
from bot.language.understanding.mails.domains import named_by_domain
from bot.language.understanding.mails.parts import Parts, addresses_in, sentences_of

FIRST_NAME = 1.2
"""How much speaks against a first name alone: "Kevin has a conflict". Some companies are called by one."""


PLACE = 1.2
"""How much speaks against a country or a large town alone: "when he's home from Spain"."""


def company_in(parts: Parts, role: str | None, people: frozenset[str], agency: bool) -> str | None:
    """Return the company that a mail is about. people: words of names in it; agency: an agency writes it."""
    named = _named_best(_weighed(parts, role, people, agency=agency))
    if named is not None:
        return named
    older = parts._replace(sentences=tuple(sentences_of(parts.older)), **_NOTHING_ELSE)
    named = _named_best(_weighed(older, role, people, agency=agency)) if parts.older else None
    return named or (None if agency else named_by_domain(addresses_of(parts)))


_NOTHING_ELSE: dict[str, Any] = {
    "headers": {},
    "head": (),
    "body": (),
    "signature": (),
    "footer": (),
    "greeting": "",
    "older": (),
}
"""The parts that are left empty if only the sentences of an older mail are looked at."""


def addresses_of(parts: Parts) -> list[str]:
    """Return the addresses from which a mail comes: of its sender, else of whoever signs."""
    around = (parts.sender, *parts.signature[-3:], *parts.footer[:3])
    return next((found for line in around if (found := addresses_in(line))), [])


def _weighed(
    parts: Parts, role: str | None, people: frozenset[str], *, agency: bool
) -> tuple[dict[str, float], dict[str, str]]:
    """Return how much speaks for each name, and how each is written; both by the name's letters."""
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
        _add_where_they_sign(counted, written, parts)
    return counted, written


def _add_where_they_sign(counted: dict[str, float], written: dict[str, str], parts: Parts) -> None:
    """Let a name count for more if it also stands in an address, a signature or a footer."""
    for key in counted:
        if any(in_domain(key, address) for address in addresses_in(parts.sender)):
            counted[key] += 1.5
    around = " ".join((parts.sender, *parts.signature, *parts.footer)).casefold()
    for key, name in written.items():
        if len(key) >= 4 and (name.casefold() in around or f"@{key}" in around):
            counted[key] += 0.5


def _named_best(found: tuple[dict[str, float], dict[str, str]]) -> str | None:
    """Return the name that counts most, if it counts enough."""
    counted, written = found
    for key in list(counted):  # "EIAS Recruitment Team" speaks for Emerald Isle Aviation Services
        for longer, name in written.items():
            if len(key) > 2 and key == "".join(word[0] for word in name.split()).casefold():
                counted[longer] = max(counted[longer], counted[key]) + 0.3
    for key, value in list(counted.items()):  # a name that is part of a longer one speaks for that
        for longer in counted:
            if key != longer and len(key) >= 4 and (longer.startswith(key) or longer.endswith(key)):
                counted[longer] = max(counted[longer], value) + 0.3
    if not counted:
        return None
    best = max(counted, key=lambda key: counted[key])
    return as_a_name(written[best]) if counted[best] >= 1.9 else None
