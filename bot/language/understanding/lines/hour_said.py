"""Find the hours that a line names, in all the ways people type them, and the zone in words after them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import time
from typing import NamedTuple

_WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_SPELLED = {word: number for number, word in enumerate(_WORDS, start=1)}
_H = rf"(?:2[0-3]|1\d|0?\d|{'|'.join(_WORDS)})"
_AP = r"(?:[ap]\.\s?m\b\.?|[ap]\s?m\b)"
_PART = r"(?:\s?(?:in the|in)\s(?P<part>morning|afternoon|evening|morn|arvo)|\s(?P<part2>at night))"
_ISH = r"(?:\s?-?\s?ish)?"

PATTERN = re.compile(
    r"(?<![\w£$€.,:/+-])(?:(?:at|@|from|around|about|approx\.?|circa|by|for|between)\s*){0,2}(?:"
    rf"(?P<range>(?P<rh>{_H})(?:[:.](?P<rm>[0-5]\d))?\s?(?P<rap1>{_AP})?\s?(?:-|–|to|and)\s?"
    rf"(?P<rh2>{_H})(?:[:.](?P<rm2>[0-5]\d))?\s?(?P<rap>{_AP}))"
    rf"|(?P<past>(?P<pw>half past|half|quarter past|quarter to|(?:twenty|ten|five) (?:past|"
    rf"to))\s(?P<ph>{_H})(?![\d:.])"
    rf"\s?(?P<pap>{_AP})?{_PART}?)"
    rf"|(?P<ap>(?P<ah>{_H})(?:[:.h]?(?P<am>[0-5]\d))?{_ISH}\s?(?P<aap>{_AP}){_ISH})"
    rf"|(?P<colon>(?P<ch>{_H})(?::|h|\.(?=[0-5]\d\b(?![.\d])))(?P<cm>[0-5]\d)(?:\s?(?:hrs|hours|h))?)"
    rf"{_PART.replace('part>', 'cpart>').replace('part2>', 'cpart2>')}?"
    r"|(?P<military>(?P<mh>[01]\d|2[0-3])(?P<mm>[0-5]\d)(?:\s?(?:hrs|hours|h))?(?=\W|$))"
    r"|(?P<bare_h>(?P<bh>2[0-3]|1\d|0?\d)\s?h(?:rs)?\b)"
    r"|(?P<named>noon|midday|12 noon|lunchtime|lunch time)"
    rf"|(?P<clock>(?P<oh>{_H}){_ISH}\s?(?:o'?\s?clock)\s?(?P<oap>{_AP})?"
    rf"{_PART.replace('part>', 'opart>').replace('part2>', 'opart2>')}?)"
    rf"|(?P<in_part>(?P<ih>{_H})(?::(?P<im>[0-5]\d))"
    rf"?{_PART.replace('part>', 'ipart>').replace('part2>', 'ipart2>')})"
    rf"|(?P<ish>(?P<sh>{_H})\s?-?\s?ish)"
    r")(?![\w£$€])(?!\s?(?:%|hours? ago|k\b))",
    re.IGNORECASE,
)
_AFTER_AT = re.compile(
    rf"(?<![\w£$€.,:/-])(?:at|@)\s?(?P<h>{_H})(?![\w.:/%-]|\s?(?:companies|places|jobs|weeks|"
    rf"days|th|st|the))",
    re.IGNORECASE,
)
_AFTER_DAY = re.compile(
    rf"[\ue000-\ue0ff],?\s+(?P<h>{_H})(?=\s*(?:$|[,;!\n]|\.(?!\d)|with\b|w/|on\b|at\b|in\b))"
)

_CODES = (
    "gmt|bst|utc|est|edt|et|cst|cdt|ct|mst|mdt|pst|pdt|pt|cet|cest|eet|eest|ist|wat|cat|eat|sast|aest|aedt|"
    "acst|awst|nzst|nzdt|sgt|hkt|jst|pht|gst|pkt|msk|brt"
)
_ZONE = re.compile(
    rf"\s*\(?(?P<zone>(?:(?:{_CODES})(?:\s?[+-]\s?\d{{1,2}})?)(?!\w)|(?:uk|us|irish|london|"
    rf"dublin|lagos|berlin|"
    r"paris|india|indian|new york|ny|sydney|melbourne|perth|toronto|dubai|manila|singapore|"
    r"nairobi|local|their|"
    r"your|my|our|german|french|spanish|aus|aussie|nigerian|nigeria|eastern|central|mountain|"
    r"pacific|european|"
    r"british|german|dutch|amsterdam|tokyo|hong kong|cape town|joburg|kenyan|ghana|philippine|chicago|"
    r"california|texas|boston|seattle)(?: standard| daylight)? time|(?:eastern|pacific|mountain)(?=\W|$))\)?",
    re.IGNORECASE,
)


class Hour(NamedTuple):
    """An hour in a text, with the words for its zone if any follow."""

    start: int
    end: int
    at: time
    zone: str | None


def hours_in(text: str) -> Iterator[Hour]:
    """Go through the hours that a text names; days in it have been replaced by one sign each."""
    taken = 0
    found = [(m.start(), m.end(), _read(m)) for m in PATTERN.finditer(text)]
    for loose in (_AFTER_AT, _AFTER_DAY):
        found += [
            (m.start("h") if loose is _AFTER_DAY else m.start(), m.end(), _office(_number(m["h"]), 0))
            for m in loose.finditer(text)
        ]
    for start, end, at in sorted(found, key=lambda one: one[:2]):
        if at is None or start < taken:
            continue
        zone = _ZONE.match(text, end)
        taken = zone.end() if zone else end
        yield Hour(start, taken, at, zone["zone"] if zone else None)


def _number(said: str) -> int:
    return _SPELLED.get(said.casefold(), 0) or int(said)


def _office(hour: int, minute: int) -> time:
    """Take an hour without am or pm as one when people meet: 7 to 12 as said, 1 to 6 in the afternoon."""
    return time(hour + 12 if 1 <= hour <= 6 else hour, minute)


def _half_of_day(hour: int, minute: int, said: str | None) -> time:
    if said is None:
        return _office(hour, minute)
    afternoon = said.casefold().lstrip()[0] in "p" or said.casefold() in (
        "afternoon",
        "evening",
        "arvo",
        "at night",
    )
    if hour > 12:
        return time(hour, minute)
    return time(hour % 12 + 12 * afternoon, minute)


def _read(m: re.Match[str]) -> time | None:
    """Return the hour of a match by the shape it has; None if that is no hour."""
    read = next((read for shape, read in _SHAPES if m[shape]), _spelled)
    try:
        return read(m)
    except ValueError:  # such as 25:00
        return None


def _range(m: re.Match[str]) -> time:
    second, hour = _number(m["rh2"]), _number(m["rh"])
    end = _half_of_day(second, 0, m["rap"]).hour
    half = m["rap1"] or (m["rap"] if hour <= second or (second == 12 and hour != 12) else None)
    begin = _half_of_day(hour, int(m["rm"] or 0), half or "a")
    return begin if begin.hour <= end else _half_of_day(hour, int(m["rm"] or 0), "a")


def _colon(m: re.Match[str]) -> time:
    part, hour, minute = m["cpart"] or m["cpart2"], _number(m["ch"]), int(m["cm"])
    as_it_stands = hour >= 13 or (part is None and m["ch"].startswith("0"))
    return time(hour, minute) if as_it_stands else _half_of_day(hour, minute, part)


def _military(m: re.Match[str]) -> time | None:
    hour = int(m["mh"])
    may_be_a_year = 19 <= hour <= 20 and "h" not in m["military"]
    return None if may_be_a_year else time(hour, int(m["mm"]))


def _with_an_h(m: re.Match[str]) -> time | None:
    said = m["bh"]
    return time(int(said)) if int(said) > 7 or said.startswith("0") else None  # "3h" is three hours


def _half_named(m: re.Match[str]) -> time:
    return _half_of_day(_number(m["ah"]), int(m["am"] or 0), m["aap"])


def _o_clock(m: re.Match[str]) -> time:
    return _half_of_day(_number(m["oh"]), 0, m["oap"] or m["opart"] or m["opart2"])


def _in_a_part(m: re.Match[str]) -> time:
    return _half_of_day(_number(m["ih"]), int(m["im"] or 0), m["ipart"] or m["ipart2"])


def _spelled(m: re.Match[str]) -> time:
    return _office(_number(m["sh"]), 0)


def _past(m: re.Match[str]) -> time:
    words = m["pw"].casefold()
    minute = {"half": 30, "quarter": 15, "twenty": 20, "ten": 10, "five": 5}[words.split()[0]]
    whole = _half_of_day(_number(m["ph"]), 0, m["pap"] or m["part"] or m["part2"])
    if words.endswith("to"):
        return time((whole.hour - 1) % 24, 60 - minute)
    return time(whole.hour, minute)


_SHAPES: tuple[tuple[str, Callable[[re.Match[str]], time | None]], ...] = (
    ("range", _range),
    ("past", _past),
    ("ap", _half_named),
    ("colon", _colon),
    ("military", _military),
    ("bare_h", _with_an_h),
    ("named", lambda _: time(12)),
    ("clock", _o_clock),
    ("in_part", _in_a_part),
)
"""The shapes in which an hour is written, by their groups in the pattern, and what reads each."""
