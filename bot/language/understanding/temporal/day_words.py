"""Know the words of days in a language: weekdays, months, units and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.language.understanding.temporal.shapes import folded, one_of, spelled

WEEKDAY, MONTH, UNIT, NUMBER, REST = 0xF000, 0xF010, 0xF020, 0xF040, 0xF0FF
"""The first sign of each kind of word, and the sign that fills the rest of the word's place (REST). All are
private characters of Unicode."""

UNITS = ("day", "week", "fortnight", "month")

_LETTERS = re.compile(r"[^\W\d_]+")
_PRIVATE = re.compile("[\uf000-\uf8ff]")
_FILL = chr(REST)


class DayWords:
    """Hold the words of one language, each of which becomes one sign: so a shape needs no list of names."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """data: `dates.toml`."""
        self._signs: dict[str, str] = {}
        self._named(WEEKDAY, data["weekdays"])
        self._named(MONTH, data["months"])
        self._named(UNIT, [data["units"][unit] for unit in UNITS])
        for word, number in data["numbers"].items():
            self._signs[word] = chr(NUMBER + number)
        self.pieces: dict[str, str] = {
            "weekday": _any_of("weekday", WEEKDAY, 7),
            "month": _any_of("month", MONTH, 12),
            "unit": _any_of("unit", UNIT, len(UNITS)),
            "number": f"[{chr(NUMBER)}-{chr(NUMBER + 0x7F)}]{_FILL}*+",
            "day": chr(UNIT) + f"{_FILL}*+",
            "week": chr(UNIT + 1) + f"{_FILL}*+",
            "fortnight": chr(UNIT + 2) + f"{_FILL}*+",
            "said_year": one_of(data["years"]),
            "months": chr(UNIT + 3) + f"{_FILL}*+",
            **data["pieces"],
        }

    def _named(self, first: int, names: Sequence[Iterable[str]]) -> None:
        for number, words in enumerate(names):
            self._signs.update(dict.fromkeys(words, chr(first + number)))

    def spelled(self, shape: str) -> str:
        """Return the regular expression for a shape of the content."""
        return spelled(shape, self.pieces)

    def signed(self, text: str) -> str:
        """Fold a text, and replace each known word by its sign. Everything stays in its place."""
        return _LETTERS.sub(self._sign, _PRIVATE.sub(" ", folded(text)))

    def _sign(self, word: re.Match[str]) -> str:
        sign = self._signs.get(word[0])
        return word[0] if sign is None else sign + _FILL * (len(word[0]) - 1)


def _any_of(name: str, first: int, many: int) -> str:
    return f"(?P<{name}>[{chr(first)}-{chr(first + many - 1)}]){_FILL}*+"


class Said:
    """Hold the parts of a day as it was said."""

    def __init__(self, match: re.Match[str]) -> None:
        self.match = match
        self._parts = {
            name.rstrip("0123456789"): said for name, said in match.groupdict().items() if said is not None
        }

    def __getitem__(self, part: str) -> str | None:
        """Return a part as it was said; None if it wasn't said."""
        return self._parts.get(part)

    def index(self, part: str, first: int) -> int | None:
        """Return which name of its kind a part is, from 0; None if it wasn't said. first: the kind's sign."""
        said = self[part]
        return ord(said[0]) - first if said is not None else None

    def number(self, part: str) -> int | None:
        """Return a number that was said in digits or in words; "a" is 1."""
        said = self[part]
        if said is None:
            return None
        if said.isdecimal():
            return int(said)
        sign = next((ord(char) for char in said if NUMBER <= ord(char) < REST), NUMBER + 1)
        return sign - NUMBER
