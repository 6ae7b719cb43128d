"""Find the company that has the job, and never the agency that writes for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.language.understanding.lines.words import FIRST_NAMES
from bot.language.understanding.mails.company_words import (
    AGENCY,
    GENERIC,
    LEGAL,
    NAME,
    NO_NAMES,
    ORGANISATION,
    PATTERNS,
    PLURAL,
    SECTOR,
    SYSTEMS,
    TEAM,
    TITLES_ABROAD,
    UNIT,
)
from bot.language.understanding.mails.parts import Parts, addresses_in
from bot.language.understanding.mails.roles import pieces_of
from bot.language.understanding.mails.titles import ends_with_noun, title_score

FIRST_NAME = 1.2
"""How much speaks against a first name alone: "Kevin has a conflict". Some companies have one."""


def company_in(parts: Parts, role: str | None, people: frozenset[str], agency: bool) -> str | None:
    """Return the company that a mail is about. people: words of names in it; agency: an agency writes it."""
    counted: dict[str, float] = {}
    written: dict[str, str] = {}
    agencies = [name.casefold() for name in _agencies(parts)] if agency else []
    for weight, text, from_sender in _candidates(parts):
        name = cleaned(text, role, whole=from_sender)
        if not agency:
            name = _OWN_PEOPLE.sub("", name)
        if not _may_be_company(name, role, people):
            continue
        if agency and (from_sender or AGENCY.search(name) or any(name.casefold() in one for one in agencies)):
            continue
        key = re.sub(r"\W", "", name.casefold())
        weight -= FIRST_NAME * (name.casefold() in FIRST_NAMES)
        weight += 0.5 * bool(ORGANISATION.search(name) or SECTOR.search(name)) - 1.6 * bool(UNIT.match(name))
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
    return _as_a_name(written[best]) if counted[best] >= 1.9 else None


_OWN_PEOPLE = re.compile(
    r" (?:early careers|careers|recruit(?:ing|ment)|resourcing|hiring|talent|people|early)$", re.IGNORECASE
)
"""What stands behind a company's name where its own people sign."""


def _as_a_name(name: str) -> str:
    """Write the name of a letterhead in capitals as it is written elsewhere."""
    if not name.isupper() or len(name) <= 4 or " " not in name:
        return name
    words = (
        word.lower()
        if word in ("OF", "AND", "THE", "FOR", "DE")
        else word
        if len(word) <= 3
        else word.title()
        for word in name.split()
    )
    return " ".join(words)


def _agencies(parts: Parts) -> Iterator[str]:
    """Go through the names in a mail that are an agency's."""
    for line in parts.sentences[:2]:
        if (here := _HERE.search(line)) is not None and _is_somebody(here):
            yield here["name"] or here["after"]
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
                before = text[: match.start("name")]
                if _PERSON_BEFORE.search(before) or (weight < 2.5 and _PLACE_BEFORE.search(before)):
                    continue
                begins = not before.removesuffix("The ").strip() and " " not in match["name"]
                yield weight - 0.7 * (begins and weight < 2.5), match["name"], False
    for line in (*parts.sentences[:2], *parts.sentences[-2:]):
        if (here := _HERE.search(line)) is not None and _is_somebody(here):
            yield 2.6, _named(here), True
    if parts.sentences and _ALL_NAME.fullmatch(parts.sentences[-1]) and len(parts.sentences) > 2:
        yield 2.4, parts.sentences[-1], True
    for line in (*parts.head[:3], *parts.body[:5]):
        if len(line) < 110 and line[-1:] not in ".?!" and not _NO_ORGANISATION.search(line):
            for piece in re.split(r"\s*[,|·•–—]\s*|\s-\s|^[\w ]{2,20}: ?", line):
                if ORGANISATION.search(piece) and piece[:1].isupper() and len(piece.split()) > 1:
                    yield 2.3, TEAM.sub("", piece), False
    if not parts.head and parts.body and parts.body[0].isupper() and len(parts.body[0]) < 60:
        yield 2.3, TEAM.sub("", parts.body[0]), False
    for line in parts.signature[1:4]:
        if (site := _SITE.fullmatch(line)) is not None:
            yield 2.0, site["name"].capitalize(), False


_ALL_NAME = re.compile(rf"[-–— ]*{NAME}")
_SITE = re.compile(r"(?:www\.)?(?P<name>[a-z]{4,12})\.(?:com|co|io|so|dev|ai|org|net|co\.uk|ie|de|app)")
_PLACE_BEFORE = re.compile(
    r"\b(?:based|located|live|lives|living|site|office|branch) (?:in|at) $|\bHQ in $|\bin $"
)
_NO_ORGANISATION = re.compile(
    r"^(?:venue|location|where|address|panel|date|time|ref\w*|from|to)\b ?:", re.IGNORECASE
)


