"""Find what the coach would like to say of its own accord after a no."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime, timedelta, tzinfo
from itertools import takewhile

from bot.coach.facts.application import State
from bot.coach.facts.cases import Case
from bot.coach.facts.history import History
from bot.coach.facts.lessons import Compared, Matters, Reviewed
from bot.coach.schedule.reminders import time_key
from bot.coach.schedule.want import Want
from bot.coach.workdays import add_days, day_of

MOOD, MOOD_FRESH = 3, 4
"""The mood question comes MOOD days after a review that ended very heavy (on any day of the week: it is one
tap), and at most MOOD_FRESH days late: later it would only dig things up."""

PATTERN = 3
"""How many new noes for similar jobs it takes to offer laying them side by side."""

VALUES_FRESH = 6
"""How many days late it may come: it is for the days after a no. Our own choice."""

SAME_NO = timedelta(days=1)
"""How long before a no was closed the person may have said how heavy it is. Our own choice."""


def afterwards(
    history: History,
    known: Mapping[int, Case],
    said: set[str],
    zone: tzinfo,
    similar: tuple[int, ...],
    unfinished: datetime | None,
) -> Iterator[Want]:
    """Yield what the coach would like to say after a no. The parameters are those of `nudges.due`.

    It asks for the mood after a review that ended very heavy, offers to lay three similar noes side by side,
    and to write about what matters. said: what the coach has nudged about.
    """
    for established, review in history.of(Reviewed):
        if review.very_heavy and f"mood:{established.run}" not in said:
            day = add_days(day_of(established.at, zone), MOOD)
            key, last = f"mood:{established.run}:{time_key(established.at)}", add_days(day, MOOD_FRESH)
            yield Want(key, established.run, day, established.at, last, personal=True)
    asked = {fact.application for _, fact in history.of(Compared)}
    new = list(takewhile(lambda n: n not in asked and f"patterns:{n}" not in said, reversed(similar)))
    case = known.get(new[0]) if len(new) >= PATTERN else None
    if case is not None:
        day = add_days(day_of(case.at, zone), 1)
        yield Want(f"patterns:{new[0]}:{time_key(case.at)}", new[0], day, case.at)
    closed = _values(history, said, unfinished)
    if closed is not None:
        number, at = closed
        day = add_days(day_of(at, zone), 1)
        key, last = f"values:{number}:{time_key(at)}", add_days(day, VALUES_FRESH)
        yield Want(key, number, day, at, last, not_on=_around_interviews(known))


def _around_interviews(known: Mapping[int, Case]) -> frozenset[date]:
    """Return the days of the interviews that are noted, and the days before them, which are for those."""
    days = [case.on for case in known.values() if case.open and case.on and case.application.interviewed]
    return frozenset(one for day in days for one in (add_days(day, -1), day))


def _values(
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
