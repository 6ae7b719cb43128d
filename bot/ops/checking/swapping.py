"""Put other names and other sentences into the fields of a block, wherever in them they stand."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from types import SimpleNamespace
from typing import Any

NAMES = ("company", "name", "drafts.company", "value")
ROLES = ("role", "suggest")
CONTACTS = ("contact", "own_name")
WORDS = (
    *("note", "words", "reason", "means", "means_not", "criticism", "situation", "action", "strength"),
    *("stumbled", "better", "text", "own", "went_well", "went_badly", "values", "change", "keep"),
    *("good", "once", "repeated", "worked", "draft", "earlier", "plan_if", "plan_then"),
)
"""Fields that hold what somebody typed, by what is asked for there."""

LONGEST_NAME = 120
DEEPEST = 6


def swapped(value: Any, others: Mapping[str, str], key: str = "", depth: int = 0) -> Any:
    """Return a value with the texts of some fields replaced. others: the new texts, by the name of a field.

    A text of nothing but "<" is the sample of a question (`Write.samples`): a name where it is short.
    """
    if isinstance(value, str):
        if value and set(value) == {"<"}:
            key = "name" if len(value) <= LONGEST_NAME else "words"
        return others.get(key, value) if value else value
    if depth > DEEPEST:
        return value
    if isinstance(value, Mapping):
        return {k: swapped(v, others, str(k).rpartition(".")[2], depth + 1) for k, v in value.items()}
    if type(value) in (tuple, list):
        return type(value)(swapped(one, others, key, depth + 1) for one in value)
    if isinstance(value, SimpleNamespace):
        return SimpleNamespace(**swapped(vars(value), others, key, depth + 1))
    if is_dataclass(value) and not isinstance(value, type):
        new = copy.copy(value)
        for one in fields(value):
            inner = swapped(getattr(value, one.name), others, one.name, depth + 1)
            object.__setattr__(new, one.name, inner)
        return new
    return value


def texts_in(value: Any, depth: int = 0) -> Iterator[str]:
    """Yield every text in a value."""
    if isinstance(value, str):
        yield value
    elif depth <= DEEPEST:
        for inner in _inside(value):
            yield from texts_in(inner, depth + 1)


def _inside(value: Any) -> Iterable[Any]:
    """Return what a value holds, and what an application is called."""
    if isinstance(value, Mapping):
        return value.values()
    if isinstance(value, tuple | list):
        return value
    if isinstance(value, SimpleNamespace):
        return vars(value).values()
    if is_dataclass(value) and not isinstance(value, type):
        called = [getattr(value, name, None) for name in ("title", "name")]
        return [*called, *(getattr(value, one.name) for one in fields(value))]
    return ()
