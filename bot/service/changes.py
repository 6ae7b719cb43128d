"""A person while a transaction lasts, and what has to be written of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.coach.facts.history import Established
from bot.message import Message
from bot.store import codec
from bot.store.crypto import Sealer
from bot.store.queries import RUN_COLUMNS, Rows
from bot.talk.frozen import changed
from bot.turn.person import Person
from bot.turn.turn import Loaded, Outcome

TO_THE_DAY = timedelta(days=1)
"""When somebody was last heard is kept no finer, and written no more often."""


@dataclass
class PersonChanges:
    """Loaded at the beginning, changed by turns, written at the end.

    before: as they were. unheard: it is not written down yet that they were heard today. free: nothing
    waits for them in the outbox. said: keys of what was due and has been said. synced: the outcome that
    their applications and dues follow from. last_words: they are erased, and hear this.
    """

    loaded: Loaded
    sealer: Sealer
    before: Person
    chat: int
    unheard: bool
    free: bool
    heard: bool = False
    new: dict[tuple[int, str], Established] = field(default_factory=dict)
    gone: set[tuple[int, str]] = field(default_factory=set)
    runs: set[int] = field(default_factory=set)
    removed: set[int] = field(default_factory=set)
    synced: Outcome | None = None
    said: list[str] = field(default_factory=list)
    last_words: list[Message] | None = None

    @classmethod
    def opened(
        cls,
        lines: Rows,
        sealer: Sealer,
        chat: int,
        waiting: set[tuple[int, str]] | None,
        now: datetime,
    ) -> PersonChanges:
        """From a row a run, each with the columns of the person.

        waiting: questions in the outbox that they can't have read; None where nothing waits there.
        """
        first = lines[0]
        runs = tuple(
            codec.run_of({name: line[within] for name, within in RUN_COLUMNS}, sealer)
            for line in lines
            if line["run_number"] is not None
        )
        known = codec.person_of(first, sealer, runs)
        last = first["heard_at"]
        late = last is None or now - last > TO_THE_DAY or first["leaving"] or first["warned_at"]
        loaded = Loaded(known, unread=frozenset(waiting or ()))
        return cls(loaded, sealer, known, chat, unheard=bool(late), free=waiting is None)

    @property
    def person(self) -> Person:
        """As they are by now."""
        return self.loaded.person

    def know(self, name: str | None, language: str) -> None:
        """What the sender says of them with every update; and that they were heard."""
        self.heard = self.unheard
        if (name or self.person.name, language) != (self.person.name, self.person.language):
            person = changed(self.person, name=name or self.person.name, language=language)
            self.loaded = changed(self.loaded, person=person)

    def asked(self, questions: set[tuple[int, str]]) -> None:
        """(run, key) of questions that they can't have read yet."""
        if questions:
            self.loaded = changed(self.loaded, unread=self.loaded.unread | questions)

    def take_in(self, outcome: Outcome) -> None:
        """What a turn has come to."""
        keys = [(held.run, held.key) for held in outcome.new]
        self.gone = (self.gone | set(outcome.gone)) - set(keys)
        self.new = {key: held for key, held in self.new.items() if key not in self.gone}
        self.new.update(zip(keys, outcome.new, strict=True))
        self.removed |= set(outcome.removed)
        self.runs = (self.runs | {run.number for run in outcome.changed}) - self.removed
        if outcome.history is not None:
            self.synced = outcome
        if outcome.said is not None:
            self.said.append(outcome.said)
        history = outcome.history or self.loaded.history
        self.loaded = changed(self.loaded, person=outcome.person, history=history)
