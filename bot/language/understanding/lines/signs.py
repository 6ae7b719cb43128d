"""Replace the days, hours and links of a text by one sign each, so that their dots and commas cut nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from bot.language.understanding.lines.hour_said import Hour, hours_in
from bot.language.understanding.lines.links import Link, links_in
from bot.language.understanding.lines.when import Day, days_in

DAY, HOUR, LINK = 0xE000, 0xE100, 0xE200
"""The first sign of each kind; they are private characters, which nobody types."""

ANY = re.compile("[\ue000-\ue2ff]")
MOST = 200
"""Of each kind; a line has few."""

_One = TypeVar("_One", Day, Hour, Link)


@dataclass
class Signs:
    """The days, hours and links that stand behind the signs of a text."""

    text: str = ""
    days: list[Day] = field(default_factory=list)
    hours: list[Hour] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str, today: date, country: str | None) -> Signs:
        """Replace what is found in a text."""
        plain = re.sub(r"[^\S\n\t]+", " ", re.sub("[\ue000-\uf8ff]", " ", text))
        signs = cls(re.sub(r"\s*\n\s*", "\n", re.sub(r"\t+", "\t", plain)).strip())
        signs._replace(LINK, list(links_in(signs.text))[:MOST], signs.links)
        days = [day for day in days_in(signs.text, today, country) if not signs._is_an_hour(day)]
        signs._replace(DAY, days[:MOST], signs.days)
        signs._replace(HOUR, list(hours_in(signs.text))[:MOST], signs.hours)
        return signs

    def _is_an_hour(self, day: Day) -> bool:
        """Tell whether a date in numbers is an hour: "at 10.11", "10.11am"."""
        if day.kind != "numbers":
            return False
        said = self.text[day.start : day.end]
        before, after = self.text[max(0, day.start - 4) : day.start], self.text[day.end : day.end + 4]
        dotted = re.search(r"\d\.\d", said) is not None and said.count(".") == 1
        at = dotted and re.search(r"(?:\bat |@ ?)$", before, re.IGNORECASE) is not None
        return at or re.match(r"\s?[ap]\.?m\b", after, re.IGNORECASE) is not None or said == "24/7"

    def _replace(self, first: int, found: Sequence[_One], kept: list[_One]) -> None:
        pieces: list[str] = []
        at = 0
        for number, one in enumerate(found):
            sign = chr(first + number)
            self.said[sign] = self.text[one.start : one.end]
            pieces += [self.text[at : one.start], sign]
            at = one.end
            kept.append(one)
        self.text = "".join([*pieces, self.text[at:]])

    def spelled(self, text: str) -> str:
        """Put back what was said for each sign."""
        for _ in range(2):
            text = ANY.sub(lambda m: self.said.get(m[0], " "), text)
        return text

    def day(self, sign: str) -> Day | None:
        """Return the day behind a sign."""
        at = ord(sign) - DAY
        return self.days[at] if 0 <= at < len(self.days) else None

    def hour(self, sign: str) -> Hour | None:
        """Return the hour behind a sign."""
        at = ord(sign) - HOUR
        return self.hours[at] if 0 <= at < len(self.hours) else None

    def link(self, sign: str) -> Link | None:
        """Return the link behind a sign."""
        at = ord(sign) - LINK
        return self.links[at] if 0 <= at < len(self.links) else None
