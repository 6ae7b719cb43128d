"""Make the samples of a dialogue readable: they are chosen to be as long and awkward as can be."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any

from bot.ops.checking.prose import Prose
from bot.talk.paths import Route

_REPEATED = re.compile(r"(.{1,4}?)\1{9,}", re.DOTALL)
"""A text that only fills room."""

_CELLS = re.compile(r"([\t\n])")
"""The signs between the values of lines, as a file's applications are kept."""

_MARKED = re.compile(r"\s*</?[a-z]+>")

LONGEST_NAME = 200
"""Characters of a text that stands for a name, where it only fills room; a longer one is a thought."""

MOST_TOLD = 4
"""How many things are said about a sample. Our own choice."""


class Readable:
    """Puts ordinary names and sentences where a sample has none.

    A typed name is another one than those in the facts: else a dialogue would take it for the same company.
    """

    def __init__(self, prose: Prose) -> None:
        self._known, self._typed, self._sentence = prose.names[2], prose.names[1], prose.sentences[0]

    def value(self, value: Any) -> Any:
        """Return facts, or a part of them, with readable texts."""
        if isinstance(value, str) and not isinstance(value, Enum):
            return self._filled(value, self._known)
        if isinstance(value, tuple) and type(value) is tuple:
            return tuple(self.value(item) for item in value)
        if isinstance(value, Mapping):
            return {key: self.value(item) for key, item in value.items()}
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            names = [field.name for field in dataclasses.fields(value) if field.init]
            return dataclasses.replace(value, **{name: self.value(getattr(value, name)) for name in names})
        return value

    def typed(self, text: str) -> str:
        """Return what somebody types, or an ordinary text where it only fills room."""
        return self._filled(text, self._typed)

    def route(self, route: Route) -> Route:
        """Return a route whose typed answers are readable; they lead the same way."""
        return tuple((key, self.typed(value)) for key, value in route)

    def _filled(self, text: str, name: str) -> str:
        if "\t" in text:  # lines of values: each of them may fill room
            return "".join(self._filled(part, name) if part.strip() else part for part in _CELLS.split(text))
        if _REPEATED.fullmatch(text) is None:
            return _MARKED.sub("", text) or text
        return name if len(text) < LONGEST_NAME or "<" not in text else self._sentence


def told_apart(samples: tuple[Any, ...]) -> list[str]:
    """Say of each sample in what it differs from the others, in the words of the code: `stage: final`."""
    known = [dict(_scalars(sample)) for sample in samples]
    names = dict.fromkeys(name for facts in known for name in facts)
    differing = [name for name in names if len({str(facts.get(name)) for facts in known}) > 1]
    return [
        ", ".join(f"{name}: {facts[name]}" for name in differing if facts.get(name) not in (None, "no"))[:120]
        for facts in known
    ]


def _scalars(value: Any, name: str = "", depth: int = 3) -> Iterator[tuple[str, str | None]]:
    if isinstance(value, bool):
        yield name, "yes" if value else "no"
    elif isinstance(value, Enum):
        yield name, str(value.value)
    elif isinstance(value, int):
        yield name, str(value)
    elif isinstance(value, tuple):
        yield name, f"{len(value)}" if value else None
    elif dataclasses.is_dataclass(value) and depth:
        for field in dataclasses.fields(value):
            yield from _scalars(getattr(value, field.name), field.name, depth - 1)
