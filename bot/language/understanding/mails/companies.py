"""Find the company that has the job, and never the agency that writes for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.language.understanding.lines.words import FIRST_NAMES
from bot.language.understanding.mails.company_words import (
    AGENCY,
    LEGAL,
    NAME,
    NO_NAMES,
    ORGANISATION,
    PATTERNS,
    PLURAL,
    SYSTEMS,
    TEAM,
    UNIT,
)
from bot.language.understanding.mails.parts import Parts, addresses_in
from bot.language.understanding.mails.roles import pieces_of
from bot.language.understanding.mails.titles import title_score

FIRST_NAME = 1.2
"""How much speaks against a first name alone: "Kevin has a conflict". Some companies have one."""


def company_in(parts: Parts, role: str | None, people: frozenset[str], agency: bool) -> str | None:
    """Return the company that a mail is about. people: words of names in it; agency: an agency writes it."""
    counted: dict[str, float] = {}
    written: dict[str, str] = {}
    agencies = [name.casefold() for name in _agencies(parts)] if agency else []
    for weight, text, from_sender in _candidates(parts):
        name = cleaned(text, role)
        if not _may_be_company(name, role, people):
            continue
        if agency and (from_sender or AGENCY.search(name) or any(name.casefold() in one for one in agencies)):
            continue
        key = re.sub(r"\W", "", name.casefold())
        weight -= FIRST_NAME * (name.casefold() in FIRST_NAMES)
        weight += 0.5 * bool(ORGANISATION.search(name)) - 1.6 * bool(UNIT.match(name))
        counted[key] = (
            counted.get(key, 0.0) + weight if key not in counted else max(counted[key], weight) + 0.5
        )
        if key not in written or (written[key].isupper() and len(name) > 4):
            written[key] = name
    if not agency:
        for key in counted:
            if any(_in_domain(key, address) for address in addresses_in(parts.sender)):
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
    return written[best] if counted[best] >= 1.9 else None


def _agencies(parts: Parts) -> Iterator[str]:
    """Go through the names in a mail that are an agency's."""
    for line in parts.sentences[:2]:
        if (here := _HERE.search(line)) is not None and here["name"]:
            yield here["name"]
    for line in (
        parts.sender,
        *parts.head,
        *parts.signature[:8],
        *parts.sentences[:2],
        *parts.sentences[-2:],
    ):
        for name in re.finditer(NAME, line[:300]):
            if AGENCY.search(name["name"]):
                yield name["name"]


def _candidates(parts: Parts) -> Iterator[tuple[float, str, bool]]:
    """Go through what may be a name: how likely, what, and whether it names who writes."""
    yield from _of_sender(parts)
    for piece in pieces_of(parts.subject)[1:]:
        if not title_score(piece) and piece[:1].isupper():
            yield 1.5, TEAM.sub("", piece), False
    yield from _in_text(parts)


def _of_sender(parts: Parts) -> Iterator[tuple[float, str, bool]]:
    shown = re.sub(r"<.*", "", parts.sender).strip(" \"'")
    if shown and "@" not in shown:
        at = re.split(r"\s+(?:at|from|@|via)\s+|\s*[|,(@]\s*", shown)
        if len(at) > 1 and not re.search(r"\bvia\b", shown):
            yield 3.0, at[1], True
        elif (
            TEAM.search(shown)
            or re.search(r"no-?reply|via\b", parts.sender, re.I)
            or not re.fullmatch(r"[A-Z][\w'-]+ (?:[A-Z][\w'.-]*\s?){1,2}", shown)
        ):
            yield 3.0, TEAM.sub("", at[0]), True
        else:
            yield 1.0, at[0], True


def _in_text(parts: Parts) -> Iterator[tuple[float, str, bool]]:
    lines = [(2.3 if at == 0 or at > 6 else 2.6, line) for at, line in enumerate(parts.signature[:10])] + [
        (1.9, line) for line in parts.footer[:4]
    ]
    for weight, line in [*lines, *((2.2, line) for line in parts.head)]:
        yield from _in_line(weight, line)
    for text in (parts.subject, *parts.head, *parts.sentences[:30], *parts.signature[:4]):
        for weight, pattern in PATTERNS:
            for match in pattern.finditer(text[:400]):
                if not _PERSON_BEFORE.search(text[: match.start("name")]):
                    yield weight, match["name"], False
    for line in (*parts.sentences[:2], *parts.sentences[-2:]):
        if (here := _HERE.search(line)) is not None:
            yield 2.6, here["name"] or here["end"] or here["closed"], True


_PERSON_BEFORE = re.compile(r"\b(?:Dr|Mrs?|Ms|Miss|Sister|Prof|Professor|Captain|Sir)\.? $")

