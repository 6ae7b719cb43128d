"""Read a move in a text that somebody typed: to another question or earlier answer, or out of a dialogue."""

from __future__ import annotations

import re

from bot.language.understanding.answers.sayings import (
    MOVES,
    MOVES_AMONG_WORDS,
    MOVES_AT_BUTTONS,
    MOVES_AT_THE_END,
    MOVES_AT_THE_START,
)
from bot.language.understanding.heard_names import HeardNames
from bot.turn.model.callback_data import Control
from bot.turn.model.person import Run
from bot.turn.readings.earlier import Earlier

MOST_BEFORE = 14
"""The most words of a text that begins or ends with a move: a longer text tells something. Our own choice."""

MOST_PARTS = 3
"""The most parts, between commas or stops, of a text that begins with a move. Our own choice."""

_BREAK = re.compile(r"[,.;!…–]+\s*")


class HeardMoves(HeardNames):
    """Tell which move a text is, and which answer it is about: a part of a `bot.turn.model.heard.Heard`."""

    def control(self, run: Run) -> Control | None:
        """Return the control whose label is the text."""
        return self._by.labels.control(self._language, run, self.text)

    def move(self, *, among_words: bool = False) -> Control | None:
        """Return the move that the text is, begins or ends with. among_words: own words are asked for."""
        sayings = self._by.tables.sayings(self._language)
        said = sayings.read(MOVES, self.text)
        if said is None:
            said = sayings.read(MOVES_AMONG_WORDS if among_words else MOVES_AT_BUTTONS, self.text)
        few = not among_words and len(self.text.split()) <= MOST_BEFORE
        parts = _BREAK.split(self.text.strip(" .!"))
        if said is None and few and len(parts) > 1:
            said = sayings.read(MOVES_AT_THE_END, parts[-1])
        if said is None and 1 < len(parts) <= MOST_PARTS and len(self.text.split()) <= MOST_BEFORE:
            first = " ".join(parts[:-1])
            said = sayings.read(MOVES_AT_THE_START, first)
        return Control(said) if said is not None else None

    def earlier(self) -> Earlier | None:
        """Return which earlier answer of the dialogue the text puts right; None if it names none."""
        return self._by.tables.earlier(self._language).read(self.text)

    def wrong_answers(self) -> Earlier | None:
        """Return which answers the text calls wrong, and the right one if said; None for no wrong one."""
        return self._by.tables.earlier(self._language).wrong(self.text)

    def wants_to_see_answers(self) -> bool:
        """Tell whether the text asks to see what was answered so far."""
        return self._by.tables.earlier(self._language).wants_to_see(self.text)
