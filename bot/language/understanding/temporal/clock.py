"""Tell which hour of the day a number means, where a text leaves the half of the day open."""

from __future__ import annotations

from collections.abc import Container

FIRST_OF_DAY = 7
"""A number from here to 12 is an hour of the morning, or noon; a lower one, of the afternoon. Our choice."""


def on_the_clock(hour: int, marked: str | None, half: str, *, whole: bool) -> int | None:
    """Return the hour of the day, 0 to 23, that a number means; None if it means none.

    marked: "a" or "p", from "am" or "pm" beside the number. half: the half of the day that the text names
    elsewhere: `am`, `pm`, `night`, or "" for none. whole: the number is written as one of 24 hours.
    """
    if hour > 23 or (marked == "a" and hour > 12):
        return None
    if marked or half in ("am", "pm"):
        later = marked == "p" if marked else half == "pm"
        if hour > 12:
            return hour
        return hour % 12 + 12 * later if marked or hour < 12 else hour
    if half == "night":
        return 0 if hour == 12 else hour if hour > 12 or hour < 6 else hour + 12
    return hour if whole or hour == 0 or hour >= FIRST_OF_DAY else hour + 12


def allowed_of(hour: int, allowed: Container[int], *, either: bool = False) -> int | None:
    """Return the hour if it is allowed; else, with `either`, 12 hours later if that is; else None.

    either: the text leaves the half of the day open.
    """
    if hour in allowed:
        return hour
    return hour + 12 if either and hour + 12 in allowed else None
