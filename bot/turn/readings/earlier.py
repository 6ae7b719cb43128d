"""Define what a text says about an earlier answer of the same dialogue."""

from __future__ import annotations

from bot.talk.frozen import frozen

LAST, FIRST = "@last", "@first"
"""The keys that stand for the last and the first answer in the person's own words."""

BEFORE = "@before"
"""The key that stands for the answer just given, or for the earlier one that the new words nearly repeat."""


@frozen
class Earlier:
    """Hold which earlier answer a text may be about, and what that answer should be.

    keys: the questions whose answers may be meant. new: the right answer as typed; None if the text only says
    which one is wrong. marked: the text says that it puts something right ("sorry", "change that"), so it
    doesn't answer the open question.
    """

    keys: tuple[str, ...]
    new: str | None
    marked: bool
