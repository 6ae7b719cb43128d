"""Find the hours of the day that a text names, and the zones they are in.

A number is an hour only with something that says so: "at 3", "3pm", "14:30", "half 2". If it may be in either
half of the day, the half in which people meet is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import time
from typing import Any, NamedTuple

from bot.language.understanding.phrases.word_tables import WordTable
from bot.language.understanding.temporal.clock import on_the_clock
from bot.language.understanding.temporal.counting import is_range
from bot.language.understanding.temporal.shapes import Shapes, folded, one_of

_TABLE = WordTable("temporal/hours")

HALF_AN_HOUR = 30

UNCLEAR = (5, 10)
"""Numbers before "to 4" that may be minutes, or the hour at which something begins."""

MOST = 200
"""The most hours of one text that are returned; a text that somebody writes has few."""

ANY_DAY, LATE_DAY = "\uf200", "\uf201"
DAY, DAY_ON = f"\ue000-\ue0ff{ANY_DAY}{LATE_DAY}", "\uf2ff"
"""The signs that stand for a day (`LATE_DAY` for "tonight" and the like), and the sign that fills the rest of
its place."""

_ALONE = r"(?<![\w.,:/+\-–£$€#])"
_END = r"(?![\w:/%£$€]|[.,]\d)"
_NEAR, _BEFORE = 20, 45
"""How many characters behind and before an hour are searched for the half of the day: "in the evening"."""


class Hour(NamedTuple):
    """Hold an hour in a text, with the words for its zone if any follow.

    at: None if it isn't clear which hour is meant. exact: False for "after 6". before: a time before this
    hour is meant. either: the text leaves the half of the day open.
    """

    start: int
    end: int
    at: time | None
    zone: str | None = None
    exact: bool = True
    before: bool = False
    either: bool = False


class HourShapes:
    """Find hours in texts by the shapes of one language."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """data: `hours.toml`."""
        self._named: dict[str, int] = dict(data["named"])
        self._numbers: dict[str, int] = dict(data["numbers"])
        self._minutes: dict[str, int] = dict(data["minutes"])
        self._minutes_after: dict[str, int] = dict(data["minutes_after"])
        self._halves: dict[str, str] = dict(data["half"])
        self._to, self._before = frozenset(data["to"]), frozenset(data["before"])
        self._between = frozenset(data["between"])
        follows = rf"(?=\s*(?:$|[,;!?()–—{DAY}]|\.(?!\d)|\s{one_of(data['follows'])}\b))"
        hedge = rf"(?:(?P<hedge>{one_of([*data['after'], *data['before']])})\s+)"
        at = rf"(?:(?P<at>{one_of(data['at'])})\s*)"
        self._shapes = Shapes(list(self._ways(data, follows)), rf"(?<!\w){hedge}?{at}{{0,2}}", "")
        half = one_of(self._halves)
        beside = rf"\s*(?:{one_of(data['in_the'])}\s+)?(?:[{DAY}]{DAY_ON}*\s*)?"
        between = rf"[^.!?;\n\d{DAY}{DAY_ON}]{{0,15}}"
        named = rf"(?:(?<!\w)(?P<half>{half})\b|{LATE_DAY}{DAY_ON}*)"
        self._half_before = re.compile(rf"{named}{between}(?:[{DAY}]{DAY_ON}*{between})?$")
        self._half_after = re.compile(rf"[\s,]{beside}(?:(?P<half>{half})\b|{LATE_DAY})")
        self._bare = re.compile(
            rf"(?<=[{DAY}{DAY_ON}])(?:,?\s+)(?P<h>2[0-3]|1\d|0?\d|{one_of(self._numbers)})"
            rf"(?=\s*(?:$|[,;!\n]|\.(?!\d)|(?:w/|(?:with|on|at|in)\b)))"
        )
        self._zone = re.compile(rf"(?:\s*[,(]?\s*|\. \()(?P<zone>{'|'.join(data['zones'])})\)?")

    def _ways(self, data: Mapping[str, Any], follows: str) -> Iterator[str]:
        """Yield the ways to write an hour, the longest first.

        h, w: its number in digits or words; m, mw: minutes. A `hedge`, as "after", and `at` may stand before.
        """
        am_pm, hrs = data["am_pm"], data["hrs"]
        one = rf"(?P<h>[01]?\d|2[0-4])(?:[:.h](?P<m>[0-5]\d))?{am_pm}?"
        other = one.replace("<h>", "<hb>").replace("<m>", "<mb>").replace("<half>", "<halfb>")
        between = rf"(?:(?P<between>{one_of(data['between'])})\s+)?"
        to = rf"\s?(?:{one_of(data['ranges'])}|\b(?P<to>{one_of(data['to_the_end'])})\b)\s?"
        yield rf"{between}{_ALONE}{one}{to}{other}(?![\w:/%£$€]|[.,]\d|-\d)(?P<bare>{follows})?"
        digits = rf"{_ALONE}(?P<h>[01]?\d|2[0-4])"
        number = rf"(?:{digits}|(?P<w>{one_of(self._numbers)})(?:\b|(?={one_of(data['ish'])}\b)))"
        minutes = rf"(?:(?P<mw>{one_of(self._minutes)})|{_ALONE}(?P<m>5|10|20|25))"
        way = rf"(?:\s(?P<way>{one_of([*data['past'], *data['to']])}))?"
        yield rf"{minutes}{way}\s{number}{_END}{am_pm}?"
        yield rf"{number}\s(?P<then>{one_of(self._minutes_after)}){_END}{am_pm}?"
        ish = rf"(?:\s?-?\s?{one_of(data['ish'])})"
        yield rf"{number}(?:\s?[:.h]\s?(?P<m>[0-5]\d)|(?P<m2>[0-5]\d))?{ish}?{am_pm}(?!\w){ish}?"
        yield rf"{digits}:(?P<m>[0-5]\d)(?::[0-5]\d)?(?:\s?{hrs}\b)?{_END}"
        yield rf"{digits}\s?(?P<whole>[hu])\s?(?P<m>[0-5]\d){_END}"
        clock, more = one_of(data["clock"]), rf"(?={one_of(data['and_more'])}\d)"
        yield rf"{digits}\.(?P<m>00|1[3-9]|[2-5]\d)(?:\s?{clock}|{follows}|{more})"
        yield rf"(?(at)|(?!)){digits}\.(?P<m>0[1-9]|1[0-2]){follows}"
        yield rf"(?:12\s)?(?P<name>{one_of(self._named)})(?:\b|(?={ish}\b))(?:{ish}\b)?"
        yield rf"{number}\s?{clock}"
        yield rf"{number}{ish}\b"
        yield rf"{number}\s{one_of(data['in_the'])}\s{one_of(self._halves)}\b"
        yield rf"{number}\s{one_of(self._halves)}(?=\s*(?:$|[,.;!]))"
        yield rf"{_ALONE}(?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d)\s?(?P<whole>{hrs})\b"
        behind_a_day = rf"(?:(?<=[{DAY}{DAY_ON}] )|(?<=[{DAY}{DAY_ON}], ))"
        yield rf"{behind_a_day}{digits}\s?(?P<whole>h){follows}"
        yield rf"(?:(?(at)|(?!))|{behind_a_day})(?P<h>0\d|1[0-8]|2[1-3])(?P<m>[0-5]\d)(?P<whole>){_END}"
        yield rf"(?(at)|(?(hedge)|(?!))){number}(?:\s?(?P<whole>h))?{follows}"
        yield rf"{one_of(data['lead'])}\s(?:{one_of(data['at'])}\s*){{0,2}}{digits}{follows}"
        halves, at = one_of(self._halves), one_of(data["at"])
        yield rf"{halves}\s(?:{at}\s*){{0,2}}{number}(?:\s?(?P<whole>h))?{follows}"
        yield rf"(?(at)|(?!)){number}(?P<then_more>)(?=\s(?!{one_of(data['counted'])}\b)[^\W\d_])"

    def find(self, text: str, *, bare: bool = False) -> Iterator[Hour]:
        """Go through the hours that a text names, in their order, at most `MOST`.

        In the text, a sign stands for each day. bare: a number alone behind a day is an hour as well.
        """
        plain = folded(text)
        found = [one for at, match in self._shapes.find(plain) if (one := self._any(at, match, plain))]
        if bare:
            found += [self._of_bare(match) for match in self._bare.finditer(plain)]
        taken = 0
        for one in sorted(found, key=lambda one: one[:2])[:MOST]:
            if one.start < taken:
                continue
            zone = self._zone.match(text, one.end)
            taken = zone.end() if zone is not None else one.end
            yield one._replace(end=taken, zone=" ".join(zone["zone"].split()) if zone is not None else None)

    def zone_behind(self, text: str, at: int) -> str | None:
        """Return the zone that is named at this place of a text; None if no zone is."""
        zone = self._zone.match(text, at)
        return " ".join(zone["zone"].split()) if zone is not None else None

    def _any(self, index: int, match: re.Match[str], plain: str) -> Hour | None:
        """Read an hour by its shape; if that is a range and "20 to 4" is none, by a later shape."""
        found = self._read(match, plain)
        if found is not None or not match.groupdict().get("to"):
            return found
        later = (self._read(other, plain) for _, other in self._shapes.later(index, plain, match.start()))
        return next((one for one in later if one is not None), None)

    def _of_bare(self, match: re.Match[str]) -> Hour:
        hour = on_the_clock(self._number(match["h"]), None, "", whole=False)
        return Hour(match.start("h"), match.end(), time(hour) if hour is not None else None, either=True)

    def _number(self, said: str) -> int:
        return int(said) if said.isdecimal() else self._numbers[said]

    def _half(self, match: re.Match[str], plain: str) -> str:
        """Return the half of the day that is said in or beside an hour."""
        words = [self._halves[word] for word in _WORDS.findall(match[0]) if word in self._halves]
        if words:
            return words[0]
        near = self._half_after.match(plain, match.end(), match.end() + _NEAR) or self._half_before.search(
            plain[max(0, match.start() - _BEFORE) : match.start()]
        )
        return "" if near is None else self._halves[near["half"]] if near["half"] else "pm"

    def _read(self, match: re.Match[str], plain: str) -> Hour | None:
        said = match.groupdict()
        if "hb" in said:
            return self._begun(match, said, plain)
        if said.get("then_more") is not None and not _BEHIND_A_DAY.search(plain[: match.start()]):
            return None  # no hour: "at 3 places"; but in "friday at 3 nurse" a role follows one
        hedge = said.get("hedge")
        span = match.start(), match.end()
        if said.get("name"):
            return Hour(*span, time(self._named[said["name"]]), None, not hedge, hedge in self._before)
        digits, marked = said.get("h"), said.get("half")
        half = self._half(match, plain) if not marked else ""
        whole = said.get("whole") is not None or (digits or "").startswith("0")
        number = self._number(digits or said["w"])
        hour = on_the_clock(number, marked, "" if whole else half, whole=whole)
        if hour is None:
            return None
        then = said.get("then")
        minutes = self._minutes_after[then] if then else int(said.get("m") or said.get("m2") or 0)
        if "way" in said:
            word, way = said["mw"], said["way"]
            minutes = self._minutes[word] if word else minutes
            if way is None and minutes != HALF_AN_HOUR:
                return None
            if way in self._to:
                if not word and minutes <= 10:
                    return Hour(*span, None, exact=False)  # "10 to 4" may be both
                hour, minutes = (hour - 1) % 24, 60 - minutes
        either = not (marked or half or whole)
        return Hour(*span, time(hour, minutes), None, not hedge, hedge in self._before, either)

    def _begun(self, match: re.Match[str], said: Mapping[str, str | None], plain: str) -> Hour | None:
        """Read the hour at which a range begins; None if it isn't a range of hours."""
        half = self._half(match, plain)
        begins, ends = int(said["h"] or 0), int(said["hb"] or 0)
        behind_a_day = _BEHIND_A_DAY.search(plain, max(0, match.start() - 4), match.start()) is not None
        if not (said["half"] or said["halfb"] or ":" in match[0]):
            near = is_range(begins, ends)
            told = (said["at"] or said["between"]) and (half or (near and said["bare"] is not None))
            if not told and not (behind_a_day and (near or begins in UNCLEAR)):
                return None
        unclear = (
            said["to"]
            and not (said["at"] or said["between"] or said["half"] or said["m"])
            and begins in UNCLEAR
        )
        end = on_the_clock(ends, said["halfb"], half, whole=False)
        start = on_the_clock(begins, said["half"], half, whole=False)
        if start is None or end is None:
            return None
        if said["halfb"] and not said["half"] and begins <= 12:
            fitting = [hour for hour in (begins % 12, begins % 12 + 12) if hour < end]
            start = fitting[-1] if fitting else start
        at = None if unclear else time(start, int(said["m"] or 0))
        return Hour(match.start(), match.end(), at, exact=not unclear and said["hedge"] is None)


_WORDS = re.compile(r"[^\W\d_]+")
_LATE = _TABLE.pattern("late", re.IGNORECASE)
_BEHIND_A_DAY = re.compile(rf"[{DAY}{DAY_ON}],?\s?$")


def masked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Put signs in the place of each day, so that no number in a day is taken for an hour."""
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        sign = LATE_DAY if _LATE.search(text, start, end) else ANY_DAY
        pieces += [text[at:start], sign + DAY_ON * (end - start - 1)]
        at = end
    return "".join([*pieces, text[at:]])


def without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return a text without these pieces of it."""
    pieces, at = [], 0
    for start, end in spans:
        pieces.append(text[at:start])
        at = max(at, end)
    return " ".join(" ".join([*pieces, text[at:]]).split())
