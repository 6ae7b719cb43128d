"""Compute the reminders by which something comes back after a no: a letter to a friend, writing it out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta, tzinfo

from bot.coach.facts.application import State
from bot.coach.facts.cases import Case
from bot.coach.facts.history import History
from bot.coach.facts.lessons import MOST_WRITTEN, FriendLetter, WritingEvenings, WritingOut, WritingStopped
from bot.coach.schedule.reminders import EVENING_AFTER, Due, fresh, on, time_key
from bot.coach.workdays import add_days, day_of

THAT_EVENING = timedelta(hours=3)
"""For how long it is still the evening on which writing was to come back."""

LETTER = 2
"""How many days after it was written a letter to a friend comes back."""


def coming_back(history: History, zone: tzinfo, now: datetime) -> tuple[Due, ...]:
    """Return what is still to come back, or due now."""
    known = history.known
    return (*_of_letters(history, known, zone, now), *_of_evenings(history, known, zone, now))


def _of_letters(history: History, known: Mapping[int, Case], zone: tzinfo, now: datetime) -> Iterator[Due]:
    """Yield the moment when a letter to a friend comes back to the person who wrote it.

    They were told so when they wrote it, and it wants no answer: it is a reminder, and none of the few nudges
    that may be left alone. But nobody picked its day, so none comes in a pause.
    """
    for number, established in {fact.application: wrote for wrote, fact in history.of(FriendLetter)}.items():
        case, written = known.get(number), established.at.astimezone(zone)
        if case is None or case.state is not State.no:
            continue
        day = add_days(written.date(), LETTER)
        at = on(day, time(history.hour) if history.hour is not None else written.time(), zone)
        if history.paused is None or history.paused <= day:
            yield from fresh(Due(f"letter:{number}:{time_key(established.at)}", number, at), now)


def _of_evenings(history: History, known: Mapping[int, Case], zone: tzinfo, now: datetime) -> Iterator[Due]:
    """Yield the evenings on which writing about a no comes back, until they are over or were ended."""
    wanted = {fact.application: (said, fact.evenings) for said, fact in history.of(WritingEvenings)}
    stopped = {fact.application: said.at for said, fact in history.of(WritingStopped)}
    for number, (said, evenings) in wanted.items():
        case = known.get(number)
        written = [begun.at for begun, fact in history.of(WritingOut) if fact.application == number]
        ended = number in stopped and stopped[number] >= said.at
        if ended or case is None or case.state is not State.no or len(written) >= MOST_WRITTEN:
            continue
        if any(very_heavy for at, very_heavy in history.weights[-1:] if at >= said.at):
            continue
        begun = {day_of(at, zone) for at in written}
        for evening in range(1, evenings + 1):
            day = add_days(day_of(said.at, zone), evening)
            at = on(day, EVENING_AFTER if history.lives else said.at.astimezone(zone).time(), zone)
            if day not in begun and now - at < THAT_EVENING:
                yield Due(f"writing:{number}:{evening}:{time_key(said.at)}", number, at)
