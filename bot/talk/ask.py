"""The questions a dialogue can await, and the two other things it may do.

A dialogue is a coroutine. It awaits

- an `Ask[T]`, which suspends it until there is an answer and returns that answer as a `T`;
- a `Record`, which says what it has established at this point;
- `Spent()`, which returns how long the person has been at it.

What is stored for an answer is canonical text (an option's value, an ISO date, what was written),
read once when it arrived. So a dialogue can be run again over its stored answers with no clock and
no parser, and always takes the same path.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import Enum
from typing import Any, Generic, TypeVar, dataclass_transform

from bot.talk.frozen import changed, frozen

T = TypeVar("T")
C = TypeVar("C")

SKIPPED = "\x00skipped"
"""Stored where a person skipped. `Write` refuses it; what reads typed text has to take NUL out of it."""


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def question(kind: type[C]) -> type[C]:
    """A frozen dataclass, by keyword. mypy sees to it that it is: nothing does when it runs.

    Every replay makes its questions anew, and one that is frozen as it runs takes four times as long to make.
    """
    return dataclass(kw_only=True, unsafe_hash=True)(kind)


class Action(Enum):
    """What an option does instead of being an answer: the question stays open."""

    later = "later"  # parks the run and asks when to come back
    edit = "edit"  # lists the answers given so far, to change one


@frozen
class Draft:
    """A text for the person to copy and send. `name` is a block of `drafts.j2`.

    An empty field drops its clause: the words decide how, this only carries the values.
    """

    name: str
    fields: Mapping[str, Any] = field(default_factory=dict)


@question
class Ask(Generic[T]):
    """A question. Awaiting it suspends the dialogue until it has an answer.

    key: names the answer; unique on a path. Letters, digits, `_`, and `.` between the parts.
    words: the block of the content file that asks it, where it isn't the key; `file/block` for
        a block of another file.
    shows: values its words may use besides the answers so far.
    suggest: a text to accept with one tap, where the kind allows it.
    draft: a text to copy that stands beneath the question.

    No ABC, so that `isinstance` is quick; mypy knows by the abstract methods that it is one.
    """

    key: str = field(kw_only=False)
    words: str | None = None
    shows: Mapping[str, Any] = field(default_factory=dict)
    suggest: str | None = None
    draft: Draft | None = None

    def __await__(self) -> Generator[Step, Any, T]:
        answer: T = yield self
        return answer

    @abstractmethod
    def parse(self, stored: str) -> T:
        """The stored answer as a value; ValueError if it is no answer (any more)."""

    @abstractmethod
    def samples(self) -> tuple[str, ...]:
        """Stored answers that between them show every way on from here."""

    def or_skip(self) -> OrSkip[T]:
        """The same question with Skip; skipped, it returns None."""
        return OrSkip(
            self.key,
            words=self.words,
            shows=self.shows,
            suggest=self.suggest,
            draft=self.draft,
            of=self,
        )

    @property
    def kind(self) -> Ask[Any]:
        """The question itself, without Skip around it."""
        return self

    @property
    def can_skip(self) -> bool:
        """Whether Skip is shown."""
        return False


@question
class OrSkip(Ask[T | None]):
    """A question that may be skipped."""

    of: Ask[T]

    def parse(self, stored: str) -> T | None:
        """None for a skip, else what the question itself makes of it."""
        return None if stored == SKIPPED else self.of.parse(stored)

    def samples(self) -> tuple[str, ...]:
        """Skip, then those of the question."""
        return (SKIPPED, *self.of.samples())

    @property
    def kind(self) -> Ask[Any]:
        """The question that may be skipped."""
        return self.of

    @property
    def can_skip(self) -> bool:
        """Yes."""
        return True


@frozen
class Record:
    """Something the dialogue has established: it holds as long as it lies on the path.

    fact: a frozen dataclass.
    """

    key: str
    fact: Any

    def __await__(self) -> Generator[Step, Any, None]:
        yield self


@dataclass(frozen=True)
class Spent:
    """How long the person has been at this run, pauses left out, as a timedelta.

    Read from the times of the answers before it, so that a replay gives the same.
    """

    samples = (timedelta(0), timedelta(minutes=20))

    def __await__(self) -> Generator[Step, Any, timedelta]:
        spent: timedelta = yield self
        return spent


Step = Ask[Any] | Record | Spent


def prefixed(step: Step, prefix: str) -> Step:
    """The same step with its key in a namespace of its own; its words stay what they were."""
    if isinstance(step, Record):
        return changed(step, key=f"{prefix}.{step.key}")
    if isinstance(step, Ask):
        return changed(step, key=f"{prefix}.{step.key}", words=step.words or step.key)
    return step
