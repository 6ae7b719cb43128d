"""Replace the days, hours and links of a text by one sign each, so that their dots and commas cut nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from bot.language.understanding.lines.links import Link, links_in
from bot.language.understanding.phrases.word_tables import WordTable
from bot.language.understanding.temporal.days import Day
from bot.language.understanding.temporal.hours import Hour
from bot.language.understanding.temporal.words import spoken

DAY, HOUR, LINK = 0xE000, 0xE100, 0xE200
"""The first sign of each kind; they are private characters, which nobody types."""

ANY = re.compile("[\ue000-\ue2ff]")
MOST = 200
"""The most signs of each kind in a text; a line has few."""

_NEXT_SENTENCE = WordTable("lines/placeholders").pattern("next_sentence", re.IGNORECASE)

_One = TypeVar("_One", Day, Hour, Link)


@dataclass
class Placeholders:
    """Hold the days, hours and links behind the signs of a text."""

    text: str = ""
    days: list[Day] = field(default_factory=list)
    hours: list[Hour] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str, today: date, country: str | None) -> Placeholders:
        """Return a text with a sign for each of its links, days and hours."""
        plain = re.sub(r"[^\S\n\t]+", " ", re.sub("[\ue000-\uf8ff]", " ", text))
        signs = cls(re.sub(r"\s*\n\s*", "\n", re.sub(r"\t+", "\t", plain)).strip())
        signs._replace(LINK, list(links_in(signs.text))[:MOST], signs.links)
        words = spoken()
        found = [day for day in words.days_in(signs.text, today, country, bare=True) if not day.alone]
        days = [day._replace(start=words.days.led(signs.text, day)) for day in found[:MOST]]
        signs._replace(DAY, days, signs.days)
        hours = [hour for hour in words.hours.find(signs.text, bare=True) if hour.at is not None]
        signs._replace(HOUR, hours[:MOST], signs.hours)
        return signs

    def _replace(self, first: int, found: Sequence[_One], kept: list[_One]) -> None:
        pieces: list[str] = []
        at = 0
        for number, one in enumerate(found):
            sign = chr(first + number)
            end = one.end
            if self.text[end - 1] == "." and _NEXT_SENTENCE.match(self.text, end):
                end -= 1  # "on 1 dec. Acme said": the dot ends the sentence too
            self.said[sign] = self.text[one.start : end]
            pieces += [self.text[at : one.start], sign]
            at = end
            kept.append(one)
        self.text = "".join([*pieces, self.text[at:]])

    def spelled(self, text: str) -> str:
        """Put back what was said for each sign, twice: what was said may have an earlier sign in it."""
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
