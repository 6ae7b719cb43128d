"""Take a person's turns without a database or a network: the person's rows are in memory, sealed.

This follows what `bot.service.transactions.transaction` does
between the beginning of a transaction and its commit.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from time import thread_time_ns
from typing import Any

from bot.coach.facts.history import History
from bot.events import Commanded, Event, Tapped, Wrote
from bot.language.wording.renderer import Renderer
from bot.message import Message
from bot.store import codec
from bot.store.crypto import Sealer
from bot.talk.frozen import changed
from bot.turn.decide import decide
from bot.turn.model.outcome import Loaded, NeedMoreError, Outcome
from bot.turn.model.person import Person, RunState
from bot.turn.model.reader import Reader

PARTS = ("open", "decide", "render", "encrypt")
"""The parts of a turn: decrypt the stored rows, decide, find the words, encrypt the rows to write."""


class _Clock:
    """Adds the CPU time since the last note to a part of the turn."""

    def __init__(self, spent: dict[str, int]) -> None:
        self._spent = spent
        self._since = thread_time_ns()

    def note(self, part: str) -> None:
        now = thread_time_ns()
        self._spent[part] += now - self._since
        self._since = now


@dataclass
class Kept:
    """The rows of one person, and the messages that the person sees.

    spent: nanoseconds of CPU time for each of PARTS. synced: the last turn that changed the rows that are
    derived from the facts.
    """

    number: int
    sealer: Sealer
    row: dict[str, Any] = field(default_factory=dict)
    runs: dict[int, dict[str, Any]] = field(default_factory=dict)
    facts: dict[tuple[int, str], dict[str, Any]] = field(default_factory=dict)
    buttons: dict[str, str] = field(default_factory=dict)
    seen: list[str] = field(default_factory=list)
    spent: dict[str, int] = field(default_factory=lambda: dict.fromkeys(PARTS, 0))
    messages: int = 0
    synced: Outcome | None = None

    def __post_init__(self) -> None:
        self.row = codec.person_values(Person(self.number, name="Ada"), self.sealer) | {"id": self.number}

    def event(self, line: str) -> Event:
        """Return a line as an event: a tap if a button has that label; else a command or a text."""
        if line in self.buttons:
            return Tapped(self.buttons[line], self.messages)
        if line.startswith("/"):
            command, _, argument = line.partition(" ")
            return Commanded(command[1:], argument, self.messages)
        return Wrote(line, self.messages)

    def turn(self, line: str, now: datetime, renderer: Renderer, reader: Reader) -> list[Message]:
        """Take one turn, time each part of it, and return its messages."""
        event = self.event(line)
        clock = _Clock(self.spent)
        known = Loaded(self._person())
        clock.note("open")
        deciding: Callable[[Loaded], Outcome] = partial(decide, event=event, now=now, reader=reader)
        while True:
            try:
                outcome = deciding(known)
                break
            except NeedMoreError as need:
                clock.note("decide")
                known, deciding = self._more(known, need), need.resume or deciding
                clock.note("open")
        clock.note("decide")
        messages = renderer.messages(outcome.person, outcome.says, now)
        clock.note("render")
        self._write(known.person, outcome, messages, now)
        clock.note("encrypt")
        self._see(messages)
        return messages

    def _person(self) -> Person:
        rows = (row for row in self.runs.values() if row["state"] != RunState.closed.value)
        return codec.person_of(self.row, self.sealer, tuple(codec.run_of(row, self.sealer) for row in rows))

    def _more(self, known: Loaded, need: NeedMoreError) -> Loaded:
        if need.history:
            held = sorted(self.facts.values(), key=lambda row: (row["at"], row["run"], row["key"]))
            return replace(known, history=History(tuple(codec.fact_of(row, self.sealer) for row in held)))
        if need.in_chat_since is not None:
            return replace(known, in_chat=())
        what = ("run", need.run) if need.run is not None else ("message", need.message or 0)
        runs = known.person.runs
        if need.run in self.runs:
            runs = (*runs, codec.run_of(self.runs[need.run], self.sealer))
        looked_for = known.looked_for | {what}
        return replace(known, person=replace(known.person, runs=runs), looked_for=looked_for)

    def _write(self, before: Person, outcome: Outcome, messages: Sequence[Message], now: datetime) -> None:
        person, sealer = outcome.person, self.sealer
        if changed(person, runs=()) != changed(before, runs=()):
            self.row = codec.person_values(person, sealer) | {"id": self.number}
        for number in outcome.removed:
            self.runs.pop(number, None)
        for key in outcome.gone:
            self.facts.pop(key, None)
        for run in outcome.changed:
            self.runs[run.number] = codec.run_values(self.number, run, sealer)
        for held in outcome.new:
            self.facts[held.run, held.key] = codec.fact_values(self.number, held, sealer)
        if outcome.history is not None:
            self.synced = outcome
        for message in messages:
            codec.message_values(self.number, message, sealer, now, urgent=True)

    def _see(self, messages: Sequence[Message]) -> None:
        self.seen = [message.html for message in messages if message.html is not None and not message.edits]
        for message in messages:
            if message.rows and not (message.edits and message.message != self.messages):
                self.messages += not message.edits
                self.buttons = {b.label: b.data for row in message.rows for b in row if b.data is not None}
