"""Define what a text says about an earlier answer of the same dialogue."""

from __future__ import annotations

from bot.talk.frozen import frozen

LAST, FIRST = "@last", "@first"
"""Stand for the last and the first answer in their own words."""

BEFORE = "@before"
"""Stands for the answer just given, or the one that the new words are nearly the same as."""


@frozen
class Earlier:
    """Hold one way to take a text: an earlier answer, and what it should be.

    keys: the questions that may be meant. new: as it was typed; None if they only say which answer is wrong.
    marked: it says that something is put right ("sorry", "change that"), so it doesn't answer what is open.
    """

    keys: tuple[str, ...]
    new: str | None
    marked: bool
