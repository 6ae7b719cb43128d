"""Answer what somebody wants to know about their applications, in words that ask it exactly."""

from __future__ import annotations

from collections.abc import Callable

from bot.turn.cards import lookups, since_when
from bot.turn.model.turn import Turn
from bot.turn.readings.request import Intent, Request

ABOUT_ONE: dict[Intent, Callable[[Turn, str, str | None], None]] = {
    Intent.applied: lookups.applied,
    Intent.applied_when: since_when.applied,
    Intent.quiet: since_when.quiet,
    Intent.rejected: lookups.rejected,
    Intent.contact: lookups.contact,
    Intent.interview: lookups.interview,
    Intent.what_called: lookups.what_called,
}
"""Questions about one application."""

EVERYTHING = frozenset({"them", "mine", "all", "applications", "ones", "have"})
"""Words that mean all applications, if no name is known."""

ABOUT_ALL: dict[Intent, Callable[[Turn], None]] = {
    Intent.count: lookups.count,
    Intent.coming_up: lookups.coming_up,
    Intent.overdue: lookups.overdue,
    Intent.refused: lookups.refused,
    Intent.reached_at: since_when.no_addresses,
    Intent.evening_suits: since_when.evening_before,
    Intent.waiting: lookups.waiting,
}
"""Questions about all of them."""


SINCE = frozenset({Intent.applied_when, Intent.quiet})
"""Intents whose words answer no open question, even if the name in them is unknown."""


def find(turn: Turn, request: Request, text: str, *, known: bool, asked: bool) -> bool:
    """Answer what somebody wants to know; return False where something else may be meant.

    known: the application that is named is known. asked: a question is open, so what names an unknown one may
    be its answer.
    """
    if request.intent is Intent.overdue and not any(case.open for case in turn.history.cases):
        return False  # another rule says how long a wait is in general
    if request.intent in ABOUT_ALL:
        ABOUT_ALL[request.intent](turn)
        return True
    if request.intent is Intent.compare:
        if request.of is not None and not known and EVERYTHING.isdisjoint(request.of.casefold().split()):
            return False
        lookups.compare(turn, text)
        return True
    if asked and not known and request.of is not None and request.intent not in SINCE:
        return False
    ABOUT_ONE[request.intent](turn, text, request.of)
    return True
