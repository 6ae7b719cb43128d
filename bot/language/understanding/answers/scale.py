"""Read a step of the scale "how heavy is it" in hedged words, or that somebody would not rate it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bot.language.understanding.answers.intensity import Intensity
from bot.language.understanding.answers.labels import normalised
from bot.language.understanding.answers.named_steps import NamedSteps

LONGEST = 120
"""The most characters of a text that is no more than a step."""

_CLAUSE = re.compile(r"\s*[,.;:!\n–—]+\s*|\s-\s")

_WORD = re.compile(r"\w+")

DECLINED = ""
"""What is read if somebody won't rate it."""


class ScaleWords:
    """Read a step on a scale by the words of one language, from `scale.toml`."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """data: `scale.toml`. Raises KeyError where a list is missing."""
        self._before = re.compile(rf"(?:(?:{data['before']})\b[\s,.…]*)+", re.IGNORECASE)
        self._after = re.compile(rf"(?<![\s,.…])(?:[\s,.…]+(?:{data['after']}))+$", re.IGNORECASE)
        but = rf"\b(?:{data['but']})\b"
        self._but = re.compile(but, re.IGNORECASE)
        self._decline = re.compile(data["decline"], re.IGNORECASE)
        self._wants = re.compile(data["wants"]["says"], re.IGNORECASE)
        words: list[str] = data["numbers"]["words"]
        self._numbers = {word: str(at) for at, word in enumerate(words, start=1)}
        number = rf"(?P<number>[1-{len(words)}]|{'|'.join(words)})"
        self._numbered = re.compile(data["numbers"]["says"].replace("{number}", number), re.IGNORECASE)
        self._of_scale, self._upwards, self._downwards = (
            re.compile(rf"[\s,(]*\b(?:{data['numbers'][name]})(?![\w/])[\s,).?]*", re.IGNORECASE)
            for name in ("scale", "upwards", "downwards")
        )
        self._counts = re.compile(data["numbers"]["counts"], re.IGNORECASE)
        self._named = NamedSteps(data["names"], data["set_apart"], but)
        intensity = data["intensity"]
        self._intensity = Intensity(intensity, intensity["steps"], data["set_apart"]["things"])
        self._steps: dict[str, re.Pattern[str]] = {
            step: re.compile(rf"(?:{'|'.join(says)})", re.IGNORECASE) for step, says in data["steps"].items()
        }

    def read(self, text: str) -> str | None:
        """Return the step that a text says; "" if the person won't rate it; None for anything else."""
        plain = normalised(text)
        told = self._intensity.read(plain)
        if len(text) > LONGEST:
            return told
        if "?" not in plain and self._decline.fullmatch(self._after.sub("", plain)) is not None:
            return DECLINED
        step = self._numbered_on_scale(plain) or self._hedged(plain) or self._named.read(plain)
        step = step or self._said_first(plain)
        if step is not None and (told is None or self._has_number(plain, step)):
            return step
        return max(step, told) if step is not None and told is not None else told

    def _has_number(self, plain: str, step: str) -> bool:
        """Tell whether a step is said by its number, which counts however strong the words around it are."""
        return any(self._numbers.get(word, word) == step for word in _WORD.findall(plain))

    def _said_first(self, plain: str) -> str | None:
        """Return the step that the first clause says, if a story follows, without another step or a "but"."""
        first, *others = [clause for clause in _CLAUSE.split(plain) if clause] or [""]
        if not others or "?" in plain or self._but.match(others[0]) is not None:
            return None
        steps = [self._hedged(clause) for clause in (first, *others)]
        return steps[0] if len({*steps} - {None}) == 1 else None

    def _numbered_on_scale(self, plain: str) -> str | None:
        """Return the step whose number stands beside a word about the scale: "4, where 5 is the worst"."""
        up, down = self._upwards.search(plain), self._downwards.search(plain)
        rest = plain
        for of_it in (self._downwards, self._upwards, self._of_scale):
            rest = of_it.sub(" ", rest)
        if rest == plain or (up is not None and down is not None):
            return None
        match = self._numbered.fullmatch(self._without_ends(" ".join(rest.split()).strip(" ,.?!")))
        if match is None:
            return None
        step = self._numbers.get(match["number"], match["number"])
        return step if down is None else str(len(self._numbers) + 1 - int(step))

    def _without_ends(self, plain: str) -> str:
        """Return a text without the words around a step that add nothing."""
        match = self._before.match(plain)
        return self._after.sub("", plain[match.end() :] if match is not None else plain).strip(" ,.…!")

    def _hedged(self, plain: str) -> str | None:
        """Return the step that a text says as a whole, perhaps among words that add nothing."""
        match = self._before.match(plain)
        for bare in (plain, plain[match.end() :] if match is not None else plain):
            for each in (bare, self._after.sub("", bare).strip(" ,.…!")):
                if (step := self._step(each)) is not None:
                    return step
        return None

    def _step(self, words: str) -> str | None:
        """Return the step that is said in its own words or by its number."""
        if (numbered := self._numbered.fullmatch(words.rstrip("? "))) is not None:
            return self._numbers.get(numbered["number"], numbered["number"])
        return next((step for step, says in self._steps.items() if says.fullmatch(words) is not None), None)

    def without_counts(self, text: str) -> str:
        """Return a text without the figures that count something else than steps: "5 months of this"."""
        return (
            " ".join(self._counts.sub(" ", text).split()) if self._counts.search(text) is not None else text
        )

    def wants(self, text: str) -> bool:
        """Tell whether a text says no more than what the person wants done."""
        return len(text) <= LONGEST and self._wants.fullmatch(normalised(text)) is not None
