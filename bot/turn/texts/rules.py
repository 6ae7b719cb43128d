"""Try rules in order: a rule reads a text, and either acts on it or leaves it to the next.

A rule is a function that returns whether it has acted. The names of its parameters say what it is called
with: `turn`, `text`, `run` and so on are the fields of `Typed`. Any other parameter needs a default, or a
value given to its `Rule`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from inspect import Parameter, signature
from typing import Any

from bot.events import Wrote
from bot.talk.ask import Ask
from bot.turn.interpreting.answers import readings_at
from bot.turn.model.person import Run
from bot.turn.model.turn import Turn
from bot.turn.readings.reading import Readings


@dataclass(eq=False)
class Typed:
    """Hold a text, and where it was typed. run, ask: the open run and question; None while none is open.

    text: what is still to be read of the text. event: what brought the text; None while no question is open.
    """

    turn: Turn
    text: str
    run: Run | None = None
    ask: Ask[Any] | None = None
    event: Wrote | None = None

    @cached_property
    def readings(self) -> Readings:
        """Return what the text may mean, by what was learned from examples. Only the first call reads it."""
        if self.run is None or self.ask is None:
            return self.turn.hear(self.text).readings()
        return readings_at(self.turn, self.run, self.ask, self.text)


FIELDS = frozenset({"turn", "text", "run", "ask", "event", "readings"})
"""What the parameters of a rule may be called."""


class Rule:
    """A rule is a function that may act on a text, and knows at which questions it is tried."""

    def __init__(
        self, acts: Callable[..., bool], only: Callable[[Ask[Any]], bool] | None = None, **given: Any
    ) -> None:
        """Raise TypeError if the function has a parameter for which there is no value.

        only: tells at which questions the function is tried. given: values for its own parameters.
        """
        self.name = f"{acts.__module__.rpartition('.')[2]}.{acts.__name__.lstrip('_')}"
        self.acts = acts
        self._only = only
        self._given = given
        self.needs = _needs(acts, given)

    @property
    def always(self) -> bool:
        """Tell whether the rule is tried at every question, with no values given: one place is enough."""
        return self._only is None and not self._given

    def try_on(self, typed: Typed) -> bool:
        """Act on the text if the rule fits it, and tell whether it did."""
        if self._only is not None and (typed.ask is None or not self._only(typed.ask)):
            return False
        return self.acts(**_values(typed, self.needs), **self._given)


class ReadAs:
    """Has all later rules read what a function returns of the text: "a 7" of "a 6, no, a 7"."""

    def __init__(self, reads: Callable[..., str]) -> None:
        self.reads = reads
        self.needs = _needs(reads)

    def read(self, typed: Typed) -> Typed:
        """Return the text as it is read from here on."""
        text = self.reads(**_values(typed, self.needs))
        return typed if text == typed.text else replace(typed, text=text)


def _needs(function: Callable[..., Any], given: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the names of the fields of `Typed` with which a function has to be called."""
    parameters = signature(function).parameters.values()
    own = {one.name for one in parameters if one.default is not Parameter.empty}
    needs = tuple(one.name for one in parameters if one.name in FIELDS or one.name not in {*own, *given})
    if not FIELDS.issuperset(needs):
        unknown = f"{function.__name__} takes {sorted({*needs} - FIELDS)}, which isn't in FIELDS"
        raise TypeError(unknown)
    return needs


def _values(typed: Typed, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(typed, name) for name in names}


class Group:
    """A group holds rules that are tried in order, for one reason."""

    def __init__(self, name: str, *steps: Callable[..., bool] | Rule | ReadAs) -> None:
        self.name = name
        self.steps = tuple(step if isinstance(step, Rule | ReadAs) else Rule(step) for step in steps)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Return the rules of the group, without the steps that only read the text anew."""
        return tuple(step for step in self.steps if isinstance(step, Rule))


def try_in_order(groups: Iterable[Group], typed: Typed) -> Rule | None:
    """Have the first rule that fits act on a text, and return that rule; None if none fits."""
    for group in groups:
        for step in group.steps:
            if isinstance(step, ReadAs):
                typed = step.read(typed)
            elif step.try_on(typed):
                return step
    return None
