"""Frozen dataclasses that are quick to make."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

C = TypeVar("C")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(kind: type[C]) -> type[C]:
    """A frozen dataclass. mypy sees to it that it is, wherever it knows the type: nothing does when it runs.

    For what every turn makes dozens of. One that is frozen as it runs sets each field past its own guard,
    which takes four times as long, and was a seventh of a turn. The facts are frozen as it runs too.
    """
    return dataclass(unsafe_hash=True)(kind)
