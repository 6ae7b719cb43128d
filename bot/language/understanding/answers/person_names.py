"""Find the person that a text names, and nothing else: by title and name, or by name alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.language.understanding.lines.roles import is_role
from bot.language.understanding.lines.words import COMPANY_WORDS, FIRST_NAMES
from bot.language.understanding.requests.other_names import DAYS, is_ordinary

LONGEST = 60
"""Characters of a text that only names somebody."""

_LEADING = re.compile(
    r"^(?:(?:it was|that was|from|by|the message came from|i spoke to|i talked to|just)\s+)?"
    r"(?:(?:the|their|my|our|an?)\s+)?",
    re.IGNORECASE,
)
_NAME = r"(?:(?:Mrs?|Ms|Miss|Dr|Sir|Madam|Prof)\.? )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?"
_TITLED = re.compile(
    rf"(?P<title>[\w' -]{{2,40}}?)(?:,\s*|\s+(?:called|named)\s+|\s+)(?P<name>{_NAME})[\s.!]*"
)
_TITLES = frozenset({"manager", "recruiter", "hr", "boss", "head", "lead", "owner", "principal", "director"})


def person_in(text: str) -> str | None:
    """Return the name of a person if a text is that and nothing else, else None."""
    plain = text.strip()
    if len(plain) > LONGEST:
        return None
    bare = _LEADING.sub("", plain, count=1)
    match = _TITLED.fullmatch(bare)
    if match is None:
        return None
    title = match["title"].casefold().strip()
    known = title.split()[-1] in _TITLES or is_role(title)
    return match["name"] if known else None


_SOMEBODY = re.compile(
    r"(?<![\w'])(?P<title>(?:mrs?|ms|miss|dr|prof|sir|madam)\.? )?"
    r"(?P<name>[^\W\d_][^\W\d_]*(?:['’-][^\W\d_]{2,})*)"
    r"(?P<more>(?: [A-Z][^\W\d_]+(?:['’-][^\W\d_]{2,})*)?)",
    re.IGNORECASE,
)


def people_in(text: str, known: Sequence[str]) -> tuple[str, ...]:
    """Return the people whom a text names, in their order, besides the words of known names."""
    own = {word for name in known for word in re.findall(r"[^\W\d_]+", name.casefold())}
    found: dict[str, None] = {}
    end = 0
    while (match := _SOMEBODY.search(text, end)) is not None:
        name, more = match["name"], match["more"]
        low = name.casefold().replace("’", "'")
        small = low.split("'")[0]
        other = small in own or low in DAYS or low in COMPANY_WORDS
        large = name[0].isupper() and not name.isupper() and match.start() > 0 and not is_ordinary(low)
        if other or not (match["title"] or low in FIRST_NAMES or large):
            end = match.end("name")
            continue
        more = more if more[1:2].isupper() and more.strip().casefold() not in own else ""
        title = f"{match['title'].strip().capitalize()} " if match["title"] else ""
        found.setdefault(f"{title}{name[:1].upper()}{name[1:]}{more}", None)
        end = match.end("name") + len(more)
    return tuple(found)
