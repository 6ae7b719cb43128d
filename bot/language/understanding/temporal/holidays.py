"""Find the working days of a country through the `holidays` library."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from bot.coach.workdays import ANYWHERE, Workdays


@lru_cache(maxsize=512)
def _workdays_around(country: str, year: int) -> Workdays:
    import holidays  # heavy, so it is imported only when it is needed

    try:
        days_off = holidays.country_holidays(country, years=(year - 1, year, year + 1, year + 2))
    except NotImplementedError:
        return ANYWHERE  # a country that the library doesn't know works from Monday to Friday
    return Workdays(frozenset(days_off.weekend), frozenset(days_off))


def workdays(country: str | None, today: date) -> Workdays:
    """Return a country's weekends and public holidays, from a year back to two years ahead."""
    return _workdays_around(country, today.year) if country else ANYWHERE
