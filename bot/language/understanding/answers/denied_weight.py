"""Hear that somebody is not all right, though the single words say that they are: "its not fine"."""

from __future__ import annotations

from bot.talk.frozen import changed
from bot.turn.readings.reading import Kind, Reading, Readings

MOOD = "mood"
"""The family of answers to the question how heavy it is."""

ALL_RIGHT, LOW = "1", "3"
"""The step that is denied, and the step that is meant then."""

LIGHT = frozenset({ALL_RIGHT, "2"})
"""Steps that may have been heard in words that deny the first."""


def not_all_right(found: Readings) -> Readings:
    """Return the readings of a text that denies being all right, with the middle step for light ones."""
    light = [one for one in found.ranked if one.kind is Kind.answer and one.name in LIGHT]
    if not light:
        return found
    middle = [one for one in found.ranked if one.kind is Kind.answer and one.name == LOW]
    sure = min(1.0, sum(one.sure for one in (*light, *middle)))
    low = changed(light[0], name=LOW, sure=sure, said=f"{MOOD}__{LOW}" if light[0].said else "")
    others: list[Reading] = [one for one in found.ranked if one not in light and one not in middle]
    return changed(found, ranked=tuple(sorted((low, *others), key=lambda one: -one.sure)))
