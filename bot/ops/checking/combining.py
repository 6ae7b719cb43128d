"""Combine the values that the fields of a block can have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, product
from typing import Any

from bot.ops.checking.watched import Block

MOST = 600
"""The most combinations of fields that a block is shown with; of more, each field is varied by itself."""

Values = tuple[Any, ...]

ABSENT = object()
"""Stands for a field that isn't given at all."""

WITHOUT_APPLICATION = ("worry", "later", "pause", "settings")
"""What can be taken back that is about none."""


def found_for(values: Mapping[str, Values], block: Block, field: str) -> Values | None:
    """Return the values that a field of a block can have; None if there is none."""
    names = (f"{block.file}.{block.name}.{field}", f"{block.file}.{field}", field)
    return next((values[name] for name in names if name in values), None)


def contexts(choices: Mapping[str, Values], most: int = MOST) -> Iterator[dict[str, Any]]:
    """Yield the fields of a block in every combination.

    Of too many: each value once, beside all others and without each; and all that can be missing at once.
    """
    number = 1
    for values in choices.values():
        number *= len(values)
    if number <= most:
        yield from (_without_absent(choices, row) for row in product(*choices.values()))
        return
    usual = {field: values[0] for field, values in choices.items()}
    yield usual
    for field, values in choices.items():
        yield from ({**usual, field: value} for value in values[1:])
    for field, values in choices.items():
        for other, missing in choices.items():
            least = next((value for value in missing if not value), missing[-1])
            yield from ({**usual, field: value, other: least} for value in values if other != field)
    ends = [(v[0], *[other for other in v if bool(other) != bool(v[0])][:1]) for v in choices.values()]
    combined = product(*ends)
    for row in islice(combined, most):
        yield _without_absent(choices, row)


def _without_absent(choices: Iterable[str], row: Iterable[Any]) -> dict[str, Any]:
    return {field: value for field, value in zip(choices, row, strict=True) if value is not ABSENT}


def possible(block: Block, context: Mapping[str, Any]) -> bool:
    """Tell whether the code can give these fields together."""
    match block.file, block.name:
        case "repairs", "taken_back" | "take_back":
            return (context["application"] is None) == (context["kind"] in WITHOUT_APPLICATION)
        case "found", "count":
            parts = ("waiting", "noes", "silent", "offers", "closed")
            return bool(context["count"] == sum(context[part] for part in parts))
        case "said", "told_first":
            somebody = context["via"] not in (None, "nobody")
            told = context["role"] or context["stage"] or context["due"] or somebody
            return bool(told and (somebody or not context["contact"]))
        case "found", "evening_before":
            return (context["wait"] is None) == (context["day"] is None)
        case "reflection", "done__left_off":
            return any(context.values())
    return True
