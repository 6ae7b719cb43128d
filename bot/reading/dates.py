"""A day in words → a date, through dateparser."""

from __future__ import annotations

from datetime import date, datetime


def read_day(text: str, language: str, today: date) -> date | None:
    """The day that `text` means, seen from `today`; None if it means none. The future is preferred."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        pass
    import dateparser

    settings = {
        "PREFER_DATES_FROM": "future",
        "RELATIVE_BASE": datetime(today.year, today.month, today.day),  # noqa: DTZ001 - a date, no moment
        "RETURN_AS_TIMEZONE_AWARE": False,
        "DATE_ORDER": "DMY",
    }
    found = dateparser.parse(text, languages=[language], settings=settings)
    return found.date() if found is not None else None
