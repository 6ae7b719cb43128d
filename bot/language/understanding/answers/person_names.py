"""Find the people whom a text names: the only one, by title and name, if it says nothing else; or all."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from bot.language.understanding.answers.name_shapes import any_of, titled, with_title
from bot.language.understanding.lines.roles import is_role
from bot.language.understanding.lines.words import COMPANY_WORDS, FIRST_NAMES
from bot.language.understanding.requests.other_names import DAYS, is_ordinary

LONGEST = 60
"""The most characters of a text that only names somebody."""


class PersonNames:
    """Find people by the words of one language."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """data: `names.toml`. Raises KeyError where a list is missing."""
        person = data["person"]
        title = titled(data["titles"])
        self._leading = re.compile(
            rf"^(?:{any_of(person['before_title'])}\s+)?(?:{any_of(person['before_noun'])}\s+)?",
            re.IGNORECASE,
        )
        name = rf"(?:(?=[A-Z])(?i:{title}))?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?"
        between = rf"(?:,\s*|\s+{any_of(person['called'])}\s+|\s+)"
        self._titled = re.compile(rf"(?P<title>[\w' -]{{2,40}}?){between}(?P<name>{name})[\s.!]*")
        self._at_work = frozenset(person["at_work"])
        self._somebody = re.compile(
            rf"(?<![\w'])(?P<title>{title})?"
            r"(?P<name>[^\W\d_][^\W\d_]*(?:['’-][^\W\d_]{2,})*)"
            r"(?P<more>(?: [A-Z][^\W\d_]+(?:['’-][^\W\d_]{2,})*)?)",
            re.IGNORECASE,
        )

    def alone(self, text: str) -> str | None:
        """Return the name of a person if a text is title and name and nothing else; else None."""
        plain = text.strip()
        if len(plain) > LONGEST:
            return None
        bare = self._leading.sub("", plain, count=1)
        match = self._titled.fullmatch(bare)
        if match is None:
            return None
        title = match["title"].casefold().strip()
        known = title.split()[-1] in self._at_work or is_role(title)
        return match["name"] if known else None

    def all_in(self, text: str, known: Sequence[str]) -> tuple[str, ...]:
        """Return the people whom a text names, in their order; words of known names are no people."""
        own = {word for name in known for word in re.findall(r"[^\W\d_]+", name.casefold())}
        found: dict[str, None] = {}
        end = 0
        while (match := self._somebody.search(text, end)) is not None:
            name, more = match["name"], match["more"]
            low = name.casefold().replace("’", "'")
            small = low.split("'")[0]
            other = small in own or low in DAYS or low in COMPANY_WORDS
            large = name[0].isupper() and not name.isupper() and match.start() > 0 and not is_ordinary(low)
            if other or not (match["title"] or low in FIRST_NAMES or large):
                end = match.end("name")
                continue
            more = more if more[1:2].isupper() and more.strip().casefold() not in own else ""
            found.setdefault(with_title(match["title"], f"{name[:1].upper()}{name[1:]}{more}"), None)
            end = match.end("name") + len(more)
        return tuple(found)
