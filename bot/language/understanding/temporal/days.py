"""Find the days that a text names, each as it lies ahead and as it lies behind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from bot.language.understanding.temporal.counting import Counted, Counting
from bot.language.understanding.temporal.day_words import REST, WEEKDAY, DayWords, Said
from bot.language.understanding.temporal.far_days import is_far, without_far_days
from bot.language.understanding.temporal.nearest import Both
from bot.language.understanding.temporal.shapes import Shapes

LONG = timedelta(days=183)
"""Nobody names a day of an interview or an answer this far ahead without its year."""

DISTANCES = frozenset({"ago", "in", "span", "last_period", "month", "month_part"})
"""Shapes that name a day by a length of time or a month: it may be meant roughly."""

MOST = 200
"""The most days of one text that are returned; a text that somebody writes has few."""

BEFORE = 24
"""How many characters before a day are searched for words about it, such as "close of business on"."""

ABOUT = 8
"""How many characters before a length of time are searched for "about" and the like. Before any other day
none are: there "about" doesn't mean that the day is rough."""

_BEFORE = rf"(?<![\w@/#'+:£$€])(?<!\d[.,])(?<![\d{chr(WEEKDAY)}-{chr(REST)}][-–])"
_AFTER = r"(?![\w@])"
_OF_A_YEAR = frozenset({"day_month", "month_day", "numbers", "week_of", "month_part", "month", "christmas"})


class Day(NamedTuple):
    """Hold a day in a text. ahead, behind: its date on either side of today; None if it can't lie there.

    kind: the kind of its shape. loose: only a week, a month or a rough number is said. also: what else the
    words may mean. slip: the weekday said with it is wrong. alone: the words mean a day only if the text says
    nothing else.
    """

    start: int
    end: int
    ahead: date | None
    behind: date | None
    kind: str
    loose: bool
    also: tuple[Both, ...] = ()
    slip: bool = False
    alone: bool = False

    @property
    def both(self) -> Both:
        """Return the day as it lies ahead and behind."""
        return Both(self.ahead, self.behind)


class DayShapes:
    """Find days in texts by the shapes of one language."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """data: `dates.toml`."""
        self._words = DayWords(data)
        self._rules = [{**rule, "years": data["years"]} for rule in data["day"] for _ in rule["says"]]
        shapes = [self._words.spelled(says) for rule in data["day"] for says in rule["says"]]
        self._shapes = Shapes(shapes, _BEFORE, _AFTER)
        around: dict[str, str] = data["around"]
        self.roughly = re.compile(around["roughly"])
        self.lead = re.compile(around["lead"])
        self._close_of = re.compile(around["close_of"])
        self._lead_before = re.compile(rf"(?<!\w){around['lead']}$")
        self._about_a_day = re.compile(around["about_a_day"])
        self._at_an_hour = re.compile(around["at_an_hour"])
        self.taken_back = re.compile(around["taken_back"])
        self.held, self.took_place = re.compile(around["held"]), re.compile(around["took_place"])
        self.either = re.compile(around["either"])
        self.no_length, self.of_closing, self.behind_an_hour = (
            re.compile(around[name], re.IGNORECASE) for name in ("no_length", "of_closing", "behind_an_hour")
        )
        self.goes_on = re.compile(around["goes_on"])
        self.part_of_day = re.compile(around["part_of_day"])
        self._words_too = frozenset(data["words_too"])
        self._no_day_after = re.compile(rf"\b(?:{'|'.join(data['no_day_after'])}) $")

    def find(self, text: str, today: date, country: str | None, *, bare: bool = False) -> Iterator[Day]:
        """Go through the days that a text names, in their order, at most `MOST`.

        bare: "11" in "Friday 11" is an hour rather than the day of the month.
        """
        text = without_far_days(text, today)
        signed = self._words.signed(text)
        many = 0
        for at, match in self._shapes.find(signed):
            found = self._counted(at, match, today, country)
            if self._is_a_word(text, match):
                continue
            if found is None or (bare and Said(match)["only"] is not None):
                at, match, found = self._or_else(at, match, signed, today, country)
            if found is None or is_far(found.day, today) or found.day == (None, None):
                continue
            yield self._day(self._rules[at], found, match, text)
            many += 1
            if many == MOST:
                return

    def _counted(self, at: int, match: re.Match[str], today: date, country: str | None) -> Counted | None:
        return Counting(self._rules[at], Said(match), today, country).counted()

    def _or_else(
        self, index: int, match: re.Match[str], signed: str, today: date, country: str | None
    ) -> tuple[int, re.Match[str], Counted | None]:
        """Read the weekday alone if the number beside it isn't the number of its day."""
        if self._rules[index].get("or_else") and Said(match)["weekday"] is not None:
            for at, later in self._shapes.later(index, signed, match.start()):
                if (found := self._counted(at, later, today, country)) is not None:
                    return at, later, found
        return index, match, None

    def _day(self, rule: Mapping[str, Any], found: Counted, match: re.Match[str], text: str) -> Day:
        said = text[max(0, match.start() - BEFORE) : match.end()].lower()
        before = len(said) - (match.end() - match.start())
        about = max(0, before - ABOUT) if rule["kind"] in DISTANCES else before
        loose = bool(rule.get("rough")) or self.roughly.search(said, about) is not None
        start = match.start()
        if (close := self._close_of.search(said, 0, before)) is not None:
            start -= len(close[0])
        return Day(
            start,
            match.end(),
            *found.day,
            rule["kind"],
            loose,
            found.also,
            found.slip,
            bool(rule.get("alone")),
        )

    def _is_a_word(self, text: str, match: re.Match[str]) -> bool:
        """Tell whether "sat" or "may" is another word and no day or month: "I sat", "we may"."""
        if text[match.start() : match.end()].lower() not in self._words_too:
            return False
        return self._no_day_after.search(text[max(0, match.start() - 8) : match.start()].lower()) is not None

    def is_of_a_day(self, text: str, day: Day) -> bool:
        """Tell whether a day is surely meant as one: "3/12" may be anything, unless words beside it tell."""
        said = text[day.start : day.end]
        if day.kind != "numbers" or re.search(r"\d{4}|[^\d./ -]|[./-] ?\d+ ?[./-]", said):
            return True
        before = text[max(0, day.start - 20) : day.start].lower()
        return bool(self._about_a_day.search(before) or self._at_an_hour.match(text, day.end))

    def led(self, text: str, day: Day) -> int:
        """Return where a day starts if the words that only lead up to it ("on", "by the") count in."""
        start = max(0, day.start - 30)
        before = self._lead_before.search(text[start : day.start].lower())
        return day.start - len(before[0]) if before is not None else day.start


def is_just_past(day: Day, today: date) -> bool:
    """Tell whether a day without a year is likelier the one that has passed than the one in a year."""
    if day.ahead is None or day.behind is None or day.kind not in _OF_A_YEAR:
        return False
    return day.ahead - today > LONG and today - day.behind < LONG


def is_just_ahead(day: Day, today: date) -> bool:
    """Tell whether a day without a year is likelier the one that lies ahead than the one a year ago."""
    if day.ahead is None or day.behind is None or day.kind not in _OF_A_YEAR:
        return False
    return today - day.behind > LONG and day.ahead - today < LONG


def answer_day(day: Day, today: date, since: date | None) -> date | None:
    """Return the day by which an answer is promised, which may have passed. since: when it was promised."""
    if day.ahead is None or day.behind is None:
        return day.ahead or day.behind
    passed = day.kind == "ordinal" and since is not None and since < day.behind
    return day.behind if passed or is_just_past(day, today) else day.ahead
