"""Hold a person while a transaction lasts, with the changes that have to be written."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.coach.facts.history import Established
from bot.message import Message
from bot.store import codec
from bot.store.counts import week_of
from bot.store.crypto import Sealer
from bot.store.open_runs import MOST_LOADED
from bot.store.queries import RUN_COLUMNS, Rows
from bot.talk.frozen import changed
from bot.turn.model.outcome import Loaded, Outcome
from bot.turn.model.person import Person

TO_THE_DAY = timedelta(days=1)
"""The time when a person was last heard is kept no finer than this, and written no more often, but for the
first time in a week."""


@dataclass
class PersonChanges:
    """Hold a person of a transaction: loaded at its beginning, changed by turns, written at its end.

    before: the person as loaded. unheard: the database doesn't say yet that they were heard today. heard:
    they were, and it has to say so. free: no message waits for them in the outbox. crowded: they may have
    more open runs than are loaded. new, gone: facts, by (run, key). runs, removed: numbers of runs to write,
    and to remove. synced: the outcome that the rows of their applications and nudges are derived from. said:
    keys of the nudges that were due and have been said. seconds: processor time that their turns took.
    last_words: the messages that go to them once they are erased; None where they are not. sent: the messages
    that they have sent, each with the run that it was written in, if it is one that keeps nothing of it.
    new_to_us: their row was added at this very time.
    """

    loaded: Loaded
    sealer: Sealer
    before: Person
    chat: int
    unheard: bool
    free: bool
    crowded: bool = False
    heard: bool = False
    new: dict[tuple[int, str], Established] = field(default_factory=dict)
    gone: set[tuple[int, str]] = field(default_factory=set)
    runs: set[int] = field(default_factory=set)
    removed: set[int] = field(default_factory=set)
    synced: Outcome | None = None
    said: list[str] = field(default_factory=list)
    seconds: float = 0.0
    last_words: list[Message] | None = None
    sent: dict[int, int | None] = field(default_factory=dict)
    new_to_us: bool = False
    _first_in_week: bool = False

    @classmethod
    def opened(
        cls,
        rows: Rows,
        sealer: Sealer,
        chat: int,
        waiting: set[tuple[int, str]] | None,
        now: datetime,
    ) -> PersonChanges:
        """Build the changes of a person from their rows: one for each run, each with the person's columns.

        waiting: questions in the outbox that the person can't have read; None where no message waits there.
        """
        first = rows[0]
        runs = tuple(
            codec.run_of({name: row[column] for name, column in RUN_COLUMNS}, sealer)
            for row in rows
            if row["run_number"] is not None
        )
        person = codec.person_of(first, sealer, runs)
        heard_at = first["heard_at"]
        new_to_us = first.get("since") == now
        first_in_week = heard_at is None or week_of(heard_at) != week_of(now)
        away = first_in_week or now - heard_at > TO_THE_DAY
        unheard = away or first["leaving"] or first["warned_at"]
        loaded = Loaded(person, unread=frozenset(waiting or ()))
        crowded = len(runs) >= MOST_LOADED
        changes = cls(loaded, sealer, person, chat, bool(unheard), free=waiting is None, crowded=crowded)
        changes.new_to_us, changes._first_in_week = new_to_us, first_in_week
        return changes

    @property
    def person(self) -> Person:
        """Return the person as changed so far."""
        return self.loaded.person

    def know(self, name: str | None, language: str) -> bool:
        """Note the name and language that come with every update, and that the person was heard.

        Return whether that was the first time in the week.
        """
        self.heard = self.unheard
        if (name or self.person.name, language) != (self.person.name, self.person.language):
            person = changed(self.person, name=name or self.person.name, language=language)
            self.loaded = changed(self.loaded, person=person)
        first, self._first_in_week = self._first_in_week, False
        return first

    def asked(self, questions: set[tuple[int, str]]) -> None:
        """Note questions that the person can't have read yet, by (run, key)."""
        if questions:
            self.loaded = changed(self.loaded, unread=self.loaded.unread | questions)

    def take_in(self, outcome: Outcome) -> None:
        """Take in what a turn has come to."""
        keys = [(fact.run, fact.key) for fact in outcome.new]
        self.gone = (self.gone | set(outcome.gone)) - set(keys)
        self.new = {key: fact for key, fact in self.new.items() if key not in self.gone}
        self.new.update(zip(keys, outcome.new, strict=True))
        self.removed |= set(outcome.removed)
        self.runs = (self.runs | {run.number for run in outcome.changed}) - self.removed
        if outcome.history is not None:
            self.synced = outcome
        if outcome.said is not None:
            self.said.append(outcome.said)
        history = outcome.history or self.loaded.history
        self.loaded = changed(self.loaded, person=outcome.person, history=history, in_chat=None)
