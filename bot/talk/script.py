"""Run a dialogue over its answers.

`replay` sends every stored answer into the coroutine until it meets a question without an answer: that
is where the person is. Nothing else remembers a position, so resuming, going back, skipping and
correcting need no code in any dialogue: they change the answers, and the dialogue is run again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Coroutine, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Any, Generic, TypeVar

from bot.talk.ask import Ask, Draft, Record, Spent, Step, prefixed
from bot.talk.frozen import frozen

R = TypeVar("R")

Dialogue = Coroutine[Step, Any, R]

LONGEST_GAP = timedelta(minutes=5)
"""A person who takes longer than this over one answer has put the phone down."""

_NO_TIME = timedelta(0)

_KEY = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*")

_STEPS = (Ask, Record, Spent)


@lru_cache(maxsize=1024)
def _is_key(key: str) -> bool:
    """Tell whether a question may have this key. Dialogues use a few hundred keys, checked over and over."""
    return _KEY.fullmatch(key) is not None


class ScriptError(Exception):
    """A dialogue breaks the engine's rules: a bug in the dialogue, never a person's mistake."""


@frozen
class Answer:
    """An answer is stored as canonical text and the time when it was given (aware, UTC).

    sources: the texts of the person's messages that make up the answer, by message id, so that an edit
        finds the answer.
    """

    value: str
    at: datetime
    sources: Mapping[int, str] = field(default_factory=dict)


@frozen
class Then:
    """Then says which dialogue comes next, and what it is about."""

    script: str
    about: Any = None


@frozen
class Ending:
    """An ending says how a dialogue ends; `words` names its closing block `done__<words>`.

    rests: nothing else is offered after it. celebrates: it is the moment to be glad, once in a search.
    typeset: the draft is handed over as a PDF, and not to be copied.
    """

    words: str | None = None
    draft: Draft | None = None
    then: Then | None = None
    shows: Mapping[str, Any] = field(default_factory=dict)
    rests: bool = False
    celebrates: bool = False
    typeset: bool = False


@dataclass(frozen=True)
class Script:
    """A script is a dialogue with a name and a version, which its open runs remember.

    start: called with the facts of the run (a frozen dataclass of type `facts`).
    samples: facts that between them show every variant, for `paths`.
    brief: the dialogue is only a question or two: it has no Later, and its run is dropped when left.
    fades: keys whose answers hold for one day only. If such an answer is the last one and the run is taken
        up on another day, its question is asked again.
    left: called when a person leaves in the middle; returns an ending with what they have so far, or None.
    """

    name: str
    version: int
    start: Callable[[Any], Dialogue[Ending]]
    facts: type
    samples: tuple[Any, ...]
    brief: bool = False
    fades: frozenset[str] = frozenset()
    left: Callable[[Any, Position], Ending | None] | None = None


@frozen
class Position:
    """A position says where a run stands.

    path: the keys answered, in order. values: the answers as values, by key.
    asks: the questions answered, by key. records: the facts established, by key.
    ask: the open question; None when the dialogue is done, and then `ending` says how it ended.
    """

    path: tuple[str, ...]
    values: Mapping[str, Any]
    asks: Mapping[str, Ask[Any]]
    records: Mapping[str, Any]
    ask: Ask[Any] | None
    ending: Ending | None = None


@dataclass(frozen=True)
class Within(Generic[R]):
    """Within runs a sub-dialogue whose keys get a prefix, so that it can be used twice."""

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
            if not isinstance(step, _STEPS):
                raise ScriptError(f"a dialogue awaits questions and records only, not {type(step).__name__}")
            value = yield prefixed(step, self.prefix)


class Walk:
    """A walk drives a dialogue from outside and enforces the rules that hold on every path.

    As a context manager it closes the coroutine on exit; else the garbage collector does.
    waits_at: the question at which the walk stopped and from which it goes on.
    """

    def __init__(self, dialogue: Dialogue[Ending]) -> None:
        self._dialogue = dialogue
        self.values: dict[str, Any] = {}
        self.asks: dict[str, Ask[Any]] = {}
        self.records: dict[str, Any] = {}
        self.waits_at: Ask[Any] | None = None
        self.ending: Ending | None = None

    def __enter__(self) -> Walk:
        return self

    def __exit__(self, *_: object) -> None:
        self._dialogue.close()

    def advance(self, value: Any = None) -> Ask[Any] | Spent | None:
        """Send a value in and return the next question (or `Spent`), or None at the end.

        Raises ScriptError for a key used twice on one path, and for anything awaited that is not a step.
        """
        while True:
            try:
                step = self._dialogue.send(value)
            except StopIteration as stop:
                if not isinstance(stop.value, Ending):
                    raise ScriptError("a dialogue returns an Ending") from None
                self.ending = stop.value
                return None
            if isinstance(step, Ask):
                if step.key in self.asks:
                    raise ScriptError(f"asked twice on one path: {step.key}")
                if not _is_key(step.key):
                    raise ScriptError(f"not a key: {step.key}")
                return step
            if isinstance(step, Spent):
                return step
            if not isinstance(step, Record):
                raise ScriptError(f"a dialogue awaits questions and records only, not {type(step).__name__}")
            if step.key in self.records:
                raise ScriptError(f"recorded twice on one path: {step.key}")
            self.records[step.key] = step.fact
            value = None

    def answered(self, ask: Ask[Any], value: Any) -> None:
        """Note the answer before `advance` sends it in."""
        self.asks[ask.key] = ask
        self.values[ask.key] = value

    def position(self, ask: Ask[Any] | None) -> Position:
        """Return where the walk stands now."""
        return Position(
            tuple(self.values), dict(self.values), dict(self.asks), dict(self.records), ask, self.ending
        )


class Replay:
    """A replay runs a dialogue over its answers and stops at the first question without a usable answer.

    From there one more answer can take it on, so that a turn runs a dialogue once, and not once more for
    the answer it was just given. A coroutine can't be forked, so a replay goes on only once; with a different
    answer the dialogue is run anew. Either way the result depends on facts and answers alone.
    """

    def __init__(
        self, script: Script, facts: Any, answers: Mapping[str, Answer], walk: Walk | None = None
    ) -> None:
        """Replay the answers. walk: a walk that has stopped at a question; None starts from the beginning."""
        self._script = script
        self._facts = facts
        self._walk: Walk | None = walk or Walk(script.start(facts))
        self._taken_on: tuple[Answer, Replay] | None = None
        self.position = _walk_on(self._walk, answers)

    def extended(self, answers: Mapping[str, Answer]) -> Replay:
        """Return the replay with one more answer. answers: the earlier ones, and one to the open question."""
        ask = self.position.ask
        if ask is None:
            raise ValueError("no question is open")
        answer = answers[ask.key]
        if self._taken_on is not None and self._taken_on[0] == answer:
            return self._taken_on[1]  # asked for twice if a turn had to load something and is decided again
        walk, self._walk = self._walk, None
        replayed = Replay(self._script, self._facts, answers, walk)
        self._taken_on = (answer, replayed)
        return replayed


def _walk_on(walk: Walk, answers: Mapping[str, Answer]) -> Position:
    """Walk on while there are answers that parse. The first question whose answer doesn't parse is open."""
    step = walk.waits_at if walk.waits_at is not None else walk.advance()
    while step is not None:
        if isinstance(step, Spent):
            step = walk.advance(_spent([answers[key].at for key in walk.values]))
            continue
        answer = answers.get(step.key)
        if answer is None:
            break
        try:
            value = step.parse(answer.value)
        except ValueError:
            break
        walk.answered(step, value)
        step = walk.advance(value)
    walk.waits_at = step
    return walk.position(step)


def _spent(times: Sequence[datetime]) -> timedelta:
    """Return how long it took to give answers at these times, pauses left out."""
    gaps = (min(max(later - earlier, _NO_TIME), LONGEST_GAP) for earlier, later in pairwise(times))
    return sum(gaps, _NO_TIME)


def replay(script: Script, facts: Any, answers: Mapping[str, Answer]) -> Position:
    """Return where a dialogue stands with these answers."""
    return Replay(script, facts, answers).position


def back(position: Position, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """Return the answers without the last one of the path; all of them at the first question."""
    if not position.path:
        return dict(answers)
    return {key: answer for key, answer in answers.items() if key != position.path[-1]}
