"""Tell from its zones and months in which order a text has day and month."""

from __future__ import annotations

import re

_AMERICAN = re.compile(
    r"\d ?(?:[ap]\.?m\.?)?,? ?\(?(?:PST|PDT|PT|EDT|ET|CDT|CT|MDT|MT)\b"
    r"|\d ?[ap]\.?m\.?,? \(?(?:Pacific|Eastern|Central|Mountain)\b",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}, 20\d\d\b"
)


def writers_country(text: str, country: str | None) -> str | None:
    """Return the country in whose order of day and month a text is written: the reader's, if none shows.

    The zones of North America show that the month comes first; so does a month before its day, where nothing
    is known of the reader.
    """
    if _AMERICAN.search(text) or (country is None and _MONTH_FIRST.search(text)):
        return "US"
    return country
