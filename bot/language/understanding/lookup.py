"""What dateparser makes of a text, with the settings that `bot.language.understanding.dates` needs."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

SKIPPED = {"de": ("am", "den"), "es": ("el",)}
"""Small words before a day that dateparser, which has those of other languages, takes for unknown ones."""


class Found(NamedTuple):
    """A reading of dateparser's. period: day, week, month or year. parts: which of them the text named."""

    day: date
    period: str
    parts: frozenset[str]


def looked_up(text: str, language: str, parser: str, base: datetime, *, past: bool) -> Found | None:
    """What one of dateparser's parsers finds. May raise whatever that raises: it is anybody's text."""
    found = _parser(language, parser, base, past).get_date_data(text)
    day = found.date_obj
    return None if day is None else Found(day.date(), found.period, frozenset(found.parts))


@lru_cache(maxsize=64)
def _parser(language: str, parser: str, base: datetime, past: bool) -> DateDataParser:
    """Kept, since checking the settings takes as long as reading a word. It remembers no text."""
    from dateparser.data.languages_info import language_order
    from dateparser.date import DateDataParser  # heavy, so not before a day is read

    spoken = dict.fromkeys((language, language.partition("-")[0], "en"))
    settings = {
        "PARSERS": [parser],
        "PREFER_DATES_FROM": "past" if past else "future",
        "RELATIVE_BASE": base,
        "TIMEZONE": "UTC",  # else the machine's, with its summer time
        "RETURN_AS_TIMEZONE_AWARE": False,
        "DATE_ORDER": "DMY",
        "STRICT_DATE_ORDER": "year",
        "SKIP_TOKENS": ["t", *SKIPPED.get(language.partition("-")[0], ())],
    }
    tongues = [tongue for tongue in spoken if tongue in language_order]
    return DateDataParser(languages=tongues, use_given_order=True, settings=settings)
