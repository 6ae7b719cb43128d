"""Read an hour of the day from text: alone, beside a day, or as the part of the day that somebody prefers.

The words are content: `hours.toml`. A number is an hour only with something that says so: "at 3", "3pm",
"14:30", "half 2". Where it may be either half of the day, the one is meant in which people meet.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import datetime, time
from typing import Any, NamedTuple

_NUMBER = re.compile(r"(?:at )?(\d{1,2})(?:[:.]?(00))?(?: ?o'?clock)?(?: ?h)?", re.IGNORECASE)
_NAMED = {"noon": 12, "midday": 12, "midnight": 0}
_HALF = re.compile(r"[ap]\.? ?m\.?$", re.IGNORECASE)

LONGEST = 20
"""Most characters of an hour: dateparser need not look at longer texts."""

SEARCHED = 400
"""Characters of a text in which an hour is looked for."""

FIRST_OF_DAY = 7
"""A number from here to 12 is an hour of the morning, or noon; a lower one, of the afternoon. Our choice."""

MOST_WORDS = 12
"""Most words of a wish for a part of the day."""

HALF_AN_HOUR = 30

ANY_HOUR = 12
"""The hour if every one will do; the same at which reminders come while none is known."""

BETWEEN = ("between",)
"""Words before a range in which the hour lies somewhere."""

_WORD = re.compile(r"[\w']+")
_ALONE = r"(?<![\w.,:/+\-£$€#])"
_END = r"(?![\w:/%]|[.,]\d)"
_AM_PM = r"(?P<half>[ap])\.?m\b\.?"


def read_hour(text: str) -> int | None:
    """Read the full hour that `text` names, 0 to 23; None if it names none, as "9:30" doesn't."""
    plain = " ".join(text.casefold().split()).strip(" .!")
    if plain in _NAMED:
        return _NAMED[plain]
    number = _NUMBER.fullmatch(plain)
    if number is not None:
        return int(number[1]) if int(number[1]) < 24 else None
    if not plain or len(plain) > LONGEST or not _HALF.search(plain):
        return None
    import dateparser

    base = datetime(2026, 1, 1)  # noqa: DTZ001 - only its hour is used
    settings = {
        "RELATIVE_BASE": base,
        "TIMEZONE": "UTC",  # else dateparser takes the machine's, which may have none
    }
    time = dateparser.parse(plain.replace(".", ""), languages=["en"], settings=settings)
    return time.hour if time is not None and time.minute == 0 else None


class Beside(NamedTuple):
    """The hour that stands in a text, and the text without it. at: None if there is none, or several."""

    at: time | None
    rest: str


class _Found(NamedTuple):
    """An hour in a text. exact: False for "after 6". before: it has to be earlier. either: of unsaid half."""

    start: int
    end: int
    at: time | None
    exact: bool = True
    before: bool = False
    either: bool = False


