"""The working days of a country, through the `holidays` library."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from bot.coach.schedule.workdays import ANYWHERE, Workdays


@lru_cache(maxsize=512)
def _of(country: str, year: int) -> Workdays:
    import holidays  # heavy: where it is used

    try:
        found = holidays.country_holidays(country, years=(year - 1, year, year + 1, year + 2))
    except NotImplementedError:
        return ANYWHERE  # a country the library doesn't know: Monday to Friday
    return Workdays(frozenset(found.weekend), frozenset(found))


def workdays(country: str | None, today: date) -> Workdays:
    """When offices are open there: weekends and public holidays, from a year back to two years ahead."""
    return _of(country, today.year) if country else ANYWHERE
