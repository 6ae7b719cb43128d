"""Load the libraries of calendars ahead of their first use, which takes a fifth of a second and 15 MB."""

from __future__ import annotations

from datetime import date

from bot.language.understanding.temporal.holidays import workdays
from bot.language.wording.calendar import calendar_page
from bot.talk.days import Toward

ANY = "GB"
"""A country: each loads a small part of its own later."""


def load_calendars(today: date, language: str) -> None:
    """Load what days are worked out and written with. It may be called in a thread, and again."""
    workdays(ANY, today)
    calendar_page(None, Toward.past, today, language, ANY)
