"""Filters for the words: cut a text short, and write days, hours and places as people do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from bot.coach.workdays import add_days
from bot.language import geography
from bot.talk.visible import is_visible, one_line

ZONE = "their_zone"
"""The value of every block's that names the zone the person lives in; None where that isn't known."""

LATEST_TIME = 2**31 - 1
"""The last second that Telegram can show, in 2038."""


def clip(text: object, longest: int) -> str:
    """Put a text on one line of at most `longest` characters, with an ellipsis where it was cut."""
    line = one_line(str(text))
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def after(text: object, *leads: str) -> str:
    """Return a text without its first word if that is one of `leads`: "If: if they ask" says it twice."""
    line = one_line(str(text))
    first, _, rest = line.partition(" ")
    return rest.lstrip() if first.casefold().strip(",:") in leads and is_visible(rest) else line


def whole(text: object, longest: int = 60) -> str:
    """Put a text on one line; return "" if the line is longer than `longest`: nobody sends half a name."""
    line = one_line(str(text or ""))
    return line if len(line) <= longest and is_visible(line) else ""


@lru_cache(maxsize=4096)
def _written(when: date, pattern: str, language: str) -> str:
    """Format a day by a pattern of CLDR's. Cached, as Babel parses the pattern and the language each time."""
    from babel.dates import format_date

    return format_date(when, pattern, locale=language)


@pass_context
def day(context: Context, when: date) -> str:
    """Write a day as people do: Fri 27 Nov."""
    return _written(when, "EEE d MMM", context["language"])


@pass_context
def month(context: Context, when: date) -> str:
    """Write a month as people do: November 2026."""
    return _written(when, "LLLL y", context["language"])


@pass_context
def day_and_year(context: Context, when: date) -> str:
    """Write a day with its year: Fri 27 Nov 2026."""
    return _written(when, "EEE d MMM y", context["language"])


@pass_context
def day_before(context: Context, when: date) -> str:
    """Write the day before a day, as people do."""
    return day(context, add_days(when, -1))


def clock(at: time) -> str:
    """Write an hour of the day: 15:00."""
    return f"{at:%H:%M}"


@pass_context
def exactly(context: Context, text: str, day: date, at: time | None, shown: str = "wdt") -> str:
    """Mark a day and hour, so that Telegram shows them by the reader's own clock; `text` stays without it.

    shown: what Telegram shows, in its letters: the weekday, the day, the time, in the reader's language.
    """
    zone = context.get(ZONE)
    if at is None or zone is None or not context.eval_ctx.autoescape:  # a label has no tags
        return text
    seconds = int(datetime.combine(day, at, ZoneInfo(zone)).timestamp())
    if not 0 < seconds <= LATEST_TIME:
        return text
    return Markup('<tg-time unix="{}" format="{}">{}</tg-time>').format(seconds, shown, text)


@pass_context
def country(context: Context, code: str) -> str:
    """Write a country's name."""
    return geography.country_name(code, context["language"])


FILTERS: dict[str, Callable[..., str]] = {
    "after": after,
    "city": geography.city,
    "clock": clock,
    "country": country,
    "day": day,
    "day_and_year": day_and_year,
    "day_before": day_before,
    "exactly": exactly,
    "month": month,
    "whole": whole,
}
