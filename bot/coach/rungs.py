"""The rungs of the ladder: which one is next for an application, and from which day on.

Anchor: the promised day; without one, five working days after an interview, ten after applying.
first: anchor + 2. second: first sent + 5, not where nobody is named. third, "a yes or no, either way":
second sent + 7, or first + 10 where nobody is named. close: third + 5. All in working days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from bot.coach.application import Rung, Via
from bot.coach.cases import Case
from bot.coach.workdays import Workdays

AFTER_INTERVIEW, AFTER_APPLYING = 5, 10
"""Working days after which an answer can be expected where none was promised."""

FIRST, SECOND, THIRD, THIRD_TO_NOBODY, CLOSE = 2, 5, 7, 10, 5
"""Working days from the anchor, or from the message before."""

AGAIN = 5
"""Working days until the same step is raised again, where nothing was sent."""


@dataclass(frozen=True)
class Step:
    """What is next. day: from when on. since: when the last thing happened that it follows from."""

    rung: Rung
    day: date
    since: datetime


def next_step(case: Case, raised: tuple[datetime, ...], workdays: Workdays, zone: tzinfo) -> Step | None:
    """The next step, or None where nothing is waited for, or they don't want to be asked.

    raised: when the coach has asked about this application by itself, the latest last.
    """
    if not case.open or case.muted:
        return None
    rung, day, since = _by_the_calendar(case, workdays, zone)
    asked = [at for at in raised if at >= since]
    asked += [at for not_sent, at in case.not_sent if not_sent is rung and at >= since]
    if asked:
        since = max(asked)
        day = workdays.after(_local(since, zone), AGAIN)
    if case.snoozed is not None and case.snoozed[0] >= since:
        since = case.snoozed[0]
        day = max(_snoozed_until(case, zone), case.on or date.min)
    return Step(rung, day, since)


def anchor(case: Case, workdays: Workdays, zone: tzinfo) -> date:
    """The day on which an answer is to be expected; never before the interview."""
    told = _local(case.anchored_at or case.logged_at, zone)
    if case.due is not None:
        return max(case.due, case.on or case.due)
    from_day = told if case.reopened else case.on or told
    after = AFTER_INTERVIEW if case.application.interviewed else AFTER_APPLYING
    return workdays.after(from_day, after)


def _by_the_calendar(case: Case, workdays: Workdays, zone: tzinfo) -> tuple[Rung, date, datetime]:
    """The first step that wasn't taken: as if everything before it had gone by the calendar."""
    told = case.anchored_at or case.logged_at
    sent = {rung: at for rung, at in case.sent if at >= told}
    nobody = case.application.via is Via.nobody
    day, since = workdays.after(anchor(case, workdays, zone), FIRST), told
    gaps = {
        Rung.second: SECOND,
        Rung.third: THIRD_TO_NOBODY if nobody else THIRD,
        Rung.close: CLOSE,
    }
    for taken, rung in enumerate(r for r in Rung if not (nobody and r is Rung.second)):
        if rung is Rung.close or (rung not in sent and taken >= case.before):
            return rung, day, since
        if rung in sent:
            since = max(since, sent[rung])
            day = _local(sent[rung], zone)
        else:
            # Sent before it was logged, nobody knows when: by the calendar, and not after that.
            day = min(day, _local(case.logged_at, zone))
        following = Rung.third if nobody and rung is Rung.first else list(Rung)[list(Rung).index(rung) + 1]
        day = workdays.after(day, gaps[following])
    raise AssertionError("the close is never passed")


def _snoozed_until(case: Case, zone: tzinfo) -> date:
    if case.snoozed is None:
        return date.min
    at, snoozed = case.snoozed
    if snoozed.until is not None:
        return snoozed.until
    return _local(at, zone) + timedelta(days=snoozed.days or 0)


def _local(at: datetime, zone: tzinfo) -> date:
    return at.astimezone(zone).date()
