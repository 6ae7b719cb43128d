"""Say which days of a person's stand in their calendar: interviews, promised days, reminders."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from enum import Enum

from bot.coach.facts.application import Application, Stage, State
from bot.coach.facts.cases import Case
from bot.coach.facts.history import History
from bot.coach.facts.records import RemindOn, ReplyBy, Staged
from bot.talk.frozen import frozen


class Occasion(Enum):
    """An occasion says what a day is for."""

    interview = "interview"
    answer = "answer"  # the employer promised to answer by then
    reply = "reply"  # an offer has to be answered by then
    reminder = "reminder"


@frozen
class Appointment:
    """An appointment is one day in somebody's calendar.

    nth: which interview of its application it is, from 0: it stays the same when the interview is moved.
    at: when it begins, where the person lives; None if it is only known by its day. logged_at: when its
    application was noted.
    """

    occasion: Occasion
    application: Application
    day: date
    logged_at: datetime
    at: time | None = None
    nth: int = 0


def appointments(history: History) -> tuple[Appointment, ...]:
    """Return all days that stand in somebody's calendar, the earliest first."""
    found = [*_interviews(history), *_days(history)]
    return tuple(sorted(found, key=lambda one: (one.day, one.at or time.min, one.application.number)))


def interview_of(history: History, number: int) -> Appointment | None:
    """Return the last interview of an application; None if no day is known."""
    of_it = [one for one in _interviews(history) if one.application.number == number]
    case = history.case(number)
    latest = max(of_it, key=lambda one: one.nth, default=None)
    return latest if latest is not None and case is not None and latest.day == case.on else None


def _interviews(history: History) -> Iterator[Appointment]:
    """Yield each interview once, as it was told last; of a closed application, those that were held."""
    rounds: dict[int, list[Staged]] = {}
    for _, fact in history.of(Staged):
        if fact.stage is Stage.applied:
            continue
        of_it = rounds.setdefault(fact.application, [])
        if of_it and of_it[-1].stage is fact.stage:
            of_it[-1] = fact  # moved: the same round on another day
        else:
            of_it.append(fact)
    for number, case in history.known.items():
        of_it = rounds.get(number, [])
        if not of_it and case.application.interviewed:  # a file told of it, and no dialogue
            of_it = [Staged(number, case.application.stage, case.on, case.begins)]
        for nth, fact in enumerate(of_it):
            if fact.on is not None and (case.open or fact.on <= case.at.date()):
                yield Appointment(
                    Occasion.interview, case.application, fact.on, case.logged_at, fact.begins, nth
                )


def _days(history: History) -> Iterator[Appointment]:
    replies = {fact.application: fact.day for _, fact in history.of(ReplyBy)}
    reminders = {fact.application: (said.at, fact.day) for said, fact in history.of(RemindOn)}
    for number, case in history.known.items():
        if case.open and case.due is not None:
            yield _day(Occasion.answer, case, case.due)
        reply = replies.get(number)
        if reply is not None and case.state in (State.offer, State.waiting):
            yield _day(Occasion.reply, case, reply)
        said, day = reminders.get(number, (case.at, None))
        if day is not None and (case.open or case.at <= said):
            yield _day(Occasion.reminder, case, day)


def _day(occasion: Occasion, case: Case, day: date) -> Appointment:
    return Appointment(occasion, case.application, day, case.logged_at)
