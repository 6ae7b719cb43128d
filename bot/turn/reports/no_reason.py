"""Hear that a no came without a reason: "they never said why"."""

from __future__ import annotations

import re

from bot.coach.dialogues.no import Given
from bot.talk.frozen import changed
from bot.turn.model.turn import Turn
from bot.turn.readings.report import Report

_THEY_GAVE = re.compile(
    r"\b(?:why|reasons?|feedback|expla\w+|template|generic|standard|automat\w+|just\sa\sno)\b",
    re.IGNORECASE,
)
"""What a part of a text has in it that says whether they gave a reason."""

_NONE_GIVEN = re.compile(
    r"(?:(?:they|he|she)\s(?:gave|had)\s)?(?:with\s)?(?:no|zero|without(?:\sany|\sa)?)\s(?:\w+\s)?(?:feedback|reasons?|explanation)\b(?!.*\byet\b)",
    re.IGNORECASE,
)
"""How a part of a text begins that says plainly that they gave none."""

_GIVEN = "given"
"""The question of `no` whether they said why, and its family of examples."""

LIKELY = 0.5
"""How likely that has to be, as the words for a reason are there already."""


def is_said(turn: Turn, part: str) -> bool:
    """Tell whether a part of a text says that they gave no reason."""
    if _THEY_GAVE.search(part) is None:
        return False
    if _NONE_GIVEN.match(part) is not None:
        return True
    return turn.hear(part).likeliest(_GIVEN, LIKELY) == Given.bare.value


def without(turn: Turn, report: Report) -> Report:
    """Return a report without a reason that only says that there was none; a mail is left as it is."""
    if report.reason is None or report.mail or not is_said(turn, report.reason):
        return report
    return changed(report, reason=None)
