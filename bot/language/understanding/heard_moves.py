"""Read a move in a text that somebody typed: to another question, or out of the dialogue."""

from __future__ import annotations

import re

from bot.language.understanding.answers.sayings import (
    MOVES,
    MOVES_AMONG_WORDS,
    MOVES_AT_BUTTONS,
    MOVES_AT_THE_END,
)
from bot.language.understanding.heard_names import HeardNames
from bot.turn.model.callback_data import Control
from bot.turn.model.person import Run

MOST_BEFORE = 14
"""Words of a text that may end with a move: a longer one tells something. Our own choice."""

_BREAK = re.compile(r"[,.;!…–]+\s*")


class HeardMoves(HeardNames):
    """Tell which move a text is, as a part of a `bot.turn.model.heard.Heard`."""

    def control(self, run: Run) -> Control | None:
        """Return the control whose label is the text."""
        return self._by.labels.control(self._language, run, self.text)

    def move(self, *, among_words: bool = False) -> Control | None:
        """Return the move that the text is as a whole. among_words: own words are asked for."""
        sayings = self._by.tables.sayings(self._language)
        said = sayings.read(MOVES, self.text)
        if said is None:
            said = sayings.read(MOVES_AMONG_WORDS if among_words else MOVES_AT_BUTTONS, self.text)
        few = not among_words and len(self.text.split()) <= MOST_BEFORE
        parts = _BREAK.split(self.text.strip(" .!"))
        if said is None and few and len(parts) > 1:
            said = sayings.read(MOVES_AT_THE_END, parts[-1])
        return Control(said) if said is not None else None
