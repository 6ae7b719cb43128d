"""A turn while it happens: what has changed so far, and what will be said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Protocol

from bot.coach import ladder
from bot.coach.history import Held, History
from bot.coach.reminders import Due
from bot.coach.safety import Tier
from bot.coach.workdays import Workdays
from bot.talk.script import Position
from bot.turn.person import Person, Run, RunState
from bot.turn.says import Asked, Card, Say, Tap


class Reader(Protocol):
    """Turns words into values, with libraries and content that a turn may not import."""

    def option(self, language: str, run: Run, position: Position, text: str) -> str | None:
        """The stored answer that `text` stands for at the open question, if it is one of its labels."""

    def control(self, language: str, text: str) -> str | None:
        """The control (`skip`, `back`, `later`, `done`) whose label `text` is."""

    def day(self, person: Person, text: str, today: date) -> date | None:
        """The day that `text` means."""

    def alike(self, role: str, roles: Sequence[str]) -> tuple[bool, ...]:
        """For each of the roles, whether it is a job like the first."""

    def workdays(self, country: str | None, today: date) -> Workdays:
        """When offices are open in a country."""

    def screen(self, language: str, text: str) -> Tier | None:
        """What the safety screen makes of it."""

    def named(self, language: str, run: Run, position: Position) -> tuple[str, ...]:
        """The answered keys that have a name, so that they can be listed to be changed."""


class NeedMoreError(Exception):
    """The turn needs what is rarely needed and not loaded. Load it, and decide again.

    history: all facts. run: a closed run by number. message: the closed run a message belongs to.
    """

    def __init__(self, *, history: bool = False, run: int | None = None, message: int | None = None) -> None:
        super().__init__("more has to be loaded")
        self.history = history
        self.run = run
        self.message = message


@dataclass(frozen=True)
class Loaded:
    """What is at hand for a turn.

    unread: (run, key) of questions that are still on their way, so that nobody can have read them.
    looked_for: closed runs and messages that were looked for; those there are stand in the person.
    """

    person: Person
    history: History | None = None
    unread: frozenset[tuple[int, str]] = frozenset()
    looked_for: frozenset[tuple[str, int]] = frozenset()


@dataclass(frozen=True)
class Outcome:
    """What a turn comes to. Everything in it is committed together.

    changed, removed: runs. new, gone: facts. dues: all reminders there should be now; None where
    nothing changed that they depend on. toast: a block of `controls` to answer a tap with.
    """

    person: Person
    says: tuple[Say, ...] = ()
    toast: str | None = None
    changed: tuple[Run, ...] = ()
    removed: tuple[int, ...] = ()
    new: tuple[Held, ...] = ()
    gone: tuple[tuple[int, str], ...] = ()
    history: History | None = None
    dues: tuple[Due, ...] | None = None


class Turn:
    """Collects what one event changes. The moves in this package act on it."""

    def __init__(self, loaded: Loaded, reader: Reader, now: datetime) -> None:
        self.loaded = loaded
        self.reader = reader
        self.now = now
        self.person = loaded.person
        self.says: list[Say] = []
        self.toast: str | None = None
        self._before = {run.number: run for run in loaded.person.runs}
        self._removed: list[int] = []

    @property
    def history(self) -> History:
        """All facts of the person, as they were before this turn."""
        if self.loaded.history is None:
            raise NeedMoreError(history=True)
        return self.loaded.history

    def find(self, number: int) -> Run | None:
        """A run by number, closed ones too."""
        run = self.person.run(number)
        if run is None and ("run", number) not in self.loaded.looked_for and number not in self._removed:
            raise NeedMoreError(run=number)
        return run

    def put(self, run: Run) -> Run:
        """Replace a run by a changed one, or add a new one."""
        others = tuple(other for other in self.person.runs if other.number != run.number)
        self.person = replace(self.person, runs=(*others, run), last=max(self.person.last, run.number))
        return run

    def remove(self, number: int) -> None:
        """Take a run away, with all that it established."""
        runs = tuple(run for run in self.person.runs if run.number != number)
        self.person = replace(self.person, runs=runs)
        self._removed.append(number)

    def say(self, *says: Say) -> None:
        """Say something, after what was said already."""
        self.says.extend(says)

    def card(self, block: str, *taps: Tap, **shows: Any) -> None:
        """Say a block of `coach`."""
        self.say(Card("coach", block, taps, shows))

    def ask_again(self) -> bool:
        """Show the open question again; False where there is none."""
        run = self.person.current
        if run is None or run.open(run.position) is None:
            return False
        self.say(Asked(run))
        return True

    def outcome(self) -> Outcome:
        """All that changed: facts are the records on the paths of the runs, with when they first held."""
        changed: list[Run] = []
        new: list[Held] = []
        gone: list[tuple[int, str]] = []
        for run in self.person.runs:
            before = self._before.get(run.number)
            if run == before:
                continue
            records = run.position.records
            old = before.position.records if before is not None else {}
            held = {key: run.held.get(key, self.now) for key in records}
            new += [
                Held(run.number, key, held[key], fact)
                for key, fact in records.items()
                if key not in old or old[key] != fact
            ]
            gone += [(run.number, key) for key in old if key not in records]
            changed.append(self.put(replace(run, held=held)))
        for number in self._removed:
            gone += [(number, key) for key in (self._before[number].held if number in self._before else ())]
        moved = bool(new or gone) or any(self._moved(run) for run in changed)
        history = self.history.changed(new, gone) if moved else None
        return Outcome(
            self.person,
            tuple(self.says),
            self.toast,
            tuple(changed),
            tuple(self._removed),
            tuple(new),
            tuple(gone),
            history,
            self._dues(history) if history is not None else None,
        )

    def _moved(self, run: Run) -> bool:
        before = self._before.get(run.number)
        return RunState.parked in (run.state, before.state if before is not None else None)

    def _dues(self, history: History) -> tuple[Due, ...]:
        left = {run.number: run.taken_up for run in self.person.runs if run.state is RunState.parked}
        today = self.now.astimezone(self.person.zone).date()
        return ladder.due(history, left, self.reader.workdays(self.person.country, today), self.now)