_HERE = re.compile(
    rf"(?:here|[Ii]t'?s [A-Z]\w+|this is [A-Z]\w+|i'm [A-Z]\w+|i am [A-Z]\w+)(?: (?:from|at|with)"
    rf"|,) {NAME}|^[A-Z][\w' ]{{1,30}},(?: [\w ]{{3,30}},)? (?P<end>{NAME.replace('?P<name>', '')})\.?$"
    rf"|(?:^|[.!?] )[A-Z]\w+ ?[(@] ?(?P<closed>{NAME.replace('?P<name>', '')})\)?$"
)


def _in_line(weight: float, line: str) -> Iterator[tuple[float, str, bool]]:
    """Find a name in a line of a signature or a letterhead."""
    if len(line) > 120 or addresses_in(line):
        return
    line = re.sub(r"\s*\([^()]*\)|[^\w\s&'.,|@/–—•·:+-]", "", line).strip()
    pieces = [
        piece.strip()
        for piece in re.split(r"\s+(?:at|from|@)\s+|\s*[|,•·–—@]\s*|\s[-/]\s", line)
        if piece.strip()
    ]
    named = False
    for piece in pieces:
        plain = re.sub(
            r"^(?:for and on behalf of|on behalf of|for|from|the|at)\b:? ", "", piece, flags=re.IGNORECASE
        )
        if title_score(plain) and not TEAM.search(plain) and not LEGAL.search(plain):
            continue
        without = TEAM.sub("", plain).strip()
        if without and without[0].isupper() and len(without.split()) <= 8:
            yield weight + 0.3 * (without != plain) - 0.9 * named, without, True
            named = named or without.split()[0].casefold() not in FIRST_NAMES  # what follows is where it is


def cleaned(text: str, role: str | None) -> str:
    """Take from a name what is only beside it: legal forms, teams, articles."""
    name = " ".join(text.split()).strip(" .,:;-–'\"“”*()")
    name = re.sub(r"'s$", "", name)
    if role and name.casefold().startswith(role.casefold()):
        name = name[len(role) :].strip(" ,-–")
    name = (
        re.sub(r",? (?:GmbH|AG|SE|UG)? ?(?:&|and) Co\.? ?(?:KG|KGaA)?\.?$", "", name)
        if re.search(r"GmbH|KG", text)
        else name
    )
    name = re.sub(r"(?<! &)(?<! and) Co\.?$", "", name)
    for _ in range(3):
        name = LEGAL.sub("", name).strip(" .,")
    name = re.sub(r"^(?:The|At|With) (?=[A-Z])", "", name)
    words = name.split()
    while words and words[-1].casefold() in NO_NAMES:
        words.pop()
    while words and words[0].casefold() in NO_NAMES - {
        "new",
        "first",
        "people",
        "next",
        "london",
        "manchester",
        "bristol",
    }:
        words.pop(0)
    return " ".join(words)


def _may_be_company(name: str, role: str | None, people: frozenset[str]) -> bool:
    words = name.casefold().split()
    if not words or len(name) > 60 or len(name) < 2 or name.isdecimal():
        return False
    if all(re.sub(r"\W", "", word) in people or word in NO_NAMES for word in words):
        return False
    if role and (name.casefold() in role.casefold() or role.casefold() in name.casefold()):
        return False
    if (
        title_score(name) >= 0.8
        and len(words) <= 4
        and not ORGANISATION.search(name)
        and not PLURAL.search(name)
    ):
        return False
    if (
        re.match(r"\d[\d.,:/]*\s?(?:am|pm|st|nd|rd|th|%|k|h|min\w*|hours?|days?|weeks?)?\b", name, re.I)
        and len(words) == 1
    ):
        return False
    if people and len(words) <= 3 and words[-1] in people and re.match(r"\w\.$", words[0]):
        return False
    if re.match(r"\w+'(?:ll|m|ve|d|re)\b|\w+n't\b", name, re.I):
        return False
    return not re.search(
        r"\b(?:application|interview|update|invitation|offer|thank|your|feedback|role|position|vacancy"
        r"|reference|confirm\w*|status|pkwy|suite|shortlist\w*)\b|\d{4,}|@|\bref\b",
        name,
        re.I,
    )


def _in_domain(key: str, address: str) -> bool:
    """Tell whether a name stands in the domain of an address that is the company's own."""
    domain = address.rpartition("@")[2].casefold()
    if SYSTEMS.search(domain.rsplit(".", 1)[0]):
        return len(key) >= 4 and key in re.sub(r"\W", "", address.casefold())
    squeezed = re.sub(r"\W", "", domain)
    return len(key) >= 3 and (key in squeezed or (len(key) > 8 and key[:8] in squeezed))
