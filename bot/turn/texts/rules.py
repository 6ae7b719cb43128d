"""Try rules in order: a rule reads a text, and either acts on it or leaves it to the next.

A rule is a function that returns whether it has acted. It names what it needs of the text and of where it
was typed by its parameters, which are fields of `Typed`; those with a default are its own.
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
    """A text, and where it was typed. run, ask: the open question; None while none is open.

    text: what is left to be read of it. event: as it came in; None while no question is open.
    """

    turn: Turn
    text: str
    run: Run | None = None
    ask: Ask[Any] | None = None
    event: Wrote | None = None

    @cached_property
    def readings(self) -> Readings:
        """Return what the text may mean as it was learned from examples; found out once it is asked for."""
        if self.run is None or self.ask is None:
            return self.turn.hear(self.text).readings()
        return readings_at(self.turn, self.run, self.ask, self.text)


FIELDS = frozenset({"turn", "text", "run", "ask", "event", "readings"})
"""What a rule may need: the names of its parameters."""


class Rule:
    """A function that may act on a text, and the questions at which it is tried."""

    def __init__(
        self, acts: Callable[..., bool], only: Callable[[Ask[Any]], bool] | None = None, **given: Any
    ) -> None:
        """Raise TypeError if the function needs what there isn't.

        only: tells at which questions it is tried. given: values for parameters of its own.
        """
        self.name = f"{acts.__module__.rpartition('.')[2]}.{acts.__name__.lstrip('_')}"
        self.acts = acts
        self._only = only
        self._given = given
        self.needs = _needs(acts, given)

    @property
    def always(self) -> bool:
        """Tell whether it is tried at every question, as a text may mean it."""
        return self._only is None and not self._given

    def applies(self, typed: Typed) -> bool:
        """Act on the text if the rule fits it, and tell whether it did."""
        if self._only is not None and (typed.ask is None or not self._only(typed.ask)):
            return False
        return self.acts(**{name: getattr(typed, name) for name in self.needs}, **self._given)


def _needs(function: Callable[..., Any], given: Iterable[str] = ()) -> tuple[str, ...]:
    """Return what of a `Typed` has to be handed to a function, by name."""
    parameters = signature(function).parameters.values()
    own = {one.name for one in parameters if one.default is not Parameter.empty}
    needs = tuple(one.name for one in parameters if one.name in FIELDS or one.name not in {*own, *given})
    if not FIELDS.issuperset(needs):
        unknown = f"{function.__name__} takes {sorted({*needs} - FIELDS)}, which isn't in FIELDS"
        raise TypeError(unknown)
    return needs


class Group:
    """Rules that are tried for one reason, in order. after: what of the text is read from here on."""

    def __init__(
        self,
        name: str,
        *rules: Callable[..., bool] | Rule,
        after: Callable[..., str] | None = None,
    ) -> None:
        self.name = name
        self.rules = tuple(rule if isinstance(rule, Rule) else Rule(rule) for rule in rules)
        self._after = after
        self._needs = _needs(after) if after is not None else ()

    def read(self, typed: Typed) -> Typed:
        """Return the text as it is read by this group and those behind it."""
        if self._after is None:
            return typed
        text = self._after(**{name: getattr(typed, name) for name in self._needs})
        return typed if text == typed.text else replace(typed, text=text)


def first(groups: Iterable[Group], typed: Typed) -> Rule | None:
    """Have the first rule that fits act on a text, and return it; None if none does."""
    for group in groups:
        typed = group.read(typed)
        for rule in group.rules:
            if rule.applies(typed):
                return rule
    return None
