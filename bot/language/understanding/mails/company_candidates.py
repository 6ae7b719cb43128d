"""Find what may be the name of a company in the sender, letterhead, sentences and signature of a mail."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.language.understanding.lines.words import FIRST_NAMES
from bot.language.understanding.mails.company_contexts import beside_words
from bot.language.understanding.mails.company_names import ends_as_firm, is_department
from bot.language.understanding.mails.company_words import (
    AGENCY,
    LEGAL,
    NAME,
    ORGANISATION,
    PLURAL,
    SYSTEMS,
    TEAM,
    TITLES_ABROAD,
)
from bot.language.understanding.mails.parts import Parts, addresses_in
from bot.language.understanding.mails.roles import A_TITLE, pieces_of
from bot.language.understanding.mails.titles import ends_with_noun, title_score
from bot.language.understanding.phrases.word_tables import WordTable


def agencies(parts: Parts) -> Iterator[str]:
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
    for line in (*parts.signature, *parts.footer):
        if named := re.match(
            rf"{NAME} (?:is|acts?|acting|are)\b.{{0,20}} employment (?:agency|business)", line
        ):
            yield named["name"]


def candidates(parts: Parts) -> Iterator[tuple[float, str, bool]]:
    """Yield what may be a company's name: how likely it is, the name, and whether the writer has it."""
    yield from _of_sender(parts)
    pieces = pieces_of(parts.subject)[1:]
    titled = any(title_score(piece) >= A_TITLE for piece in pieces)
    for piece in pieces:
        if not title_score(piece) and piece[:1].isupper():
            yield (2.0 if titled and " " in piece else 1.5), TEAM.sub("", piece), False
    for line in parts.footer[:6]:
        for owner in _OWNER.finditer(line):
            yield 2.2, owner["name"], True
    yield from _in_text(parts)


def _of_domain(address: str) -> Iterator[tuple[float, str, bool]]:
    """Find a name of several words in a domain, if hyphens divide the words."""
    labels = address.rpartition("@")[2].casefold().split(".")
    for label in labels[:-1]:
        if (
            "-" in label
            and not SYSTEMS.search(label)
            and re.fullmatch(r"[a-z]{3,}(?:-[a-z]{2,}){1,3}", label)
        ):
            yield 0.5, label.replace("-", " ").title(), True


def _of_sender(parts: Parts) -> Iterator[tuple[float, str, bool]]:
    for address in addresses_in(parts.sender):
        yield from _of_domain(address)
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
    signed = _SIGNED.match(parts.signature[0] if parts.signature else "")
    for weight, line in [*lines, *((2.2, line) for line in parts.head)]:
        yield from _in_line(weight, line, signed[0] if signed is not None else "\n")
    labelled = (line for line in parts.body[:10] if _LABELLED.match(line) and line not in parts.sentences)
    for text in (
        *(parts.subject, *parts.head, parts.greeting),
        *(*parts.sentences[:30], *labelled, *parts.signature[:4]),
    ):
        yield from beside_words(text[:400])
    yield from _introduced(parts)
    yield from _of_letterhead(parts)
    for line in parts.signature[1:4]:
        if (site := _SITE.fullmatch(line)) is not None:
            yield 2.0, site["name"].capitalize(), False


_LABELLED = re.compile(r"[A-Z][\w ]{1,20} ?: ?[A-Z]")
"""A line with a label: "Where: Acme Nurseries, Leeds"."""


def _introduced(parts: Parts) -> Iterator[tuple[float, str, bool]]:
    """Find the firm of somebody who introduces themselves, or who ends a message with the firm."""
    for line in (*parts.sentences[:2], *parts.sentences[-2:]):
        if (here := _HERE.search(line)) is not None and _is_somebody(here):
            yield 2.6, _named(here), True
    if parts.sentences and _ALL_NAME.fullmatch(parts.sentences[-1]) and len(parts.sentences) > 2:
        yield 2.4, parts.sentences[-1], True


def _of_letterhead(parts: Parts) -> Iterator[tuple[float, str, bool]]:
    """Find an organisation in the lines at the top."""
    for line in (*parts.head[:3], *parts.body[:5]):
        if len(line) >= 110 or line[-1:] in ".?!" or _NO_ORGANISATION.search(line):
            continue
        for piece in re.split(r"\s*[,|·•–—]\s*|\s-\s|^[\w ]{2,20}: ?", line):
            if _OFFICE.fullmatch(piece):
                yield 2.6, piece, False
            elif ORGANISATION.search(piece) and piece[:1].isupper() and len(piece.split()) > 1:
                yield 2.3, TEAM.sub("", piece), False
        yield from _behind_title(line)
    if not parts.head and parts.body and parts.body[0].isupper() and len(parts.body[0]) < 60:
        yield 2.3, TEAM.sub("", parts.body[0]), False


_OTHER_NAME = NAME.replace("?P<name>", "")
_TABLE = WordTable("mails/company_candidates", {"name": NAME, "other_name": _OTHER_NAME})
_OWNER = _TABLE.pattern("owner")
_OFFICE = _TABLE.pattern("office")


