"""Running a dialogue over its answers.

`replay` sends every stored answer into the coroutine until it meets a question without one: that
is where the person is. Nothing else remembers a position, so resuming, going back, skipping and
correcting need no code in any dialogue: they change the answers, and the dialogue is run again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Coroutine, Generator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Generic, TypeVar

from bot.talk.ask import Ask, Draft, Record, Spent, Step, prefixed

R = TypeVar("R")

Dialogue = Coroutine[Step, Any, R]

LONGEST_GAP = timedelta(minutes=5)
"""Somebody who takes longer than this over one answer has put the phone down."""

_KEY = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*")


class ScriptError(Exception):
    """A dialogue that breaks the engine's rules: a mistake of ours, never of a person."""


@dataclass(frozen=True)
class Answer:
    """A stored answer: canonical text and when it was given (aware, UTC).

    sources: the person's own messages it was made of, by message id, so that an edit finds it.
    """

    value: str
    at: datetime
    sources: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Then:
    """Which dialogue comes next, and what it is about."""

    script: str
    about: Any = None


@dataclass(frozen=True)
class Ending:
    """How a dialogue ends: `words` names its closing block `done__<words>`.

    rests: nothing else is offered after it.
    """

    words: str | None = None
    draft: Draft | None = None
    then: Then | None = None
    shows: Mapping[str, Any] = field(default_factory=dict)
    rests: bool = False


@dataclass(frozen=True)
class Script:
    """A dialogue by name. Runs that are open remember name and version.

    start: called with the facts of the run (a frozen dataclass of type `facts`).
    samples: facts that between them show every variant, for `paths`.
    brief: a question or two, not worth coming back to: without Later, and dropped when left.
    fades: keys whose answers hold for their day only: asked again where a run is taken up on another day
        and nothing came after them.
    left: what is there already when somebody leaves in the middle; None where that is nothing.
    """

    name: str
    version: int
    start: Callable[[Any], Dialogue[Ending]]
    facts: type
    samples: tuple[Any, ...]
    brief: bool = False
    fades: frozenset[str] = frozenset()
    left: Callable[[Any, Position], Ending | None] | None = None


@dataclass(frozen=True)
class Position:
    """Where a run stands.

    path: the keys answered, in order. values: their answers as values.
    asks: the questions answered, by key. records: what was established, by key.
    ask: the open question; None when the dialogue is done, and then `ending` says how.
    """

    path: tuple[str, ...]
    values: Mapping[str, Any]
    asks: Mapping[str, Ask[Any]]
    records: Mapping[str, Any]
    ask: Ask[Any] | None
    ending: Ending | None = None


@dataclass(frozen=True)
class Within(Generic[R]):
    """A sub-dialogue whose keys get a prefix, so that it can be used twice."""

    prefix: str
    dialogue: Dialogue[R]

    def __await__(self) -> Generator[Step, Any, R]:
        value: Any = None
        while True:
            try:
                step = self.dialogue.send(value)
            except StopIteration as stop:
                result: R = stop.value
                return result
            if not isinstance(step, Ask | Record | Spent):
                raise ScriptError(f"a dialogue awaits questions and records only, not {type(step).__name__}")
            value = yield prefixed(step, self.prefix)


class Walk:
    """One run of a dialogue, driven from outside: the rules that hold on every path live here.

    Use it as a context manager, so that the coroutine is closed where it stands.
    """

    def __init__(self, dialogue: Dialogue[Ending]) -> None:
        self._dialogue = dialogue
        self.values: dict[str, Any] = {}
        self.asks: dict[str, Ask[Any]] = {}
        self.records: dict[str, Any] = {}
        self.ending: Ending | None = None

    def __enter__(self) -> Walk:
        return self

    def __exit__(self, *_: object) -> None:
        self._dialogue.close()

    def onward(self, value: Any = None) -> Ask[Any] | Spent | None:
        """Send a value in; the next question (or `Spent`), or None at the end.

        Raises ScriptError for a key used twice on one path, or a step that is none.
        """
        while True:
            try:
                step = self._dialogue.send(value)
            except StopIteration as stop:
                if not isinstance(stop.value, Ending):
                    raise ScriptError("a dialogue returns an Ending") from None
                self.ending = stop.value
                return None
            if isinstance(step, Record):
                if step.key in self.records:
                    raise ScriptError(f"recorded twice on one path: {step.key}")
                self.records[step.key] = step.fact
                value = None
                continue
            if isinstance(step, Spent):
                return step
            if not isinstance(step, Ask):
                raise ScriptError(f"a dialogue awaits questions and records only, not {type(step).__name__}")
            if step.key in self.asks:
                raise ScriptError(f"asked twice on one path: {step.key}")
            if not _KEY.fullmatch(step.key):
                raise ScriptError(f"not a key: {step.key}")
            return step

    def answered(self, ask: Ask[Any], value: Any) -> None:
        """Note the answer, before `onward` takes it in."""
        self.asks[ask.key] = ask
        self.values[ask.key] = value

    def position(self, ask: Ask[Any] | None) -> Position:
        """Where the walk stands now."""
        return Position(
            tuple(self.values), dict(self.values), dict(self.asks), dict(self.records), ask, self.ending
        )


def replay(script: Script, facts: Any, answers: Mapping[str, Answer]) -> Position:
    """Run the dialogue over the answers, up to the first question without a usable one.

    An answer that no longer parses (its option is gone) counts as unanswered.
    """
    spent = timedelta(0)
    last: datetime | None = None
    with Walk(script.start(facts)) as walk:
        step = walk.onward()
        while step is not None:
            if isinstance(step, Spent):
                step = walk.onward(spent)
                continue
            answer = answers.get(step.key)
            if answer is None:
                return walk.position(step)
            try:
                value = step.parse(answer.value)
            except ValueError:
                return walk.position(step)
            if last is not None:
                spent += min(max(answer.at - last, timedelta(0)), LONGEST_GAP)
            last = answer.at
            walk.answered(step, value)
            step = walk.onward(value)
        return walk.position(None)


def back(position: Position, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """The answers without the last one of the path; the same ones at the first question."""
    if not position.path:
        return dict(answers)
    return {key: answer for key, answer in answers.items() if key != position.path[-1]}
