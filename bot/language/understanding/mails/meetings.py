"""Tell whether a mail names the time of a meeting ahead, and whether it speaks of one that was held."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.language.understanding.phrases.word_tables import WordTable

_TABLE = WordTable("mails/meetings")
_HOUR = _TABLE.pattern("hour", re.IGNORECASE)
_DAY = _TABLE.pattern("day", re.IGNORECASE)
_MEET = _TABLE.pattern("meet", re.IGNORECASE)
_PAST = _TABLE.pattern("past", re.IGNORECASE)
_HELD = _TABLE.pattern("held", re.IGNORECASE)


def names_a_time(lines: Sequence[str]) -> bool:
    """Tell whether lines of a mail, in their order, give the hour of a meeting that lies ahead.

    The day may stand beside the hour, the meeting anywhere above it or right below it.
    """
    met = False
    for at, line in enumerate(lines):
        met = met or _MEET.search(line) is not None or bool(lines[at + 1 :] and _MEET.search(lines[at + 1]))
        if (
            met
            and _HOUR.search(line)
            and not _PAST.search(line)
            and _DAY.search(" ".join(lines[max(0, at - 2) : at + 2]))
        ):
            return True
    return False


def was_held(lines: Sequence[str]) -> bool:
    """Tell whether a line speaks of a meeting that was held, or of one that is not the first."""
    return any(_HELD.search(line) for line in lines)