def _behind_title(line: str) -> Iterator[tuple[float, str, bool]]:
    """Find the employer behind the title in a line about a job: "Re: Cook (fixed term), Acme School"."""
    if _RE.match(line) is None:
        return
    label = _RE.match(line)
    plain = line[label.end() :] if label is not None else line
    title, *pieces = (re.sub(r"\s*\([^()]*\)", "", piece).strip() for piece in plain.split(", "))
    for piece in pieces[:1]:
        if title_score(title) and re.fullmatch(r"[A-ZÀ-Þ][\w'’&-]+(?: [A-ZÀ-Þ&][\w'’&-]*){1,6}", piece):
            yield 2.4, piece, False


_RE = _TABLE.pattern("re", re.IGNORECASE)

_ALL_NAME = re.compile(rf"[-–— ]*{NAME}")
_SITE = _TABLE.pattern("site")
_NO_ORGANISATION = _TABLE.pattern("no_organisation", re.IGNORECASE)


def _is_somebody(here: re.Match[str]) -> bool:
    """Tell whether a person comes before "from", and not "Greetings" or "Interview"."""
    first = here[0].split()[0].strip(",").casefold()
    return first not in _NOBODY


_NOBODY = _TABLE.words("nobody")


def _named(here: re.Match[str]) -> str:
    small = here["small"]
    return small.capitalize() if small else here["name"] or here["after"] or here["end"] or here["closed"]


_HERE = _TABLE.pattern("here")


def _in_line(weight: float, line: str, person: str = "\n") -> Iterator[tuple[float, str, bool]]:
    """Find a name in a line of a signature or a letterhead. person: whose name the line may begin with."""
    if len(line) > 120 or addresses_in(line):
        return
    if line.startswith("(") and line.endswith(")"):
        line = line[1:-1]  # "(owner, Acme Vets)"
    line = _parted(_without_label(line), person)
    line = re.sub(r"\s*\([^()]*\)|[^\w\s&'.,|@/–—•·:+-]", "", line).strip()
    pieces = [
        piece.strip()
        for piece in re.split(r"\s+(?:at|from|@)\s+|\s*[|,•·–—@]\s*|\s[-/]\s", line)
        if piece.strip()
    ]
    named = False
    if (firm := _PARTNERS.fullmatch(line)) is not None and not title_score(line.partition(",")[0]):
        pieces = [firm["firm"]]  # "For: Adewale, Briggs & Co."
    if len(pieces) > 1 and (pieces[0] == person or pieces[0].startswith(f"{person} ")):
        pieces = pieces[1:]  # "Gráinne, Two Sparrows Coffee, Ennis"
    if len(pieces) == 2 and " " not in pieces[0] and " " in pieces[1] and "," in line:
        pieces.reverse()  # "Packaging, Acme Brewing": a part of the firm, then the firm
    for piece in pieces:
        plain = _FOR.sub("", re.sub(r": [a-z].*", "", piece))
        without = TEAM.sub("", plain).strip()
        if _is_no_firm(plain, without):
            continue
        if without != plain and " " not in without and piece is pieces[0] and " " in " ".join(pieces[1:]):
            continue  # "Field Recruiting, Homestead & Hearth": a part of the firm, then the firm
        if without and without[0].isupper() and len(without.split()) <= 8:
            yield weight + 0.3 * (without != plain) - 0.9 * named, without, True
            named = named or without.split()[0].casefold() not in FIRST_NAMES  # then its place follows


def _parted(line: str, person: str) -> str:
    """Write a firm in brackets behind a person's name as one behind a bar."""
    beside = _BESIDE_NAME.fullmatch(line) if line.startswith(person) else None
    return line if beside is None else f"{beside[1]} | {beside[2]}"


_BESIDE_NAME = re.compile(r"([^()]{2,40}?) ?\(([A-ZÀ-Þ][^()]{3,60})\)")
"""A name with a firm in brackets: "Jo (The Wren & Kettle)"."""

_FOR = _TABLE.pattern("for", re.IGNORECASE)


def _is_no_firm(plain: str, without: str) -> bool:
    """Tell whether a piece of a line is a department or a title. without: the piece without "team"."""
    if is_department(plain) or is_department(without):
        return True
    if title_score(plain) and not (TEAM.search(plain) or LEGAL.search(plain) or ends_as_firm(plain)):
        return True
    return (ends_with_noun(plain) and not PLURAL.search(plain)) or TITLES_ABROAD.match(plain) is not None


_PARTNERS = _TABLE.pattern("partners", re.IGNORECASE)
_SIGNED = _TABLE.pattern("signed")


def _without_label(line: str) -> str:
    """Take "Employer:" off a line; of one name in two languages keep one. "" if it has another label."""
    label = re.match(r"([\w ]{2,20}) ?: ?", line)
    if label is not None:
        if not re.search(r"employer|company|organi[sz]ation|firm|^for$|behalf", label[1], re.IGNORECASE):
            return ""
        line = line[label.end() :]
    if " / " not in line:
        return line
    sides = line.split(" / ")
    if any(ends_with_noun(side) for side in sides):
        return ""
    return next((side for side in sides if ORGANISATION.search(side)), sides[-1])
