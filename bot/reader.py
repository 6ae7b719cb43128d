"""Words → values for a turn: labels and phrases from the content, dates and likeness from libraries."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from bot.coach.safety import Lexicon, Tier, screen
from bot.coach.workdays import Workdays
from bot.content import FALLBACK, Content
from bot.reading.holidays import workdays
from bot.reading.likeness import alike
from bot.showing import named
from bot.talk.script import Position
from bot.turn.person import Person, Run

CONTROLS = {"skip": "skip", "back": "back", "later": "later", "done": "done", "none": "done"}
"""Label → control: a selection of nothing has a label of its own, and is done all the same."""


def _plainly(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split()).strip(" .!")


class ContentReader:
    """Implements `bot.turn.state.Reader` over the content."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._lexicon = lru_cache(maxsize=None)(self._load_lexicon)

    def option(self, language: str, run: Run, position: Position, text: str) -> str | None:
        """The stored answer whose label, typed in full, is `text`."""
        ask = run.open(position)
        if ask is None:
            return None
        options = self._content.options(language, run.dialogue, run.facts, position, ask)
        wanted = _plainly(text)
        return next((value for value, label in options if _plainly(label) == wanted), None)

    def control(self, language: str, text: str) -> str | None:
        """The control whose label is `text`."""
        wanted = _plainly(text)
        labels = ((c, self._content.label(language, "controls", block)) for block, c in CONTROLS.items())
        return next((name for name, label in labels if _plainly(label) == wanted), None)

    def day(self, person: Person, text: str, today: date) -> date | None:
        """The day that `text` means."""
        from bot.reading.dates import read_day

        return read_day(text, person.language, today)

    def alike(self, role: str, roles: Sequence[str]) -> tuple[bool, ...]:
        """For each of the roles, whether it is a job like the first."""
        return alike(role, roles)

    def workdays(self, country: str | None, today: date) -> Workdays:
        """When offices are open in a country."""
        return workdays(country, today)

    def screen(self, language: str, text: str) -> Tier | None:
        """What the screen makes of it, with the phrases of the language and of English."""
        found = [screen(text, self._lexicon(tongue)) for tongue in dict.fromkeys((language, FALLBACK))]
        return next((tier for tier in found if tier is not None), None)

    def named(self, language: str, run: Run, position: Position) -> tuple[str, ...]:
        """The answers that can be listed to be changed."""
        return named(self._content, language, run, position)

    def _load_lexicon(self, language: str) -> Lexicon:
        file = self._content.folder / language / "safety.toml"
        if not file.exists():
            return Lexicon((), (), ())
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        return Lexicon(*(tuple(data[part]) for part in ("idioms", "explicit", "others")))
