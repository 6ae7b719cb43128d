"""Read the words and patterns of a file in `content/` for the module that has the same name.

The readers of lines and mails know English only. Their words stand in `content/en/` all the same, so that
everything that is English stands there: `lines/guards.toml` belongs to `lines/guards.py`.

A name in braces stands for another pattern of the file, or for one that the module hands in. A pattern may
go on in the next line, and the break is no part of it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bot.folders import shipped
from bot.language.whole_files import whole_text
from bot.language.wording.templates import FALLBACK

_PART = re.compile(r"\{([a-z_]\w*)\}")
"""A name in braces. A number in braces is none: it says how often something comes."""


class WordTable:
    """Hold the words of one file."""

    def __init__(
        self, name: str, given: Mapping[str, str] | None = None, content: Path | None = None
    ) -> None:
        """Read a file. Raises NotWholeError where it isn't whole.

        name: without the suffix. given: patterns of other files that this one uses. content: the folder of
        all languages.
        """
        file = (content or shipped("content")) / FALLBACK / f"{name}.toml"
        self._data: dict[str, Any] = tomllib.loads(whole_text(file))
        self._given = given or {}

    def part(self, key: str) -> str:
        """Return a pattern, or a part of one, with all that it uses. Raises KeyError where one is missing."""
        return self._filled(self._given[key] if key in self._given else self._data[key])

    def pattern(self, key: str, flags: int = 0) -> re.Pattern[str]:
        """Return a compiled pattern."""
        return re.compile(self.part(key), flags)

    def patterns(self) -> dict[str, re.Pattern[str]]:
        """Return all patterns of a file that has nothing else, each by its name. Capitals don't matter."""
        return {key: self.pattern(key, re.IGNORECASE) for key in self._data}

    def says(self, key: str) -> list[str]:
        """Return the patterns of a list."""
        return [self._filled(one) for one in self._data[key]]

    def rows(self, key: str) -> Sequence[tuple[str, str, list[str]]]:
        """Return the rows of a list of cues: the news, the order and the patterns of each."""
        return [
            (row["news"], row["order"], [self._filled(one) for one in row["says"]]) for row in self._data[key]
        ]

    def pairs(self, key: str) -> Sequence[tuple[str, str]]:
        """Return the rows of a list of patterns: for each, what it stands for, and the pattern."""
        return [(str(row["of"]), self._filled(row["says"])) for row in self._data[key]]

    def words(self, key: str) -> frozenset[str]:
        """Return the words of a list that is written as one text: long lists read better so."""
        return frozenset(self._data[key].split())

    def check(self) -> None:
        """Compile all patterns, without what the module hands in. Raises re.error for what is no pattern."""
        for value in self._data.values():
            rows = value if isinstance(value, list) else [value]
            for one in rows:
                says = one["says"] if isinstance(one, dict) else one
                for pattern in [says] if isinstance(says, str) else says:
                    re.compile(self._filled(pattern, needed=False))

    def _filled(self, template: str, *, needed: bool = True) -> str:
        """Return a pattern in one line, with the parts whose names stand in it.

        needed: raise KeyError if such a part is missing; else leave it out.
        """

        def part(name: re.Match[str]) -> str:
            known = needed or name[1] in self._data
            return self.part(name[1]) if known else ""

        return _PART.sub(part, template.replace("\n", ""))
