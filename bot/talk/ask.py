"""Define the questions that a dialogue can await, and the two other steps it can take.

A dialogue is a coroutine. It awaits

- an `Ask[T]`, which suspends it until there is an answer and returns that answer as a `T`;
- a `Record`, which says what the dialogue has established at this point;
- `Spent()`, which returns how long the person has been at this run.

An answer is stored as canonical text (an option's value, an ISO date, the text that was written) and was
parsed once, when it arrived. So a dialogue can be run again over its stored answers with no clock and
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
"""The stored answer of a skipped question. `Write` refuses it; NUL must be removed from typed text."""


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def question(kind: type[C]) -> type[C]:
    """Make a class a keyword-only frozen dataclass. Only mypy enforces the freezing; nothing at run time.

    Every replay makes its questions anew, and making one that is frozen at run time takes four times as long.
    """
    return dataclass(kw_only=True, unsafe_hash=True)(kind)


class Action(Enum):
    """An action is what an option does instead of being an answer: the question stays open."""

    later = "later"  # parks the run and asks when to come back
    tomorrow = "tomorrow"  # parks the run and comes back to it at this time tomorrow
    edit = "edit"  # lists the answers given so far, to change one


@frozen
class Draft:
    """A draft is a text for the person to copy and send. `name` is a block of `drafts.j2`.

    The block drops the clause of an empty field; the draft only carries the values.
    """

    name: str
    fields: Mapping[str, Any] = field(default_factory=dict)


@question
class Ask(Generic[T]):
    """A question, when awaited, suspends the dialogue until it has an answer.

    key: names the answer; unique on a path. Letters, digits, `_`, and `.` between the parts.
    words: the block of the content file that asks the question, if it isn't named as the key;
        `file/block` for a block of another file.
    shows: values that the words may use besides the answers so far.
    suggest: a text to accept with one tap, where the kind of question allows it.
    draft: a text to copy, shown beneath the question.

    The class is not an ABC, so that `isinstance` is quick; mypy still enforces the abstract methods.
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
        """Return the stored answer as a value; raise ValueError if it is not, or no longer, an answer."""

    @abstractmethod
    def samples(self) -> tuple[str, ...]:
        """Return stored answers that between them take every branch from this question."""

    def or_skip(self, *, shown: bool = True) -> OrSkip[T]:
        """Return the same question with Skip; when skipped, it returns None.

        shown: whether there is a Skip button. Without one, the question can still be skipped by typing.
        """
        return OrSkip(
            self.key,
            words=self.words,
            shows=self.shows,
            suggest=self.suggest,
            draft=self.draft,
            of=self,
            shown=shown,
        )

    @property
    def kind(self) -> Ask[Any]:
        """Return the question itself, without Skip around it."""
        return self

    @property
    def can_skip(self) -> bool:
        """Tell whether the question may be skipped."""
        return False

    @property
    def passed_as(self) -> str | None:
        """Return what is stored for a person who would rather not answer; None if an answer is needed."""
        return None

    @property
    def shows_skip(self) -> bool:
        """Tell whether Skip is among its buttons."""
        return False


@question
class OrSkip(Ask[T | None]):
    """OrSkip wraps a question that may be skipped."""

    of: Ask[T]
    shown: bool = True

    def parse(self, stored: str) -> T | None:
        """Return None for a skip, else the value that the question itself parses."""
        return None if stored == SKIPPED else self.of.parse(stored)

    def samples(self) -> tuple[str, ...]:
        """Return the stored skip, then the samples of the question that may be skipped."""
        return (SKIPPED, *self.of.samples())

    @property
    def kind(self) -> Ask[Any]:
        """Return the question that may be skipped."""
        return self.of

    @property
    def can_skip(self) -> bool:
        """Return True."""
        return True

    @property
    def passed_as(self) -> str | None:
        """Return the stored answer of a skipped question."""
        return SKIPPED

    @property
    def shows_skip(self) -> bool:
        """Tell whether Skip is among its buttons."""
        return self.shown


@frozen
class Record:
    """A record says what the dialogue has established; it holds as long as it lies on the path.

    fact: a frozen dataclass.
    """

    key: str
    fact: Any

    def __await__(self) -> Generator[Step, Any, None]:
        yield self


@dataclass(frozen=True)
class Spent:
    """Spent, when awaited, returns how long the person has been at this run: a timedelta without the pauses.

    It is computed from the times of the earlier answers, so that a replay gives the same result.
    """

    samples = (timedelta(0), timedelta(minutes=20))

    def __await__(self) -> Generator[Step, Any, timedelta]:
        spent: timedelta = yield self
        return spent


Step = Ask[Any] | Record | Spent


def prefixed(step: Step, prefix: str) -> Step:
    """Return the step with `prefix` before its key; the words stay the same."""
    if isinstance(step, Record):
        return changed(step, key=f"{prefix}.{step.key}")
    if isinstance(step, Ask):
        return changed(step, key=f"{prefix}.{step.key}", words=step.words or step.key)
    return step
