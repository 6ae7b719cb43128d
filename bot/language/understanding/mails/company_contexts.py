"""Find what may be the name of a company by the words beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.language.understanding.mails.company_words import JOB_IN, PATTERNS


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


_PLACE_BEFORE = re.compile(
    r"\b(?:based|located|live|lives|living|site|office|branch|tests?|sessions?|held|takes? place) (?:in"
    r"|at) $|\bHQ in $|\bin $"
)


def _meets_somebody(named: re.Match[str]) -> bool:
    """Tell whether a name is of somebody whom one meets: "your interviews with Oluchi and the team"."""
    before, behind = named.string[: named.start("name")], named.string[named.end("name") :]
    return (
        " " not in named["name"]
        and _MEETING_WITH.search(before) is not None
        and _AND_US.match(behind) is not None
    )


_MEETING_WITH = re.compile(
    r"\b(?:interviews?|meetings?|calls?|chats?|talk|conversation|met|spoke|time|lunch) with $", re.IGNORECASE
)
_AND_US = re.compile(r"(?:,| and| &) (?:me|us|I|the|his|her|our|their|my|myself)\b")

_TRAVELS = re.compile(
    r"\b(?:drive|drives|driving|commut\w+|journey|train|bus|travel\w*|walk|mov(?:e|ing)|relocat\w+|miles|come|coming)"
    r" (?:in |up |down |over )?(?:from|to) $",
    re.IGNORECASE,
)
"""Where somebody lives, and not for whom they would work."""

_A_SITE = re.compile(
    r" (?:location|branch|store|site|depot|office|clinic visit|campus|area|line)\b", re.IGNORECASE
)
"""What follows the name of a place where a firm is."""

_TEAM_IN = re.compile(r"\b(?:team|colleagues|office) in $|\b(?:at|for) the $(?=.{0,40} (?:show|fair|expo)\b)")
"""Where people are, and not for whom they work."""

_PERSON_BEFORE = re.compile(r"\b(?:Dr|Mrs?|Ms|Miss|Sister|Prof|Professor|Captain|Sir)\.? $")

_TITLED = re.compile(r"(?:Dr|Mr|Mrs|Ms|Miss|Prof|Professor|Captain|Sir|Chef|Engr|Sister)\.? [A-Z][\w'-]+$")
"""A person with a title before the name: "Chef Tan"."""
