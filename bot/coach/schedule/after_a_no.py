"""Find, for the schedule, the no after which what matters to the person may be written about."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from bot.coach.facts.application import State
from bot.coach.facts.history import History
from bot.coach.facts.lessons import Matters, Reviewed

VALUES_FRESH = 6
"""How many days late it may come: it is for the days after a no. Our own choice."""

SAME_NO = timedelta(days=1)
"""How long before a no was closed the person may have said how heavy it is. Our own choice."""


def values_of(
    history: History, said: Collection[str], unfinished: datetime | None
) -> tuple[int, datetime] | None:
    """Return the latest no, and when it was closed; None if what matters isn't offered after it.

    It is offered once in all: not to people who have written about it already, not where the no is very
    heavy, and not while a dialogue about it is unfinished. said: what the coach has nudged about. unfinished:
    see `nudges.due`.
    """
    if history.of(Matters) or any(subject.startswith("values:") for subject in said):
        return None
    noes = {number: case.at for number, case in history.known.items() if case.state is State.no}
    for established, review in history.of(Reviewed):
        if review.application in noes:
            noes[review.application] = max(noes[review.application], established.at)
    if not noes:
        return None
    number, at = max(noes.items(), key=lambda no: (no[1], no[0]))
    if unfinished is not None and unfinished >= at:
        return None
    lately = [very_heavy for said_at, very_heavy in history.weights if said_at >= at - SAME_NO]
    return None if lately and lately[-1] else (number, at)
