"""Hold the screen against lines by writers from whom it has learned nothing: `tests/safety/unseen/`."""

import tomllib
from collections.abc import Iterator
from typing import NamedTuple

from bot.coach.safety import Tier
from tests.support.folders import TESTS
from tests.support.words import READER

UNSEEN = TESTS / "safety" / "unseen"

HARMLESS = ("none",)
"""Lists of what has to be left alone."""


class Counted(NamedTuple):
    """How the screen does on one list of a file. It counts, and holds no line."""

    file: str
    wanted: str
    lines: int
    fired: int
    at_once: int

    @property
    def share(self) -> float:
        """The share of lines at which it fires."""
        return self.fired / self.lines


def lists() -> Iterator[tuple[str, str]]:
    """Every list: its file's name, and what is wanted of its lines."""
    for file in sorted(UNSEEN.glob("*.toml")):
        yield from ((file.stem, wanted) for wanted in tomllib.loads(file.read_text(encoding="utf-8")))


def counted(file: str, wanted: str) -> Counted:
    """Count at how many lines of a list it fires, and shows a card without a question."""
    texts = tomllib.loads((UNSEEN / f"{file}.toml").read_text(encoding="utf-8"))[wanted]
    found = [tier for text in texts if (tier := READER.screen("en", text)) not in (None, Tier.weary)]
    at_once = sum(tier is not Tier.unclear for tier in found)
    return Counted(file, wanted, len(texts), len(found), at_once)
