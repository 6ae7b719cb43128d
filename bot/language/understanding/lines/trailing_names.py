"""Find the name that a text ends with."""

from __future__ import annotations

import re

from bot.language.understanding.lines import people
from bot.language.understanding.lines.fillers import AUXILIARIES, FILLERS
from bot.language.understanding.lines.names_in import BRAND, Name, name_at
from bot.language.understanding.lines.placeholders import ANY
from bot.language.understanding.lines.roles import is_role
from bot.language.understanding.phrases.word_tables import WordTable


def trailing_name(text: str) -> Name | None:
    """Return the name that a text ends with, if nothing else but fillers comes before it."""
    plain = ANY.sub(" ", text)
    plain = FILLERS.sub("", plain).rstrip()
    for _ in range(0 if BRAND.fullmatch(plain) else 3):
        plain = AUXILIARIES.sub("", plain).rstrip()
    if not plain:
        return None
    offset = text.find(plain) if plain in text else 0
    for prep in reversed(
        list(
            re.finditer(r"(?<![\w'])(?:at|from|with|of|by|to|for|w/|@|(?<=job )in)\s+", plain, re.IGNORECASE)
        )
    ):
        name = name_at(plain, prep.end())
        if name is not None and name.end >= len(plain) - 1 and not people.is_first_name(name.text):
            if (
                prep[0].strip().casefold() == "of"
                and plain[: prep.start()].split()[-1:][0:1]
                and not re.match(
                    r"(?:\w+ )*(?:manager|owner|head|people|hr|team|one|recruiter)\b",
                    plain[: prep.start()],
                    re.I,
                )
            ):
                break
            return Name(name.text, offset + name.start, offset + name.end, name.sure)
    name = name_at(plain, 0)
    if name is None or people.is_first_name(name.text):
        return None
    behind = plain[name.end :].strip()
    if name.end < len(plain) - 1 and not is_role(behind) and not _IN_A_PLACE.fullmatch(behind):
        return None
    return Name(name.text, offset + name.start, offset + name.end, name.sure)


_IN_A_PLACE = WordTable("lines/trailing_names").pattern("in_a_place", re.IGNORECASE)


def is_last_behind_a_day(text: str, match: re.Match[str], name: Name) -> bool:
    """Tell whether nothing but news, a day or an hour, and a name is said, in this order."""
    between = text[match.end() : name.start]
    alone = not text[: match.start()].strip() and not text[name.end :].strip() and "/" not in name.text
    return alone and bool(ANY.search(between)) and not ANY.sub("", between).strip()
