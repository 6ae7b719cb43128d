"""When the coach speaks by itself: a pure function from the facts of a person to what is due when.

Stored rows are synced to this in the transaction that changes the facts; nothing else schedules
anything. Two kinds come out of it. **Reminders** were picked by the person and come at their time.
**Nudges** are the coach's own idea, and keep all limits: one a day over everything, the longest
overdue first; at the person's hour, on a working day, never between 21 and 8; nothing while paused,
nothing into a dialogue that is open; and after two in a row that were ignored a last word, then
silence until the person comes back.

What was said is a fact too (`Nudged`), so the same facts always give the same answer: what comes
next is found by running this again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from bot.coach.facts import AllPaused, CameBack, Lives, Nudged, NudgeHour
from bot.coach.history import History
from bot.coach.lessons import Compared, FeedbackCame, MessageSent, Prepared, PrepareOffered, Reviewed
from bot.coach.reminders import Due, on, reminders, stamp
from bot.coach.rungs import anchor, next_step
from bot.coach.workdays import Workdays

EARLIEST, LATEST = time(8), time(21)
"""No nudge comes before, or from then on."""

IGNORED = 2
"""After so many in a row a last word, and then silence."""

FEEDBACK, PREPARE = 7, 2
"""Working days after a request was sent, and before a promised day."""

MOOD = 3
"""Days after a very heavy close; one tap is asked for, so it may be a Saturday."""

PATTERN = 3
"""Every so many noes for similar roles they are laid side by side."""


@dataclass(frozen=True)
class Want:
    """Something the coach would like to say by itself, from a day on. since: what it follows from."""

    key: str
    run: int
    day: date
    since: datetime
    any_day: bool = False


def due(
    history: History,
    left: Mapping[int, datetime],
    workdays: Workdays,
    now: datetime,
    *,
    busy_until: datetime | None = None,
    similar: tuple[int, ...] = (),
) -> tuple[Due, ...]:
    """Everything that is due, now or later, if nothing else happens.

    left: the number of a run that is parked → when it was last taken up. busy_until: a dialogue is
    open, and nothing is to come into it before. similar: the noes after an interview for jobs like
    the latest one, by the number of the application, the latest last.
    """
    zone = zone_of(history)
    return (
        *reminders(history, left, zone, now),
        *nudges(history, workdays, now, busy_until=busy_until, similar=similar),
    )


def zone_of(history: History) -> tzinfo:
    """Where their days begin; UTC as long as nobody asked."""
    lives = history.lives
    return ZoneInfo(lives.zone) if lives is not None else UTC


def nudges(
    history: History,
    workdays: Workdays,
    now: datetime,
    *,
    busy_until: datetime | None = None,
    similar: tuple[int, ...] = (),
) -> tuple[Due, ...]:
    """The nudges to come until two were ignored, each at its time, and the last word after them."""
    lives, hour = history.lives, history.hour
    if lives is None or hour is None:
        return ()
    back = max((held.at for held, _ in history.of(CameBack)), default=None)
    said = [(held, fact) for held, fact in history.of(Nudged) if back is None or held.at > back]
    if any(fact.subject == "quiet" for _, fact in said):
        return ()
    slots = _Slots(history, workdays, time(hour), now, busy_until)
    planned: list[Due] = []
    ignored = len(said)
    for want in sorted(wants(history, workdays, slots.zone, similar), key=lambda w: (w.day, w.since, w.key)):
        at = slots.take(want)
        if ignored >= IGNORED:
            planned.append(Due(f"quiet:{stamp(back) if back is not None else 0}", 0, at))
            break
        planned.append(Due(want.key, want.run, at))
        ignored += 1
    return tuple(planned)


def wants(
    history: History, workdays: Workdays, zone: tzinfo, similar: tuple[int, ...] = ()
) -> Iterator[Want]:
    """What the coach would like to say, from when on."""
    raised: dict[int, list[datetime]] = {}
    for held, fact in history.of(Nudged):
        kind, _, rest = fact.subject.partition(":")
        if kind == "chase":
            raised.setdefault(int(rest.partition(":")[0]), []).append(held.at)
    prepared = {fact.application for _, fact in history.of(Prepared)}
    prepared |= {fact.application for _, fact in history.of(PrepareOffered)}
    for case in history.cases:
        number = case.application.number
        step = next_step(case, tuple(raised.get(number, ())), workdays, zone)
        if step is None:
            continue
        yield Want(f"chase:{number}:{step.rung.value}:{stamp(step.since)}", number, step.day, step.since)
        if case.due is not None and number not in prepared and not _was_said(history, f"prepare:{number}"):
            told = case.anchored_at or case.logged_at
            day = workdays.before(anchor(case, workdays, zone), PREPARE)
            if day >= told.astimezone(zone).date() and case.snoozed is None:
                yield Want(f"prepare:{number}:{stamp(told)}", number, day, told)
    yield from _afterwards(history, workdays, zone, similar)


def _was_said(history: History, subject: str) -> bool:
    return any(fact.subject == subject for _, fact in history.of(Nudged))


def _afterwards(
    history: History, workdays: Workdays, zone: tzinfo, similar: tuple[int, ...]
) -> Iterator[Want]:
    """After a no: what came of asking, how it is after a very heavy close, and the third of a kind."""
    came = {fact.application for _, fact in history.of(FeedbackCame)}
    for held, sent in history.of(MessageSent):
        number = sent.application
        asked = sent.draft.startswith("feedback_") and number not in came
        if asked and not _was_said(history, f"feedback:{number}"):
            day = workdays.after(held.at.astimezone(zone).date(), FEEDBACK)
            yield Want(f"feedback:{number}:{stamp(held.at)}", number, day, held.at)
    for held, review in history.of(Reviewed):
        if review.very_heavy and not _was_said(history, f"mood:{held.run}"):
            day = held.at.astimezone(zone).date() + timedelta(days=MOOD)
            yield Want(f"mood:{held.run}:{stamp(held.at)}", held.run, day, held.at, any_day=True)
    compared = max((fact.count for _, fact in history.of(Compared)), default=0)
    count = len(similar) - len(similar) % PATTERN
    if count > compared and not _was_said(history, f"patterns:{count}"):
        case = history.case(similar[count - 1])
        if case is not None:
            day = case.at.astimezone(zone).date() + timedelta(days=1)
            yield Want(f"patterns:{count}:{stamp(case.at)}", similar[-1], day, case.at)


class _Slots:
    """The days on which a nudge may come: each is given away once."""

    def __init__(
        self, history: History, workdays: Workdays, hour: time, now: datetime, busy_until: datetime | None
    ) -> None:
        self.zone = zone_of(history)
        self._workdays = workdays
        self._hour = hour
        self._now = now
        self._busy_until = busy_until
        self._taken = {held.at.astimezone(self.zone).date() for held, _ in history.of(Nudged)}
        self._paused = history.paused
        settled = (
            held.at for kind in (Lives, NudgeHour, AllPaused, CameBack) for held, _ in history.of(kind)
        )
        self._settled = max(settled)

    def take(self, want: Want) -> datetime:
        """The first time that is free for it. It may lie behind us, on the same day: then it is due now."""
        day = max(want.day, self._now.astimezone(self.zone).date(), self._paused or want.day)
        since = max(want.since, self._settled)
        while (at := self._at(day, want, since)) is None:
            day += timedelta(days=1)
        self._taken.add(day)
        return at

    def _at(self, day: date, want: Want, since: datetime) -> datetime | None:
        """The time on that day, or None where none will do."""
        if day in self._taken or not (want.any_day or self._workdays.is_one(day)):
            return None
        at = on(day, self._hour, self.zone).astimezone(UTC)
        if at <= since:
            return None  # its cause came after the hour had passed: not in the middle of the evening
        free = max(at, self._busy_until or at)
        local = max(free, self._now).astimezone(self.zone)
        fits = local.date() == day and EARLIEST <= local.time() < LATEST
        return free if fits else None
