"""Find the hours of the day that a sentence names, as written, and the zone they are in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import time
from typing import NamedTuple

SPELLED = dict(
    zip(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        range(1, 13),
        strict=True,
    )
)
_HOUR = r"\d{1,2}|" + "|".join(SPELLED)
_ZONE = (
    r"(?:\s*[,(]?\s*(?P<zone>(?:[A-Z][a-z]+ ){0,2}(?:local |standard |daylight |summer )?[Tt]ime\b"
    r"|(?:GMT|UTC)\s?[+-]\s?\d{1,2}(?::\d\d)?|(?:GMT|BST|UTC|CET|CEST|EET|EEST|WET|WEST|ET|EST|EDT|CT"
    r"|CST|CDT|MT|MST|MDT|PT"
    r"|PST|PDT|IST|WAT|CAT|EAT|SAST|AEST|AEDT|AWST|ACST|NZST|NZDT|SGT|HKT|JST|GST|PKT|AST|AKST|HST)\b)\)?)?"
)
_TIME = re.compile(
    r"(?<![\w.:/£$€,-])(?:"
    r"(?P<h1>\d{1,2})(?:[:.](?P<m1>[0-5]\d))?\s?(?:[-–]|to|until"
    r"|till)\s?\d{1,2}(?:[:.][0-5]\d)?\s?(?P<half1>[ap])\.?\s?m\b\.?"
    r"|(?P<h2>\d{1,2})(?:[:.](?P<m2>[0-5]\d))?\s?(?P<half2>[ap])\.?\s?m\b\.?"
    r"|(?P<h3>[01]?\d|2[0-4])[:](?P<m3>[0-5]\d)(?!\d)(?:\s?(?:hrs|hours|h|uhr)\b)?"
    r"|(?P<h4>[01]?\d|2[0-3])[.](?P<m4>[0-5]\d)(?!\d|[%k€£]| ?(?:million|hours?\b|years|per|an))"
    r"|(?P<h5>[012]\d)(?P<m5>[0-5]\d)\s?(?:hrs|hours|h)\b"
    r"|(?P<h9>[012]?\d)h(?P<m9>[0-5]\d)?\b"
    r"|(?:half past|half) (?P<h6>" + _HOUR + r")\b|quarter (?P<quarter>past|to) (?P<h7>" + _HOUR + r")\b"
    r"|(?P<h8>" + _HOUR + r") ?o'? ?clock"
    r"|(?P<noon>(?:12 )?(?:noon|midday))\b|(?P<midnight>(?:12 )?midnight)\b"
    r"|(?:at|@|for|say|say|about|around|from|by) (?P<h10>"
    + _HOUR
    + r")(?: (?:in the )?(?P<day10>morning|afternoon|evening|sharp|prompt))?(?![\w:%]|[.,]\d| ?(?:min"
    r"|hour|day|week|month|year|candidate|people|person|of|am|pm|st|nd|[A-Z]))"
    r")(?P<more>\s?(?:[-–]|to|until|till)\s?\d{1,2}(?:[:.][0-5]\d)?(?:\s?[ap]\.?m\b\.?)?)?" + _ZONE,
    re.IGNORECASE,
)
_NEAR = re.compile(r"(?:in the )?\b(morning|afternoon|evening|a\.m\.|p\.m\.)", re.IGNORECASE)


class Hour(NamedTuple):
    """An hour that is named. start, end: where. zone: the words for it."""

    start: int
    end: int
    at: time
    zone: str | None


def hours_in(text: str) -> Iterator[Hour]:
    """Go through the hours of a sentence. "At 3" is in the afternoon, as nobody meets at night."""
    for match in _TIME.finditer(text):
        named = match.groupdict()
        at = _read(named, text[match.end() : match.end() + 18])
        if at is not None:
            zone = named["zone"]
            if zone is not None and not (zone.isupper() or _TIME_ZONE.search(zone)):
                zone = None
            yield Hour(match.start(), match.end(), at, " ".join(zone.split()) if zone else None)


_TIME_ZONE = re.compile(r"^[A-Z].*[Tt]ime$|^(?:GMT|UTC)|^local time$")


def _read(named: dict[str, str | None], after: str) -> time | None:
    if named["noon"]:
        return time(12)
    if named["midnight"]:
        return time(0)
    hour = minute = None
    for number in range(1, 11):
        if (said := named[f"h{number}"]) is not None:
            hour = int(said) if said.isdecimal() else SPELLED[said.casefold()]
            minute = int(named.get(f"m{number}") or 0)
            break
    if hour is None or minute is None or hour > 24:
        return None
    return _on_clock(named, hour, minute, after)


def _on_clock(named: dict[str, str | None], hour: int, minute: int, after: str) -> time:
    """Tell morning from afternoon, where the text leaves it open."""
    if named["h6"]:
        minute = 30
    if named["h7"]:
        hour, minute = (hour, 15) if (named["quarter"] or "").casefold() == "past" else (hour - 1, 45)
    half = (named["half1"] or named["half2"] or "").casefold()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif not half and hour < 12 and not named["m5"] and not (named["h3"] and len(named["h3"]) == 2):
        near = _NEAR.match(after.strip(" ,"))
        said = (named["day10"] or (near[1] if near else "")).casefold()
        if said.startswith(("afternoon", "evening", "p")) or (
            not said.startswith(("morning", "a")) and hour < 7
        ):
            hour += 12
    return time(hour % 24, minute)
