"""Read a step of the scale "how heavy is it" in hedged words, or that somebody would not rate it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bot.language.understanding.answers.labels import normalised

LONGEST = 120
"""Characters of a text that is no more than a step."""

DECLINED = ""
"""What is read where somebody would not rate it."""


class ScaleWords:
    """Read a step on a scale by the words of one language, from `scale.toml`."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """data: `scale.toml`. Raises KeyError where a list is missing."""
        self._before = re.compile(rf"(?:(?:{data['before']})\b[\s,.…]*)+", re.IGNORECASE)
        self._after = re.compile(rf"(?<![\s,.…])(?:[\s,.…]+(?:{data['after']}))+$", re.IGNORECASE)
        self._decline = re.compile(data["decline"], re.IGNORECASE)
        self._wants = re.compile(data["wants"]["says"], re.IGNORECASE)
        words: list[str] = data["numbers"]["words"]
        self._numbers = {word: str(at) for at, word in enumerate(words, start=1)}
        number = rf"(?P<number>[1-{len(words)}]|{'|'.join(words)})"
        self._numbered = re.compile(data["numbers"]["says"].replace("{number}", number), re.IGNORECASE)
        self._steps: dict[str, re.Pattern[str]] = {
            step: re.compile(rf"(?:{'|'.join(says)})", re.IGNORECASE) for step, says in data["steps"].items()
        }

    def read(self, text: str) -> str | None:
        """Return the step that a text says, "" if it says that they won't rate it; None for anything else."""
        if len(text) > LONGEST:
            return None
        plain = normalised(text)
        if "?" not in plain and self._decline.fullmatch(self._after.sub("", plain)) is not None:
            return DECLINED
        match = self._before.match(plain)
        for bare in (plain, plain[match.end() :] if match is not None else plain):
            for each in (bare, self._after.sub("", bare).strip(" ,.…!")):
                if (step := self._step(each)) is not None:
                    return step
        return None

    def _step(self, words: str) -> str | None:
        """Return the step that is said in its own words or by its number."""
        if (numbered := self._numbered.fullmatch(words)) is not None:
            return self._numbers.get(numbered["number"], numbered["number"])
        return next((step for step, says in self._steps.items() if says.fullmatch(words) is not None), None)

    def wants(self, text: str) -> bool:
        """Tell whether a text says no more than what they want done."""
        return len(text) <= LONGEST and self._wants.fullmatch(normalised(text)) is not None
