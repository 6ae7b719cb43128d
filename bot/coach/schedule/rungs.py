"""The rungs of the ladder: which one is next for an application, and from which day on.

Anchor: the promised day; without one, five working days after an interview, ten after applying.
first: anchor + 2. second: first sent + 5, not where nobody is named. third, "a yes or no, either way":
second sent + 7, or first + 10 where nobody is named. close: third + 5. All in working days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from bot.coach.facts.application import Rung, Via
from bot.coach.facts.cases import Case
from bot.coach.schedule.workdays import Workdays, day_of, shifted

AFTER_INTERVIEW, AFTER_APPLYING = 5, 10
"""Working days after which an answer can be expected where none was promised."""

FIRST, SECOND, THIRD, THIRD_TO_NOBODY, CLOSE = 2, 5, 7, 10, 5
"""Working days from the anchor, or from the message before."""

AGAIN = 5
"""Working days until the same step is raised again, where nothing was sent."""

_RUNGS = tuple(Rung)
_ORDER = {rung: place for place, rung in enumerate(_RUNGS)}


@dataclass(frozen=True)
class Step:
    """What is next. day: from when on the coach asks. since: the last thing that it follows from.

    calendar: from when on it is due, whether or not it was raised already, or is to be left for a
    while. again: it came up before, and nothing was sent. A nudge that they haven't answered yet is this
    time, not the time before; being reminded tomorrow is still this time too. raised: it came up at all.
    """

    rung: Rung
    day: date
    since: datetime
    calendar: date
    again: bool = False
    raised: bool = False


def next_step(case: Case, raised: tuple[datetime, ...], workdays: Workdays, zone: tzinfo) -> Step | None:
    """The next step, or None where nothing is waited for, or they don't want to be asked.

    raised: when the coach has asked about this application by itself, the latest last.
    """
    if not case.open or case.muted:
        return None
    rung, calendar, since = _by_the_calendar(case, workdays, zone)
    calendar = day = max(calendar, _after_it(case))
    nudged = [at for at in raised if at >= since]
    unsent = {at: put_off for one, at, put_off in case.not_sent if one is rung and at >= since}
    snoozed_at = case.snoozed[0] if case.snoozed is not None else None
    if nudged or unsent:
        since = max(*nudged, *unsent, since)
        if snoozed_at is None or snoozed_at < since:  # else they said themselves when to be asked again
            day = workdays.after(day_of(since, zone), AGAIN)
    if snoozed_at is not None:
        since = max(since, snoozed_at)
    day = max(day, not_before(case, zone))
    again = len(nudged) > 1 or not all(unsent.values())
    return Step(rung, day, since, calendar, again=again, raised=bool(nudged or unsent))


def not_before(case: Case, zone: tzinfo) -> date:
    """The first day on which it may be asked about at all: after the interview, and as they wanted."""
    return max(_after_it(case), _snoozed_until(case, zone))


def anchor(case: Case, workdays: Workdays, zone: tzinfo) -> date:
    """The day on which an answer is to be expected; never before the interview."""
    told = day_of(case.told, zone)
    if case.due is not None:
        return max(case.due, case.on or case.due)
    from_day = max(told, case.on or told) if case.reopened else case.on or told
    after = AFTER_INTERVIEW if case.application.interviewed else AFTER_APPLYING
    return workdays.after(from_day, after)


def second_chase(case: Case) -> datetime | None:
    """When they had asked for the second time: before it was logged counts as then."""
    asked = [case.told] * case.before + sorted(dict(case.sent).values())
    return asked[1] if len(asked) > 1 else None


def _by_the_calendar(case: Case, workdays: Workdays, zone: tzinfo) -> tuple[Rung, date, datetime]:
    """The first step that wasn't taken: as if everything before it had gone by the calendar."""
    sent = dict(case.sent)
    furthest = max((_ORDER[rung] for rung in sent), default=-1)
    nobody = case.application.via is Via.nobody
    rungs = [rung for rung in _RUNGS if not (nobody and rung is Rung.second and rung not in sent)]
    day, since, told = workdays.after(anchor(case, workdays, zone), FIRST), case.told, case.told
    for place, rung in enumerate(rungs):
        if rung is Rung.close or (place >= case.before and _ORDER[rung] > furthest):
            return rung, day, since
        if rung in sent:
            since = max(since, sent[rung])
            day = day_of(sent[rung], zone)
        else:
            # Sent before it was told, nobody knows when: by the calendar, and not after that.
            day = min(day, day_of(told, zone))
        day = workdays.after(day, _gap(rung, rungs[place + 1]))
    raise AssertionError("the close is never passed")


def _gap(taken: Rung, following: Rung) -> int:
    """Working days from one step to the next."""
    if following is Rung.third and taken is Rung.first:
        return THIRD_TO_NOBODY
    return {Rung.second: SECOND, Rung.third: THIRD}.get(following, CLOSE)


def _after_it(case: Case) -> date:
    """The day after the interview: its hour isn't known."""
    return shifted(case.on, 1) if case.on is not None else date.min


def _snoozed_until(case: Case, zone: tzinfo) -> date:
    if case.snoozed is None:
        return date.min
    at, snoozed = case.snoozed
    if snoozed.until is not None:
        return snoozed.until
    return shifted(day_of(at, zone), snoozed.days or 0)
