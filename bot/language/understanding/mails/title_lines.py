"""Find titles in a line of their own: in a subject, under the greeting, behind a label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.language.understanding.mails.company_words import LEGAL, ORGANISATION, SECTOR
from bot.language.understanding.mails.parts import Parts
from bot.language.understanding.mails.titles import ends_with_noun, has_capitals, title_score
from bot.language.understanding.phrases.word_tables import WordTable

LONGEST_LINE = 110
"""The most characters of such a line. Our own choice."""

_TABLE = WordTable("mails/title_lines")
_LABEL = _TABLE.pattern("label", re.IGNORECASE)
_NUMBER = _TABLE.pattern("number", re.IGNORECASE)

_BESIDE = re.compile(r"\s(?:[|–—•·/]|-{1,2})\s")

_TERMS = _TABLE.pattern("terms", re.IGNORECASE)
_KINDS = _TABLE.pattern("kinds", re.IGNORECASE)


def title_lines(parts: Parts) -> Iterator[str]:
    """Go through the titles in lines of their own, with what says which kind of job it is."""
    lines = [parts.subject, *parts.head, *_before_the_letter(parts)]
    labelled = (line for line in (*parts.signature[1:], *parts.footer) if _LABEL.match(line))
    for line in (*lines, *labelled):
        if (title := titled(line)) is not None:
            yield title


def titled(line: str) -> str | None:
    """Return the title that is all that a line says; None if the line says something else."""
    if not line or len(line) > LONGEST_LINE or line[-1] in "?!" or (line[-1] == "." and len(line) > 60):
        return None
    labelled = _LABEL.match(line)
    plain = _FROM_WHEN.sub("", line[labelled.end() :] if labelled is not None else line)
    pieces = [_NUMBER.sub("", _NUMBER.sub("", piece)).strip(" .,:;") for piece in _BESIDE.split(plain)]
    title = pieces[0]
    if (
        not title[:1].isupper()
        or len(title.split()) > 9
        or _SAYS.search(title)
        or not title_score(_bare(title))
    ):
        return None
    name, _, rest = title.partition(", ")
    if is_a_place(rest):
        title = name
    if len(pieces) > 1 and not _SAYS.search(pieces[1]) and (kind := _BRACKETED.search(pieces[1])) is not None:
        title = f"{title} - {pieces[1]}" if kept_in_brackets(kind[1]) else title
    if not ("(" in title or "," in title or re.search(r" (?:in|of|to) ", title)):
        return title if ends_with_noun(title) and labelled is not None else None
    written = has_capitals(_bare(title)) or (ends_with_noun(name) and len(title.split()) <= SHORT_TITLE)
    return title if _is_whole(title) and written else None


SHORT_TITLE = 5
"""The most words of a title in small letters: "Class teacher, Year 3". Our own choice."""

_FROM_WHEN = _TABLE.pattern("from_when", re.IGNORECASE)


def is_a_place(rest: str) -> bool:
    """Tell whether what follows a title and a comma says where the job is, or with whom."""
    found = (match for pattern in (ORGANISATION, LEGAL, SECTOR, _SITE) for match in pattern.finditer(rest))
    return any(match.end() == len(rest) for match in found)


_SITE = _TABLE.pattern("site", re.I)
_BRACKETED = re.compile(r"\(([^()]*)\)$")


def kept_in_brackets(inside: str) -> bool:
    """Tell whether words in brackets behind a title say which kind of job it is: "(Outreach)"."""
    if _A_NUMBER.search(inside) is not None or not re.match(r"[A-Z]", inside):
        return _FOR_ALL.fullmatch(inside) is not None or _COVER.fullmatch(inside) is not None
    return _KINDS.search(inside) is not None or _TERMS.search(inside) is None


_A_NUMBER = _TABLE.pattern("a_number", re.IGNORECASE)
_FOR_ALL = _TABLE.pattern("for_all", re.IGNORECASE)
_COVER = _TABLE.pattern("cover", re.IGNORECASE)


def with_its_kind(role: str, lines: Sequence[str]) -> str:
    """Add the brackets and numbers behind a title that are part of it: "Head of Year 8", "Engineer (Go)"."""
    folded = role.casefold()
    for line in lines:
        at = line.casefold().find(folded)
        if at < 0 or (behind := _BEHIND_TITLE.match(line, at + len(role))) is None:
            continue
        number = behind["number"] if _NUMBERED.search(role) else None
        if behind["inside"] is not None and kept_in_brackets(behind["inside"]):
            return f"{role}{number or ''} ({behind['inside']}){behind['after'] or ''}"
        if number:
            return role + number
    return role


_BEHIND_TITLE = re.compile(
    r"(?P<number> \d{1,2}\b)?(?: ?\((?P<inside>[^()]{2,40})\)(?P<after> [A-Z]\w+(?=[,.;:]|$))?)?"
)
_NUMBERED = _TABLE.pattern("numbered", re.IGNORECASE)


def _bare(title: str) -> str:
    return re.sub(r"\s*\([^()]*\)", "", title)


def _is_whole(title: str) -> bool:
    return all(kept_in_brackets(inside) for inside in re.findall(r"\(([^()]*)\)", title)) and (
        title.count("(") == title.count(")")
    )


def _before_the_letter(parts: Parts) -> list[str]:
    """Return the lines under the greeting before the first sentence."""
    found = []
    for line in [line for line in parts.body if line][:5]:
        if len(line) > LONGEST_LINE or line[-1] in ".!?":
            break
        found.append(line)
    return found


_SAYS = _TABLE.pattern("says", re.IGNORECASE)
