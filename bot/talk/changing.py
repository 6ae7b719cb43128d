"""A frozen dataclass with something different about it."""

from __future__ import annotations

from typing import Any, TypeVar

D = TypeVar("D")


def changed(one: D, **changes: Any) -> D:
    """The same with these fields changed. TypeError for one that there is none of.

    As `dataclasses.replace`, in a quarter of its time: `replace` sets every field anew, one by one, and a
    turn changes things dozens of times. Nothing is derived anew: there is no `__post_init__`, and what a
    cached property holds goes along, which is for its class to see to.
    """
    new = object.__new__(type(one))
    before, fields = vars(one), vars(new)
    fields.update(before)
    fields.update(changes)
    if len(fields) != len(before):
        raise TypeError(f"{type(one).__name__} has no {' or '.join(changes.keys() - before.keys())}")
    return new
