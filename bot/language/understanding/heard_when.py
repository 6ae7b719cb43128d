"""Read the days, hours and places in one text that somebody typed."""

from __future__ import annotations

from collections.abc import Collection, Container
from dataclasses import dataclass
from datetime import date, time

from bot.language.understanding.answers.labels import Labels
from bot.language.understanding.learned.classifier import Classifier
from bot.language.understanding.places.place_names import country_in, zone_in
from bot.language.understanding.requests.other_names import is_ordinary
from bot.language.understanding.requests.patterns import RequestPatterns
from bot.language.understanding.temporal.in_answers import (
    day_held,
    day_in,
    day_to_remind,
    days_said,
    hour_beside,
    hour_wished,
    is_day_alone,
)
from bot.language.understanding.temporal.words import WhenWords
from bot.language.understanding.word_lists.loading import Tables
from bot.turn.model.person import Person


@dataclass(frozen=True)
class Understanding:
    """Hold what texts are read with: labels and words of all languages, and what was learned from examples.

    spoken: the languages of the content.
    """

    labels: Labels
    tables: Tables
    classifier: Classifier
    spoken: Collection[str]


class HeardWhen:
    """Tell when and where, as a part of a `bot.turn.model.heard.Heard`."""

    def __init__(self, by: Understanding, person: Person, today: date, text: str) -> None:
        self.text = text
        self._by, self._person, self._today = by, person, today
        self._language = person.language

    @property
    def _when(self) -> WhenWords:
        return self._by.tables.when(self._language)

    @property
    def _patterns(self) -> RequestPatterns:
        return self._by.tables.requests(self._language)

    def days(self, *, past: bool, since: date | None = None, roughly: bool = False) -> tuple[date, ...]:
        """Return the days that the text may mean, the likeliest first; the text may say more.

        roughly: a month alone is enough.
        """
        today, country = since or self._today, self._person.country
        return days_said(self._when, self.text, today, country, past=past, roughly=roughly).days

    def day_from(self, known: date) -> date | None:
        """Return the day that the text counts from a known one; None if it doesn't, or says more."""
        return self._when.relative.counted(self.text, known)

    def day_held(self) -> date | None:
        """Return the day, up to today, on which the text says that something took place."""
        return day_held(self._when, self.text, self._today, self._person.country)

    def is_day_alone(self) -> bool:
        """Tell whether the text names a day, and says no more than that."""
        return is_day_alone(self._when, self.text, self._today, self._person.country)

    def day_in(self) -> date | None:
        """Find the one day ahead that the text mentions; None if it mentions none, or several."""
        return day_in(self._when, self.text, self._today, self._person.country)

    def gives_no_day(self) -> bool:
        """Tell whether the text says that no day was given, and nothing else."""
        return self._when.gives_no_day(self.text)

    def answer_day(self) -> date | None:
        """Return the day by which an answer comes or is due, in a text that names no company."""
        from bot.language.understanding.lines.promised_day import promised_day  # a quarter of a second

        return promised_day(self.text, self._today, self._person.country)

    def reminder_day(self) -> date | None:
        """Return the day that the text asks to be reminded on."""
        return day_to_remind(self._when, self.text, self._today, self._person.country)

    def time_in(self) -> tuple[time | None, str]:
        """Return the hour in the text, and the text without it."""
        return hour_beside(self._when, self.text)

    def hour(self, allowed: Container[int], *, begun: bool = False, asked: bool = False) -> int | None:
        """Return which of the allowed hours the text names, or a part of the day."""
        return hour_wished(self._when, self.text, allowed, begun=begun, asked=asked)

    def place(self) -> str | None:
        """Return the stored answer for the country that the text names."""
        says_more = self._patterns.no_place.search
        place = country_in(self.text, self._language, self._patterns.beside_places, is_ordinary, says_more)
        return place.stored if place is not None else None

    def zone(self, country: str) -> str | None:
        """Return the zone that the text names."""
        return zone_in(self.text, country, self._patterns.beside_places)
