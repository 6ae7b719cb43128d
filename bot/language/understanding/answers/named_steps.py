"""Read which step of a scale is named, alone or set against others: "still heavy", "not heavy, just low"."""

from __future__ import annotations

import re
from collections.abc import Mapping

MOST_WORDS = 30
"""The most words of a text that may set steps against each other: a longer one tells a story."""

_CLAUSE = re.compile(r"[,.;:!?()\n–—]+|\s-\s")


class NamedSteps:
    """Read steps by their names, and by what sets them apart: `[names]`, `[set_apart]` of `scale.toml`."""

    def __init__(self, names: Mapping[str, str], apart: Mapping[str, str], but: str) -> None:
        """names: those of each step. apart: patterns of what sets steps apart. but: one of what turns round.

        Raises KeyError if a pattern is missing.
        """
        self._but = re.compile(but)
        self._steps = tuple(names)
        ways = [(step, way) for step, ways in names.items() for way in ways.split("|")]
        ways.sort(key=lambda way: -len(way[1]))
        self._by_name = {way: step for step, way in ways}
        name = rf"(?:{'|'.join(re.escape(way) for _, way in ways)})(?!\w)(?!\s+(?:{apart['things']}))"
        self._name = re.compile(rf"(?<!\w){name}")

        def with_names(pattern: str) -> re.Pattern[str]:
            return re.compile(pattern.replace("{a}", f"(?P<a>{name})").replace("{b}", f"(?P<b>{name})"))

        self._between, self._moved, self._nearer = (
            with_names(apart[way]) for way in ("between", "moved", "nearer")
        )
        self._next_to = tuple((with_names(apart[way]), by) for way, by in (("lighter", -1), ("heavier", 1)))
        self._only_apart = frozenset(apart["only_apart"].split("|"))
        self._joined = re.compile(rf"\s*(?:{apart['joined']})\s*")
        self._more, self._less, self._denied, self._unsaid = (
            re.compile(rf"(?:{apart[way].replace('{things}', apart['things'])})\s*$")
            for way in ("more", "less", "denied", "unsaid")
        )

    def read(self, text: str) -> str | None:
        """Return the step that a text names, or leaves by what it says of others; None if it does neither.

        text: in small letters, with straight apostrophes.
        """
        if len(text.split()) > MOST_WORDS:
            return None
        for pattern, by in self._next_to:
            if (near := pattern.fullmatch(text)) is not None:
                return self._at(self._place(near["a"]) + by)
        if (between := self._between.search(text)) is not None:
            first, second = self._place(between["a"]), self._place(between["b"])
            return self._at((first + second) // 2) if first != second and (first + second) % 2 == 0 else None
        if (nearer := self._nearer.fullmatch(text)) is not None:
            first, second = self._place(nearer["a"]), self._place(nearer["b"])
            apart = abs(first - second) == len((first, second))
            return self._at((first + second) // 2) if apart else self._by_name[nearer["a"]]
        if (moved := self._moved.search(text)) is not None:
            return self._by_name[moved["b"]]
        return self._left(text)

    def _left(self, text: str) -> str | None:
        """Return the one step that is asserted, or the only one above one step and below another; else None.

        Some names (`_only_apart`) count only if others are set apart: "fine" is said of much else.
        """
        left, asserted, bounds = set(range(len(self._steps))), set[int](), set[str]()
        for clause in _CLAUSE.split(text):
            behind, denies = 0, False
            for match in self._name.finditer(clause):
                before, place = clause[behind : match.start()], self._place(match[0])
                emphasis = not place and behind and not before.strip()  # "it's heavy alright"
                behind = match.end()
                if emphasis:
                    continue
                if self._less.search(before) is not None:
                    left &= set(range(place))
                    bounds.add("less")
                elif self._more.search(before) is not None:
                    left -= set(range(place + 1))
                    bounds.add("more")
                elif self._denied.search(before) is not None or (denies and self._joined.fullmatch(before)):
                    denies = True
                    left.discard(place)
                    bounds.add("denied")
                else:
                    asserted.add(place)
        if not bounds and self._is_unsaid(text):
            return None
        meant = asserted or (left if {"less", "more"} <= bounds else set())
        return self._at(meant.pop()) if len(meant) == 1 and meant <= left else None

    def _is_unsaid(self, text: str) -> bool:
        """Tell whether a step is asked about, compared, or said of something else than the person's state."""
        names = ((clause, match) for clause in _CLAUSE.split(text) for match in self._name.finditer(clause))
        return "?" in text or any(
            match[0] in self._only_apart
            or self._unsaid.search(clause[: match.start()]) is not None
            or self._but.search(clause, match.end()) is not None
            for clause, match in names
        )

    def _place(self, name: str) -> int:
        return self._steps.index(self._by_name[name])

    def _at(self, place: int) -> str | None:
        return self._steps[place] if 0 <= place < len(self._steps) else None
