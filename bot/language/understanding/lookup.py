"""Ask dateparser what a text means, with the settings that `bot.language.understanding.dates` needs."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

SKIPPED = {"de": ("am", "den"), "es": ("el",)}
"""Small words before a day that dateparser doesn't know, though it knows those of other languages."""


class Found(NamedTuple):
    """A reading of dateparser's. period: day, week, month or year. parts: those that the text named."""

    day: date
    period: str
    parts: frozenset[str]


@lru_cache(maxsize=4096)
def looked_up(text: str, language: str, parser: str, base: datetime, *, past: bool) -> Found | None:
    """Return what one of dateparser's parsers finds. May raise anything it raises: people type anything.

    What was found is kept: a day is looked for in all pieces of a text, and so each word comes again.
    """
    reading = _parser(language, parser, base, past).get_date_data(text)
    day = reading.date_obj
    return None if day is None else Found(day.date(), reading.period, frozenset(reading.parts))


@lru_cache(maxsize=64)
def _parser(language: str, parser: str, base: datetime, past: bool) -> DateDataParser:
    """Build a parser once: checking its settings takes as long as reading a word. It keeps no text."""
    from dateparser.data.languages_info import language_order
    from dateparser.date import DateDataParser  # heavy, so imported only when a day is read

    spoken = dict.fromkeys((language, language.partition("-")[0], "en"))
    settings = {
        "PARSERS": [parser],
        "PREFER_DATES_FROM": "past" if past else "future",
        "RELATIVE_BASE": base,
        "TIMEZONE": "UTC",  # else dateparser takes the machine's, with its summer time
        "RETURN_AS_TIMEZONE_AWARE": False,
        "DATE_ORDER": "DMY",
        "STRICT_DATE_ORDER": "year",
        "SKIP_TOKENS": ["t", *SKIPPED.get(language.partition("-")[0], ())],
    }
    tongues = [tongue for tongue in spoken if tongue in language_order]
    return DateDataParser(languages=tongues, use_given_order=True, settings=settings)
