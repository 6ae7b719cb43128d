"""Let two neighbouring steps of a scale count for the likelier one: one step off does little harm."""

from __future__ import annotations

from bot.talk.frozen import changed
from bot.turn.readings.reading import Kind, Readings

MOST_OF_IT = 0.6
"""How likely both steps must be together. Our own choice: the step is said back, and can be put right."""


def on_scale(found: Readings) -> Readings:
    """Return the readings; if two neighbouring steps lead, the likelier is made as sure as both together."""
    best, *others = found.ranked or (None,)
    if best is None or not others or {best.kind, others[0].kind} != {Kind.answer}:
        return found
    steps = (best.name, others[0].name)
    if not all(step.isdigit() for step in steps) or abs(int(steps[0]) - int(steps[1])) != 1:
        return found
    sure = best.sure + others[0].sure
    if sure < MOST_OF_IT:
        return found
    return changed(found, ranked=(changed(best, sure=sure), *others[1:]))
