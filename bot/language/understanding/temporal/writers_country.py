"""Tell from its zones and months in which order a text has day and month."""

from __future__ import annotations

import re

from bot.language.understanding.phrases.word_tables import WordTable

_TABLE = WordTable("temporal/writers_country")

_AMERICAN = _TABLE.pattern("american", re.IGNORECASE)
_MONTH_FIRST = _TABLE.pattern("month_first")


def writers_country(text: str, country: str | None) -> str | None:
    """Return the country in whose order of day and month a text is written: the reader's, if none shows.

    The zones of North America show that the month comes first; so does a month before its day, where nothing
    is known of the reader.
    """
    if _AMERICAN.search(text) or (country is None and _MONTH_FIRST.search(text)):
        return "US"
    return country
