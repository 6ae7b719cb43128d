"""Find what may be the name of a company by the words beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.language.understanding.mails.company_words import JOB_IN, PATTERNS
from bot.language.understanding.phrases.word_tables import WordTable


def beside_words(text: str) -> Iterator[tuple[float, str, bool]]:
    """Find names by the words beside them."""
    for weight, pattern in PATTERNS:
        for match in pattern.finditer(text):
            before = text[: match.start("name")]
            if _PERSON_BEFORE.search(before) or (weight < 2.5 and _PLACE_BEFORE.search(before)):
                continue
            if weight == JOB_IN and " " not in match["name"]:
                continue  # "the vacancy in Solihull"
            if _TRAVELS.search(before) or _A_SITE.match(text, match.end("name")) is not None:
                continue
            if _TEAM_IN.search(before) or _meets_somebody(match) or _TITLED.match(match["name"]):
                continue
            begins = not before.removesuffix("The ").strip() and " " not in match["name"]
            yield weight - 0.7 * (begins and weight < 2.5), match["name"], False


_TABLE = WordTable("mails/company_contexts")
_PLACE_BEFORE = _TABLE.pattern("place_before")


def _meets_somebody(named: re.Match[str]) -> bool:
    """Tell whether a name is that of a person to be met: "your interviews with Oluchi and the team"."""
    before, behind = named.string[: named.start("name")], named.string[named.end("name") :]
    return (
        " " not in named["name"]
        and _MEETING_WITH.search(before) is not None
        and _AND_US.match(behind) is not None
    )


_MEETING_WITH = _TABLE.pattern("meeting_with", re.IGNORECASE)
_AND_US = _TABLE.pattern("and_us")
_TRAVELS = _TABLE.pattern("travels", re.IGNORECASE)
_A_SITE = _TABLE.pattern("a_site", re.IGNORECASE)
_TEAM_IN = _TABLE.pattern("team_in")
_PERSON_BEFORE = _TABLE.pattern("person_before")
_TITLED = _TABLE.pattern("titled")
