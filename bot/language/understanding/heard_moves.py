"""Read a move in a text that somebody typed: to another question, or out of the dialogue."""

from __future__ import annotations

from bot.language.understanding.answers.sayings import MOVES, MOVES_AT_BUTTONS
from bot.language.understanding.heard_names import HeardNames
from bot.turn.model.callback_data import Control
from bot.turn.model.person import Run


class HeardMoves(HeardNames):
    """Tell which move a text is, as a part of a `bot.turn.model.heard.Heard`."""

    def control(self, run: Run) -> Control | None:
        """Return the control whose label is the text."""
        return self._by.labels.control(self._language, run, self.text)

    def move(self, *, among_words: bool = False) -> Control | None:
        """Return the move that the text is as a whole. among_words: own words are asked for."""
        sayings = self._by.tables.sayings(self._language)
        said = sayings.read(MOVES, self.text)
        if said is None and not among_words:
            said = sayings.read(MOVES_AT_BUTTONS, self.text)
        return Control(said) if said is not None else None
