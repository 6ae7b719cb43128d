"""Find the next rung of the ladder for an application, and the day from which on it is due.

The anchor is the promised day; without one, five working days after an interview, ten after applying, or as
many as fit the sector in which the person applies, if they said it (`EXPECTED`).
first: the anchor + 2. second: the first chase + 5, left out if nobody is named. third, "a yes or no, either
way": the second chase + 7, or the first + 10 if nobody is named. close: the third + 5. All in working days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from bot.coach.facts.application import Rung, Sector, Via
from bot.coach.facts.cases import Case
from bot.coach.workdays import Workdays, add_days, day_of
from bot.talk.frozen import changed

AFTER_INTERVIEW, AFTER_APPLYING = 5, 10
"""Working days after which a decision can be expected if no day was promised."""

EXPECTED: dict[Sector, tuple[int, int]] = {
    Sector.food: (2, 4),
    Sector.shops: (3, 5),
    Sector.industry: (6, 13),
    Sector.public: (11, 23),
    Sector.other: (AFTER_INTERVIEW, AFTER_APPLYING),
}
"""The same by the sector. On average a decision took 23.8 days from the application on: restaurants and bars
took 10.2, supermarkets and private security 11.6 to 12.3, energy, aerospace and defence 28.8 to 32.6,
government 53.8 (Glassdoor 2017, United States). The days above are for the average, these in proportion."""

FIRST, SECOND, THIRD, THIRD_TO_NOBODY, CLOSE = 2, 5, 7, 10, 5
"""Working days from the anchor, or from the chase before."""

AGAIN = 5
"""Working days until the same rung is raised again, if nothing was sent."""

_RUNGS = tuple(Rung)
_ORDER = {rung: place for place, rung in enumerate(_RUNGS)}


@dataclass(frozen=True)
class Step:
    """A step is the next rung of a wait. day: from when on the coach asks. since: its latest cause.

    calendar: from when on the rung is due, whether or not it was raised or the person snoozed it.
    again: the rung came up before, and nothing was sent; a single nudge without an answer, or answered
    "remind me tomorrow", doesn't count as before. raised: the rung came up at all.
    """

    rung: Rung
    day: date
    since: datetime
    calendar: date
    again: bool = False
    raised: bool = False


def next_step(case: Case, raised: tuple[datetime, ...], workdays: Workdays, zone: tzinfo) -> Step | None:
    """Return the next step, or None if the application is closed or the person doesn't want to be asked.

    raised: the times when the coach nudged about this application, the latest last.
    """
    if not case.open or case.muted:
        return None
    rung, calendar, since = _by_the_calendar(case, workdays, zone)
    calendar = day = max(calendar, _after_interview(case))
    nudged = [at for at in raised if at >= since]
    unsent = {at: put_off for asked, at, put_off in case.not_sent if asked is rung and at >= since}
    snoozed_at = case.snoozed[0] if case.snoozed is not None else None
    if nudged or unsent:
        since = max(*nudged, *unsent, since)
        if snoozed_at is None or snoozed_at < since:  # else the person has said when to be asked again
            day = workdays.after(day_of(since, zone), AGAIN)
    if snoozed_at is not None:
        since = max(since, snoozed_at)
    day = max(day, not_before(case, zone))
    again = len(nudged) > 1 or not all(unsent.values())
    return Step(rung, day, since, calendar, again=again, raised=bool(nudged or unsent))


def sector_matters(case: Case, workdays: Workdays, zone: tzinfo, today: date) -> bool:
    """Tell whether it changes the day on which the coach asks next in which sector the person applies."""
    steps = (next_step(changed(case, sector=sector), (), workdays, zone) for sector in Sector)
    return len({max(step.day, today) for step in steps if step is not None}) > 1


def not_before(case: Case, zone: tzinfo) -> date:
    """Return the first day on which the coach may ask at all: after the interview and the person's snooze."""
    return max(_after_interview(case), _snoozed_until(case, zone))


def anchor(case: Case, workdays: Workdays, zone: tzinfo) -> date:
    """Return the day on which a decision can be expected; never before the interview."""
    since = day_of(case.since, zone)
    if case.due is not None:
        return max(case.due, case.on or case.due)
    from_day = max(since, case.on or since) if case.reopened else case.on or since
    after_interview, after_applying = EXPECTED[case.sector or Sector.other]
    after = after_interview if case.application.interviewed else after_applying
    return workdays.after(from_day, after)


def second_chase(case: Case) -> datetime | None:
    """Return when the person chased a second time. Chases before the logging count as of `case.since`."""
    asked = [case.since] * case.before + sorted(dict(case.sent).values())
    return asked[1] if len(asked) > 1 else None


def _by_the_calendar(case: Case, workdays: Workdays, zone: tzinfo) -> tuple[Rung, date, datetime]:
    """Return the first rung not taken, its day, and when its cause came; nudges and snoozes don't count."""
    sent = dict(case.sent)
    furthest = max((_ORDER[rung] for rung in sent), default=-1)
    nobody = case.application.via is Via.nobody
    rungs = [rung for rung in _RUNGS if not (nobody and rung is Rung.second and rung not in sent)]
    day, since = workdays.after(anchor(case, workdays, zone), FIRST), case.since
    for place, rung in enumerate(rungs):
        if rung is Rung.close or (place >= case.before and _ORDER[rung] > furthest):
            return rung, day, since
        if rung in sent:
            since = max(since, sent[rung])
            day = day_of(sent[rung], zone)
        else:
            # Sent before the logging, at an unknown time: by the calendar, but not after the logging.
            day = min(day, day_of(case.since, zone))
        day = workdays.after(day, _gap(rung, rungs[place + 1]))
    raise AssertionError("the close is never passed")


def _gap(taken: Rung, following: Rung) -> int:
    """Return the working days from one rung to the next."""
    if following is Rung.third and taken is Rung.first:
        return THIRD_TO_NOBODY
    return {Rung.second: SECOND, Rung.third: THIRD}.get(following, CLOSE)


def _after_interview(case: Case) -> date:
    """Return the day after the interview: by then it is over, at whatever hour it began."""
    return add_days(case.on, 1) if case.on is not None else date.min


def _snoozed_until(case: Case, zone: tzinfo) -> date:
    if case.snoozed is None:
        return date.min
    at, snoozed = case.snoozed
    if snoozed.until is not None:
        return snoozed.until
    return add_days(day_of(at, zone), snoozed.days or 0)
