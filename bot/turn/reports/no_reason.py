"""Hear that a no came without a reason: "they never said why"."""

from __future__ import annotations

from bot.coach.dialogues.no import Given
from bot.talk.frozen import changed
from bot.turn.interpreting.feedback_told import feedback_told
from bot.turn.model.turn import Turn
from bot.turn.readings.marker import Marker
from bot.turn.readings.report import Report

_GIVEN = "given"
"""The question of `no` whether the employer gave a reason; its family of examples has the same name."""

LIKELY = 0.5
"""How likely it has to be that no reason came, in a text that has words about reasons already."""


def is_said(turn: Turn, part: str) -> bool:
    """Tell whether a part of a text says that they gave no reason."""
    heard = turn.hear(part)
    if not heard.has(Marker.of_reasons):
        return False
    return heard.has(Marker.no_reason) or heard.likeliest(_GIVEN, LIKELY) == Given.bare.value


def without(turn: Turn, report: Report) -> Report:
    """Return a report, without its reason if that only says that there was none, or that feedback came.

    A mail is left as it is.
    """
    if report.reason is None or report.mail:
        return report
    empty = is_said(turn, report.reason) or says_only_that_it_came(turn, report.reason)
    return changed(report, reason=None) if empty else report


def says_only_that_it_came(turn: Turn, text: str) -> bool:
    """Tell whether a text says that there was feedback, and nothing of what it was."""
    told = feedback_told(turn, text)
    return told is not None and told.named and told.good is None and told.criticism is None
