"""Define what can be read of days, hours and places in a text that the person typed."""

from __future__ import annotations

from collections.abc import Container
from datetime import date, time
from typing import Protocol


class HeardDays(Protocol):
    """A heard text can be asked for days, hours and places, as a part of a `Heard`."""

    def days(self, *, past: bool, since: date | None = None, roughly: bool = False) -> tuple[date, ...]:
        """Return the days that the text may mean, the likeliest first.

        since: the day from which they are counted, if not today. roughly: a month alone is enough.
        """

    def day_from(self, known: date) -> date | None:
        """Return the day that the text counts from a known one: "a week later than they said"."""

    def day_held(self) -> date | None:
        """Return the day, up to today, on which something took place: "had it this morning"."""

    def is_day_alone(self) -> bool:
        """Tell whether the text names a day, and says no more than that: "two weeks ago"."""

    def day_in(self) -> date | None:
        """Return the one future day that the text mentions; None if it mentions none or several."""

    def gives_no_day(self) -> bool:
        """Tell whether the text says that no day was given, and nothing else: "no rush, they told me"."""

    def answer_day(self) -> date | None:
        """Return the day by which an answer comes or is due, in a text that names no company; else None."""

    def is_promised(self) -> bool:
        """Tell whether the text says that the company will answer, not that the person wants or owes one."""

    def reminder_day(self) -> date | None:
        """Return the day from tomorrow on that the text asks to be reminded on; None if it says none."""

    def time_in(self) -> tuple[time | None, str]:
        """Return the hour in the text, beside a day or alone, and the text without it.

        The hour is None if there is none, or several.
        """

    def hour(self, allowed: Container[int], *, begun: bool = False, asked: bool = False) -> int | None:
        """Return which of the allowed hours of the day the text names, also by a part of the day; else None.

        begun: "half past seven" gives seven. asked: the question asks for an hour, so the text may also say
        why it is that one.
        """

    def place(self) -> str | None:
        """Return the stored answer for the country that the text names; None if it names none."""

    def zone(self, country: str) -> str | None:
        """Return the zone that the text names among those of a country; None if it names none."""
