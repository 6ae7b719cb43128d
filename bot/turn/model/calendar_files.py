"""Decide whether an interview that was just noted comes as a file for the person's calendar."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from bot.coach.facts.appointments import Appointment, interview_of
from bot.coach.facts.history import Established, History
from bot.coach.facts.records import CalendarGiven, Staged
from bot.turn.model.person import Person, Run, RunState
from bot.turn.model.says import Asked, CalendarFile, Ended, Say


def to_hand_over(
    history: History, person: Person, different: Iterable[Run], new: Iterable[Established], now: datetime
) -> tuple[Appointment, ...]:
    """Return the interviews ahead that were noted or moved, once the dialogue that noted them is done.

    Until then the day may still change, and a file would stand between its questions. Each comes once, and
    again when its day or its hour has changed. different, new: the runs and facts that this turn changes.
    """
    if person.hold is not None or person.blocked or not history.wants_calendar_files:
        return ()
    done = [run for run in different if run.state is RunState.closed]
    facts = [fact for run in done for fact in run.position.records.values()]
    facts += [established.fact for established in new if person.run(established.run) is None]
    numbers = dict.fromkeys(fact.application for fact in facts if isinstance(fact, Staged))
    if not numbers:
        return ()
    given = {fact.application: (fact.day, fact.at) for _, fact in history.of(CalendarGiven)}
    found = [interview_of(history, number) for number in numbers]
    return tuple(
        one
        for one in found
        if one is not None
        and _is_ahead(one, person, now)
        and given.get(one.application.number) != (one.day, one.at)
    )


def _is_ahead(one: Appointment, person: Person, now: datetime) -> bool:
    here = now.astimezone(person.zone)
    return one.day > here.date() or (one.day == here.date() and (one.at is None or one.at > here.time()))


def given(one: Appointment, now: datetime, by: int) -> Established:
    """Return the fact that an interview was handed over. by: the run of what no dialogue establishes."""
    number = one.application.number
    return Established(by, f"calendar:{number}", now, CalendarGiven(number, one.day, one.at))


def with_file(says: Collection[Say], file: CalendarFile) -> list[Say]:
    """Put the file where the interview was confirmed: after the last words, before the next question."""
    said = list(says)
    ended = [at for at, say in enumerate(said) if isinstance(say, Ended)]
    asked = [at for at, say in enumerate(said) if isinstance(say, Asked)]
    place = ended[0] + 1 if ended else asked[0] if asked else len(said)
    return [*said[:place], file, *said[place:]]