def _is_somebody(here: re.Match[str]) -> bool:
    """Tell whether a person stands before "from", and no "Greetings" or "Interview"."""
    first = here[0].split()[0].strip(",").casefold()
    return first not in _NOBODY


_NOBODY = frozenset(
    {"greetings", "interview", "message", "news", "update", "application", "thanks", "regards", "offer", "we"}
)


def _named(here: re.Match[str]) -> str:
    small = here["small"]
    return small.capitalize() if small else here["name"] or here["after"] or here["end"] or here["closed"]


_PERSON_BEFORE = re.compile(r"\b(?:Dr|Mrs?|Ms|Miss|Sister|Prof|Professor|Captain|Sir)\.? $")

_OTHER_NAME = NAME.replace("?P<name>", "")
_HERE = re.compile(
    rf"(?:here|[Ii]t'?s [A-Z]\w+|\b[Ii]s [A-Z]\w+|this is [A-Z]\w+|i'm [A-Z]\w+|i am [A-Z]\w+"
    rf"|^(?:[A-Z]\w+, )?[A-Z]\w+)(?: [A-Z]{{2,3}})?(?:,? [\w ]{{2,20}})?,? (?:from|at|with) (?:the )?{NAME}"
    rf"|\bhere,? (?P<after>{_OTHER_NAME})[.,]"
    rf"|^[A-Z][\w' ]{{1,30}},(?: [\w ]{{3,30}},)? (?P<end>{_OTHER_NAME})\.?$"
    rf"|(?:^|[.!?] )[A-Z]\w+ ?[(@] ?(?P<closed>{_OTHER_NAME})\)?$"
    rf"|\bhere\b[^.@]{{0,30}}@ ?(?P<small>[a-z]{{3,20}})\b"
)


def _in_line(weight: float, line: str) -> Iterator[tuple[float, str, bool]]:
    """Find a name in a line of a signature or a letterhead."""
    if len(line) > 120 or addresses_in(line):
        return
    label = re.match(r"([\w ]{2,20}) ?: ?", line)
    if label is not None:
        if not re.search(r"employer|company|organi[sz]ation|firm|^for$|behalf", label[1], re.IGNORECASE):
            return
        line = line[label.end() :]
    if " / " in line:
        sides = line.split(" / ")
        if any(ends_with_noun(side) for side in sides):
            return
        line = next((side for side in sides if ORGANISATION.search(side)), sides[-1])
    line = re.sub(r"\s*\([^()]*\)|[^\w\s&'.,|@/–—•·:+-]", "", line).strip()
    pieces = [
        piece.strip()
        for piece in re.split(r"\s+(?:at|from|@)\s+|\s*[|,•·–—@]\s*|\s[-/]\s", line)
        if piece.strip()
    ]
    named = False
    if len(pieces) == 2 and " " not in pieces[0] and " " in pieces[1] and "," in line:
        pieces.reverse()  # "Packaging, Acme Brewing": a part of the firm before it
    for piece in pieces:
        plain = re.sub(
            r"^(?:for and on behalf of|on behalf of|for|from|the|at)\b:? ", "", piece, flags=re.IGNORECASE
        )
        if title_score(plain) and not TEAM.search(plain) and not LEGAL.search(plain):
            continue
        if (ends_with_noun(plain) and not PLURAL.search(plain)) or TITLES_ABROAD.match(plain):
            continue
        without = TEAM.sub("", plain).strip()
        if without and without[0].isupper() and len(without.split()) <= 8:
            yield weight + 0.3 * (without != plain) - 0.9 * named, without, True
            named = named or without.split()[0].casefold() not in FIRST_NAMES  # what follows is where it is


def cleaned(text: str, role: str | None, *, whole: bool = False) -> str:
    """Take from a name what is only beside it: legal forms, teams, articles. whole: as somebody signs with it."""
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


_SMALL = frozenset(
    "of the and for de la le du des di do dos der den und et van von y e del da at in on".split()
)


def _may_be_company(name: str, role: str | None, people: frozenset[str]) -> bool:
    words = name.casefold().split()
    small = [word for word in name.split() if word[0].islower() and word not in _SMALL]
    if len(small) > 1 or (small and not name[:1].isupper()) or re.fullmatch(r"\d+h\d*|\w\d", name):
        return False
    if len(words) == 1 and words[0] in GENERIC:
        return False
    if not words or len(name) > 60 or len(name) < 2 or name.isdecimal():
        return False
    plain = [re.sub(r"\W", "", word) for word in words]
    if all(bare in people or word in NO_NAMES for word, bare in zip(words, plain, strict=True)):
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
        r"|reference|confirm\w*|status|pkwy|suite|shortlist\w*|action|required|important|urgent|private|confidential"
        r"|congratulations|outcome|notice|acknowledg\w+|appointment|vacanc\w+|competition)\b|\d{4,}|@|\bref\b",
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
