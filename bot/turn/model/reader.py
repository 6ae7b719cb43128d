"""Define what a turn needs from libraries and content, which it may not import."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Protocol

from bot.coach.safety import Tier
from bot.coach.workdays import Workdays
from bot.talk.ask import Ask
from bot.talk.script import Position
from bot.turn.model.heard import Heard
from bot.turn.model.person import Person, Run
from bot.turn.readings.danger_reply import DangerReply
from bot.turn.readings.words import Words


class Reader(Protocol):
    """A reader turns words into values."""

    @property
    def ready(self) -> bool:
        """Tell whether texts can be heard without a wait."""

    @property
    def hears(self) -> bool:
        """Tell whether texts are heard by what was learned from examples, not by labels and phrases alone."""

    def prepare(self) -> None:
        """Load what texts are heard with, if it can be loaded: a second of work, for a thread of its own."""

    def read_ahead(self, texts: Sequence[str]) -> None:
        """Do for several texts at once the work that is cheaper together; it changes nothing that is read."""

    def screen(self, language: str, text: str, *, held: bool = False, safe: bool = False) -> Tier | None:
        """Return what the safety screen finds in the text; None for nothing.

        held: the person is on hold. safe: they have said this evening that they are safe.
        """

    def language_of_danger(self, text: str) -> str | None:
        """Return the language of the phrase at which the screen fires, if it isn't English."""

    def screen_together(self, texts: Sequence[str]) -> Tier | None:
        """Return what the safety screen finds in texts of a few minutes, none of which has it fire alone."""

    def sounds_dark(self, text: str) -> bool:
        """Tell whether a text at which the screen doesn't fire sounds faintly of danger."""

    def leans_to_danger(self, text: str) -> bool:
        """Tell whether a text is rather a yes than not, where the question about danger is open."""

    def answer_abroad(self, language: str | None, text: str) -> DangerReply | None:
        """Return what a text answers to that question in another language than English; None if unclear.

        language: that of the card, if it isn't in English.
        """

    def takes_back_abroad(self, text: str) -> bool:
        """Tell whether a text says in another language than English that a no to it was none."""

    def hear(self, person: Person, today: date, text: str) -> Heard:
        """Return a text that somebody typed, to be read. today: the day where the person lives."""

    def words(self, name: str) -> Words:
        """Return the patterns of a file in `content/en/turn/`. name: without the suffix."""

    def erases(self, text: str) -> bool:
        """Tell whether a text says expressly, in any language, that everything be erased."""

    def labels(self, language: str, file: str, blocks: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """Return each of these blocks with its label, of the card's file, else of the shared one, `coach`."""

    def option_labels(self, language: str, run: Run, ask: Ask[Any], values: Sequence[str]) -> tuple[str, ...]:
        """Return the labels of some options of a question, by their stored values, in the order shown."""

    def named(self, language: str, run: Run, position: Position) -> tuple[str, ...]:
        """Return the keys of the answers that have a name and so can be listed for a change."""

    def alike(self, role: str, roles: Sequence[str]) -> tuple[bool, ...]:
        """Tell for each of the roles whether it is a job like `role`."""

    def same_point(self, text: str, texts: Sequence[str]) -> tuple[bool, ...]:
        """Tell for each of the texts whether it says the same as `text`."""

    def workdays(self, country: str | None, today: date) -> Workdays:
        """Return the working days of a country."""