class Hours:
    """The words of one language for the hours of the day."""

    def __init__(self, data: Mapping[str, Any], months: Iterable[str]) -> None:
        """data: `hours.toml`. months: their names, whole and short: a number after one is a day."""
        self._named: dict[str, int] = dict(data["named"])
        self._numbers: dict[str, int] = dict(data["numbers"])
        self._minutes: dict[str, int] = dict(data["minutes"])
        self._minutes_after: dict[str, int] = dict(data["minutes_after"])
        self._halves: dict[str, str] = dict(data["half"])
        self._parts: dict[str, int] = dict(data["parts"])
        self._to, self._before = frozenset(data["to"]), frozenset(data["before"])
        self._around = frozenset(data["around"])
        self._half_word = re.compile(rf"\b{_one_of(self._halves)}\b")
        self._part = re.compile(rf"(?<!\w){_one_of(self._parts)}(?!\w)")
        self._whenever = re.compile(rf"(?<!\w){_one_of(data['whenever'])}(?!\w)")
        self._greeting = re.compile(rf"{_one_of(data['greetings'])}(?!\w)")
        self._after_month = re.compile(rf"\b{_one_of(m.casefold().rstrip('.') for m in months)}\.?\s$")
        self._ways = tuple(re.compile(way) for way in self._patterns(data))
        self._range = re.compile(self._a_range(data))

    def _patterns(self, data: Mapping[str, Any]) -> Iterator[str]:
        """Yield the ways to write an hour. h, w: its number in digits or words; m, mw: minutes."""
        digits = rf"{_ALONE}(?P<h>[01]?\d|2[0-4])"
        number = rf"(?:{digits}|\b(?P<w>{_one_of(self._numbers)})\b)"
        at = rf"(?:(?<!\w){_one_of(data['at'])}\s*)"
        hedge = rf"(?:\b(?P<hedge>{_one_of([*data['after'], *data['before']])})\s+)"
        lead = rf"{hedge}?{at}{{0,2}}"
        follows = rf"(?=\s*(?:$|[,;!?()–—]|\.(?!\d)|\s{_one_of(data['follows'])}\b))"
        yield rf"{lead}{number}(?:\s?[:.h]\s?(?P<m>[0-5]\d))?\s?{_AM_PM}(?!\w)"
        yield rf"{lead}{digits}:(?P<m>[0-5]\d)(?::[0-5]\d)?(?:\s?h(?:rs)?)?{_END}"
        yield rf"{lead}{digits}\s?(?P<whole>h)\s?(?P<m>[0-5]\d){_END}"
        yield rf"{lead}{digits}\.(?P<m>00|1[3-9]|[2-5]\d){follows}"
        yield rf"{at}{digits}\.(?P<m>0[1-9]|1[0-2]){follows}"
        yield rf"{lead}(?:12\s)?\b(?P<name>{_one_of(self._named)})\b"
        minutes = rf"(?:\b(?P<mw>{_one_of(self._minutes)})|{_ALONE}(?P<m>5|10|20|25))"
        way = rf"(?:\s(?P<way>{_one_of([*data['past'], *data['to']])}))?"
        yield rf"{lead}{minutes}{way}\s{number}{_END}"
        yield rf"{lead}{number}\s(?P<then>{_one_of(self._minutes_after)}){_END}"
        yield rf"{lead}{number}\s?{_one_of(data['clock'])}"
        yield rf"{lead}{number}\s?-?\s?{_one_of(data['ish'])}\b"
        yield rf"{lead}{number}\s{_one_of(data['in_the'])}\s{_one_of(self._halves)}\b"
        yield rf"(?:{hedge}|{at}|\b{_one_of(self._halves)}\s){at}{{0,2}}{number}(?:\s?(?P<whole>h))?{follows}"
        yield rf"{at}(?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d)(?P<whole>){_END}"
        yield rf"{_ALONE}(?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d)\s?(?P<whole>h)(?:ou)?rs\b"

    def _a_range(self, data: Mapping[str, Any]) -> str:
        """Return the pattern of "2-3pm" and "from 10:00 to 11:30"; something has to say that it is hours."""
        one = r"(?P<h>[01]?\d|2[0-4])(?:[:.](?P<m>[0-5]\d))?(?:\s?(?P<half>[ap])\.?m\b\.?)?"
        other = r"(?P<h2>[01]?\d|2[0-4])(?:[:.](?P<m2>[0-5]\d))?(?:\s?(?P<half2>[ap])\.?m\b\.?)?"
        at = rf"(?:(?<!\w)(?P<from>{_one_of([*data['at'], *BETWEEN])})\s*)?"
        to = rf"\s?(?:[-–—]|\b(?P<to>{_one_of(data['to_the_end'])})\b)\s?"
        return rf"{at}{_ALONE}{one}{to}{other}(?![\w:/%]|[.,]\d|-\d)"

    def beside(self, text: str) -> Beside:
        """Find the hour that stands in a text, beside a day or alone."""
        if len(text) > SEARCHED:
            return Beside(None, text)
        plain = " ".join(text.casefold().replace("’", "'").split())
        found = self._in(plain)
        if not found:
            return Beside(None, text)
        hours = {one.at if one.exact else None for one in found}
        return Beside(hours.pop() if len(hours) == 1 else None, _without(plain, found).strip(" ,;-–—"))

    def wished(self, text: str, allowed: Container[int]) -> int | None:
        """Read the hour at which somebody would like to be written to; None if the text says none of these.

        A part of the day gives an hour of it. allowed: hours, of which a number without its half means one.
        """
        plain = " ".join(text.casefold().replace("’", "'").split()).strip(" .!")
        exact = read_hour(plain)
        if exact is not None:
            number = plain.removeprefix("at ").isdecimal()
            return _allowed(exact, allowed, either=number and exact < 12)
        if len(text) > SEARCHED or len(plain.split()) > MOST_WORDS or self._greeting.fullmatch(plain):
            return None
        hours = self._in(plain)
        rest = _without(plain, hours)
        parts = self._part.findall(rest)
        any_time = self._whenever.search(rest) is not None
        rest = self._whenever.sub(" ", self._part.sub(" ", rest))
        beyond = [word for word in _WORD.findall(rest) if word.strip("'") not in self._around]
        if not hours and not parts and len(beyond) == 1 and (alone := self._number(beyond[0])) is not None:
            return _allowed(alone, allowed, either=alone < 12)  # "I told you, 6": an hour is asked for
        if beyond:
            return None
        for one in hours:
            if one.at is not None and one.at.minute == 0:
                return _allowed(
                    one.at.hour - one.before,
                    allowed,
                    either=one.either and one.at.hour < 12 and not one.before,
                )
        if parts:
            return _allowed(self._parts[parts[0]], allowed)
        return _allowed(ANY_HOUR, allowed) if any_time and not hours else None

    def _number(self, word: str) -> int | None:
        """Return the hour that a number alone would be; None if the word is no such number."""
        number = int(word) if word.isdecimal() and len(word) < 3 else self._numbers.get(word)
        return number if number is not None and number < 24 else None

    def _in(self, plain: str) -> list[_Found]:
        """Find the hours in a text, in their order; of those that overlap the longest."""
        spoken = {self._halves[word] for word in self._half_word.findall(plain)}
        half = spoken.pop() if len(spoken) == 1 else ""
        found = [
            one for way in self._ways for m in way.finditer(plain) if (one := self._read(m, plain, half))
        ]
        found += [one for match in self._range.finditer(plain) if (one := self._begun(match, half))]
        kept: list[_Found] = []
        for one in sorted(found, key=lambda one: (one.start - one.end, one.start)):
            if all(one.end <= other.start or other.end <= one.start for other in kept):
                kept.append(one)
        return sorted(kept)

    def _read(self, match: re.Match[str], plain: str, half: str) -> _Found | None:
        said = match.groupdict()
        hedge = said.get("hedge")
        span = match.start(), match.end()
        if said.get("name"):
            at: time | None = time(self._named[said["name"]])
            return _Found(*span, at, exact=not hedge, before=hedge in self._before)
        digits, marked = said.get("h"), said.get("half")
        start = match.start("h") if digits else match.start("w")
        if not marked and self._after_month.search(plain[:start]):
            return None
        number = int(digits) if digits else self._numbers[said["w"]]
        whole = said.get("whole") is not None or (digits or "").startswith("0")
        hour = _on_the_clock(number, marked, "" if whole else half, whole=whole)
        if hour is None:
            return None
        then = said.get("then")
        minutes = self._minutes_after[then] if then else int(said.get("m") or 0)
        if "way" in said:
            word, way = said["mw"], said["way"]
            minutes = self._minutes[word] if word else minutes
            if way is None and minutes != HALF_AN_HOUR:
                return None
            if way in self._to:
                if not word and minutes <= 10:
                    return _Found(*span, None, exact=False)  # "10 to 4" may be both
                hour, minutes = (hour - 1) % 24, 60 - minutes
        either = not (marked or half or whole)
        return _Found(*span, time(hour, minutes), not hedge, hedge in self._before, either)

    def _begun(self, match: re.Match[str], half: str) -> _Found | None:
        """Read the hour at which something longer begins; None if it isn't one of hours."""
        said = match.groupdict()
        marked = said["half"] or said["half2"] or ":" in match[0]
        begins, ends = int(said["h"]), int(said["h2"])
        if not marked and not (said["from"] and half):
            return None
        unclear = said["to"] and not said["from"] and not said["half"] and not said["m"] and begins in (5, 10)
        end = _on_the_clock(ends, said["half2"], half, whole=False)
        start = _on_the_clock(begins, said["half"], half, whole=False)
        if start is None or end is None:
            return None
        if said["half2"] and not said["half"] and begins <= 12:
            fitting = [hour for hour in (begins % 12, begins % 12 + 12) if hour < end]
            start = fitting[-1] if fitting else start
        at = None if unclear else time(start, int(said["m"] or 0))
        return _Found(match.start(), match.end(), at, exact=not unclear and said["from"] not in BETWEEN)


def _on_the_clock(hour: int, marked: str | None, half: str, *, whole: bool) -> int | None:
    """Return the hour of the day; None if there is none. half: of the day, if the text says so elsewhere."""
    if hour > 23 or (marked == "a" and hour > 12):
        return None
    if marked or half in ("am", "pm"):
        later = marked == "p" if marked else half == "pm"
        if hour > 12:
            return hour
        return hour % 12 + 12 * later if marked or hour < 12 else hour
    if half == "night":
        return 0 if hour == 12 else hour if hour > 12 or hour < 6 else hour + 12
    return hour if whole or hour == 0 or hour >= FIRST_OF_DAY else hour + 12


def _allowed(hour: int, allowed: Container[int], *, either: bool = False) -> int | None:
    """Return the hour if it is allowed; the one of the other half, if that is and the text left it open."""
    if hour in allowed:
        return hour
    return hour + 12 if either and hour + 12 in allowed else None


def _without(plain: str, found: Iterable[_Found]) -> str:
    pieces, at = [], 0
    for one in found:
        pieces.append(plain[at : one.start])
        at = one.end
    return " ".join(" ".join([*pieces, plain[at:]]).split())


def _one_of(words: Iterable[str]) -> str:
    """Return the pattern of any of these words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"
