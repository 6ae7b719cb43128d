"""Find the person that a text names, and nothing else: by title and name, or by name alone."""

from __future__ import annotations

import re

from bot.language.understanding.lines.roles import is_role

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
