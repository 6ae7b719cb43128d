"""Combine readings that mean the same, and add up those of one kind."""

from __future__ import annotations

from collections.abc import Callable

from bot.talk.frozen import changed
from bot.turn.readings.reading import LIGHT, Kind, Reading

LEFT = "fits__leave"
"""The answer, as it is said back, that leaves a no as it is."""

LEAVING = frozenset({"refuse", "leave", "stop"})
"""Moves that are alike: each of them ends what is open, and loses nothing."""

MOST_OF_THEM = 0.5
"""The share of all feelings that the likeliest must have to stand for them."""


def joined(readings: list[Reading]) -> list[Reading]:
    """Add the move that leaves to the answer that leaves a no as it is: both mean the same."""
    left = next((reading for reading in readings if reading.said == LEFT), None)
    leaving = next((r for r in readings if r.kind is Kind.move and r.name == "leave"), None)
    if left is None or leaving is None:
        return readings
    others = [reading for reading in readings if reading not in (left, leaving)]
    return [*others, changed(left, sure=left.sure + leaving.sure)]


def as_one(readings: list[Reading], are_alike: Callable[[Reading], bool], least: float) -> list[Reading]:
    """Let the likeliest of the alike readings stand for all of them, if at least this share is its own."""
    alike = sorted(filter(are_alike, readings), key=lambda reading: -reading.sure)
    together = sum(reading.sure for reading in alike)
    if not alike or alike[0].sure < together * least:
        return readings
    others = [reading for reading in readings if not are_alike(reading)]
    return [*others, Reading(alike[0].kind, alike[0].name, together)]


def is_feeling(reading: Reading) -> bool:
    """Tell whether a reading is a feeling."""
    return reading.kind is Kind.feeling


def is_hard(reading: Reading) -> bool:
    """Tell whether a reading is a feeling about something hard."""
    return reading.kind is Kind.feeling and reading.name not in LIGHT


def is_question(reading: Reading) -> bool:
    """Tell whether a reading is a question to the coach."""
    return reading.kind is Kind.ask


def total(readings: list[Reading], which: Callable[[Reading], bool]) -> float:
    """Add up how sure some of the readings are."""
    return sum(reading.sure for reading in readings if which(reading))


def leaves(reading: Reading) -> bool:
    """Tell whether a reading ends what is open."""
    return reading.kind is Kind.move and reading.name in LEAVING


def lets_be(reading: Reading) -> bool:
    """Tell whether a reading ends or puts off something: while nothing is open, "not now" does both."""
    return leaves(reading) or (reading.kind is Kind.move and reading.name == "later")
