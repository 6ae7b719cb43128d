"""Load the examples of what people type, from which heads learn: families of meanings, by several writers.

A file of `content/<language>/examples/` holds tables `[family.meaning]`. Each key of a table names a writer,
and its value lists what that writer would type to say this. Writers are kept apart so that what has been
learned from some can be measured on another.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from bot.errors import OperatorError
from bot.language.whole_files import NotWholeError, unmarked, whole_text

Families = Mapping[str, Mapping[str, Mapping[str, list[str]]]]
"""Family → meaning → writer → lines."""


class Example(NamedTuple):
    """Hold one line that somebody would type, and what it means."""

    family: str
    meaning: str
    writer: str
    text: str


def load_families(folder: Path) -> Families:
    """Read every file of a folder of examples; a meaning may be in several, each time by other writers.

    Raises ValueError where a writer's lines for a meaning stand in two files, and OperatorError where a file
    isn't whole.
    """
    families: dict[str, dict[str, dict[str, list[str]]]] = {}
    for path in sorted(folder.glob("*.toml")):
        for family, meanings in tomllib.loads(_whole(path)).items():
            known = families.setdefault(family, {})
            for meaning, writers in meanings.items():
                by_writer = known.setdefault(meaning, {})
                if twice := by_writer.keys() & writers.keys():
                    raise ValueError(
                        f"{path.name}: {family}.{meaning} by {min(twice)} stands in another file"
                    )
                by_writer.update(writers)
    return families


def examples_of(families: Families) -> Iterator[Example]:
    """Go through all examples, in the order of the files."""
    for family, meanings in families.items():
        for meaning, writers in meanings.items():
            for writer, lines in writers.items():
                for line in lines:
                    yield Example(family, meaning, writer, line)


def problems(folder: Path) -> Iterator[str]:
    """Find meanings with too few examples, and examples that two meanings of one family share."""
    for family, meanings in load_families(folder).items():
        meaning_of: dict[str, str] = {}
        for meaning, writers in meanings.items():
            lines = [line for lines in writers.values() for line in lines]
            if len(lines) < FEWEST:
                yield f"{family}.{meaning} has {len(lines)} examples; {FEWEST} are the fewest to learn from"
            for line in map(_plain, lines):
                if (other := meaning_of.setdefault(line, meaning)) != meaning:
                    yield f"{family}: {line!r} stands for {other} and for {meaning}"


def digest(folder: Path) -> str:
    """Return a digest of a folder of examples, without end marks; heads keep that of their own examples."""
    texts = (unmarked(path.read_text(encoding="utf-8"), ".toml") for path in sorted(folder.glob("*.toml")))
    return blake2b("".join(texts).encode()).hexdigest()[:16]


def _whole(path: Path) -> str:
    try:
        return whole_text(path)
    except NotWholeError as error:
        raise OperatorError(f"Mend {path.name} of the examples: {error}.") from None


FEWEST = 8
"""The fewest examples of a meaning. Our own choice."""


def _plain(line: str) -> str:
    return " ".join(line.casefold().split())
