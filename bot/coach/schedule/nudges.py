"""Compute which nudges are due when: a pure function of a person's facts, the time and the holidays.

Stored rows are synced to the result in the transaction that changes the facts; nothing else schedules
anything. Everything planned here is a nudge. **Reminders** are nudges at a time that the person picked, or an
appointment sets; `reminders.py` computes them. All others are the coach's own idea, are computed here, and
keep all these limits: one a day for all applications together, the longest overdue first;
at the person's hour, on a working day, never between 21 and 8; none while nudges are paused, on the day of
a heavy review, or into an open dialogue; and after two in a row were ignored, a last word and then silence
until the person comes back.

A nudge that was sent is a fact too (`Nudged`), so the same facts always give the same result: to find what
comes next, this is computed again, and computed days late it gives what is right by then.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from bot.coach.facts.cases import Case
from bot.coach.facts.history import Established, History
from bot.coach.facts.lessons import FeedbackCame, MessageSent, Prepared, PrepareOffered, Reviewed
from bot.coach.facts.records import AllPaused, CameBack, Lives, Nudged, NudgeHour
from bot.coach.schedule.after_a_no import afterwards
from bot.coach.schedule.coming_back import coming_back
from bot.coach.schedule.reminders import Due, on, picked_days, reminders, time_key
from bot.coach.schedule.rungs import anchor, next_step, not_before, second_chase
from bot.coach.schedule.want import Want
from bot.coach.workdays import Workdays, add_days, day_of

EARLIEST, LATEST = time(8), time(21)
"""The times of day before which, and from which on, no nudge comes."""

IGNORED = 2
"""How many nudges in a row may be ignored before the last word, and then silence."""

QUIET = "quiet"
"""The kind of the nudge that says the last word before the silence."""

FEEDBACK, PREPARE = 7, 2
"""Working days from a feedback request to the question what came of it; from the offer to prepare for a no
to the promised day."""

HORIZON = timedelta(days=3650)
"""How far ahead nudges are planned at most: some people pause for good."""


def due(
    history: History,
    left: Mapping[int, datetime],
    workdays: Workdays,
    now: datetime,
    *,
    busy_until: datetime | None = None,
    similar: tuple[int, ...] = (),
    unfinished: datetime | None = None,
) -> tuple[Due, ...]:
    """Return everything that is due, now or later, if nothing else happens.

    left: when each parked run was last taken up, by its number. busy_until: until when an open
    dialogue keeps nudges away. similar: the numbers of the applications that got a no after an interview
    for jobs like the latest one, the latest last. unfinished: when a dialogue after a no that is open, or was
    left, was taken up last; None if there is none.
    """
    return (
        *reminders(history, left, zone_of(history), now),
        *coming_back(history, zone_of(history), now),
        *nudges(history, workdays, now, busy_until=busy_until, similar=similar, unfinished=unfinished),
    )


def zone_of(history: History) -> tzinfo:
    """Return the person's time zone; UTC until they have said where they live."""
    lives = history.lives
    return ZoneInfo(lives.zone) if lives is not None else UTC


def nudges(
    history: History,
    workdays: Workdays,
    now: datetime,
    *,
    busy_until: datetime | None = None,
    similar: tuple[int, ...] = (),
    unfinished: datetime | None = None,
) -> tuple[Due, ...]:
    """Return the nudges until two are ignored, each with its time, and the last word after them."""
    hour = history.hour
    if history.lives is None or hour is None:
        return ()
    back = max((established.at for established, _ in history.of(CameBack)), default=None)
    said = history.of(Nudged)
    unanswered = [fact for established, fact in said if back is None or established.at > back]
    if any(fact.subject == QUIET for fact in unanswered):
        return ()
    slots = _Slots(history, workdays, time(min(max(hour, EARLIEST.hour), LATEST.hour - 1)), now, busy_until)
    wanted = sorted(
        wants(history, workdays, slots.zone, similar, unfinished),
        key=lambda want: (not want.personal, want.day, want.since, want.key),
    )
    left = max(IGNORED - len(unanswered), 0)
    given = slots.give(wanted, most=left + 1)
    planned = [Due(want.key, want.run, at) for want, at in given[:left]]
    if len(given) > left:
        planned.append(Due(f"{QUIET}:{time_key(back) if back is not None else 0}", 0, given[left][1]))
    return tuple(planned)


def check_in(history: History, number: int, workdays: Workdays, now: datetime) -> date | None:
    """Return the day from which the coach asks about an application, today at the earliest; None if never."""
    zone, case = zone_of(history), history.case(number)
    if case is None or not history.has_settings:
        return None
    step = next_step(case, raised_at(history).get(number, ()), workdays, zone)
    if step is None:
        return None
    day = max(step.day, history.paused or step.day, day_of(now, zone))
    return workdays.after(add_days(day, -1), 1)  # that day if it is a working day, else the next one


def wants(
    history: History,
    workdays: Workdays,
    zone: tzinfo,
    similar: tuple[int, ...] = (),
    unfinished: datetime | None = None,
) -> Iterator[Want]:
    """Yield what the coach would like to say, and from when on."""
    known = history.known
    raised = raised_at(history)
    said = {fact.subject for _, fact in history.of(Nudged)}
    offered = {fact.application for _, fact in history.of(Prepared)}
    offered |= {fact.application for _, fact in history.of(PrepareOffered)}
    for number, case in known.items():
        step = next_step(case, raised.get(number, ()), workdays, zone)
        if step is None:
            continue
        yield Want(f"chase:{number}:{step.rung.value}:{time_key(step.since)}", number, step.day, step.since)
        if number not in offered and f"prepare:{number}" not in said:
            yield from _prepare(case, workdays, zone)
    yield from _feedback(history, known, said, workdays, zone)
    yield from afterwards(history, known, said, zone, similar, unfinished)


def raised_at(history: History) -> Mapping[int, tuple[datetime, ...]]:
    """Return when the coach nudged the person to chase, by the number of the application; the latest last."""
    raised: dict[int, tuple[datetime, ...]] = {}
    for established, fact in history.of(Nudged):
        kind, _, rest = fact.subject.partition(":")
        if kind == "chase":
            number = int(rest.partition(":")[0])
            raised[number] = (*raised.get(number, ()), established.at)
    return raised


def _prepare(case: Case, workdays: Workdays, zone: tzinfo) -> Iterator[Want]:
    """Offer to prepare for a no: before the promised day, or once the person has had to chase twice."""
    number = case.application.number
    since, last = second_chase(case), date.max
    if since is not None:
        day = day_of(since, zone)
    elif case.due is not None:
        since, last = case.since, anchor(case, workdays, zone)
        day = workdays.before(last, PREPARE)
        if day < day_of(since, zone):
            return
    else:
        return
    yield Want(f"prepare:{number}:{time_key(since)}", number, max(day, not_before(case, zone)), since, last)


def _feedback(
    history: History, known: Mapping[int, Case], said: set[str], workdays: Workdays, zone: tzinfo
) -> Iterator[Want]:
    """Ask what came of a request for feedback."""
    came = {fact.application for _, fact in history.of(FeedbackCame)}
    asked: dict[int, Established] = {}
    for established, sent in history.of(MessageSent):
        if sent.draft.startswith("feedback_"):
            asked[sent.application] = established
    for number, established in asked.items():
        case = known.get(number)
        if case is None or case.muted or number in came or f"feedback:{number}" in said:
            continue
        day = workdays.after(day_of(established.at, zone), FEEDBACK)
        yield Want(f"feedback:{number}:{time_key(established.at)}", number, day, established.at)


class _Slots:
    """The slots are the days on which a nudge may come; each day gets one at most."""

    def __init__(
        self, history: History, workdays: Workdays, hour: time, now: datetime, busy_until: datetime | None
    ) -> None:
        self.zone = zone_of(history)
        self._workdays = workdays
        self._hour = hour
        self._now = now
        self._busy_until = busy_until
        said = history.of(Nudged)
        self._taken = {day_of(established.at, self.zone) for established, _ in said}
        heavy = (
            established for established, review in history.of(Reviewed) if review.heavy or review.very_heavy
        )
        self._taken |= {day_of(established.at, self.zone) for established in heavy}
        self._taken |= {day for _, day in picked_days(history).values()}  # a reminder comes then
        changed_at = [
            established.at for kind in (Lives, NudgeHour, AllPaused) for established, _ in history.of(kind)
        ]
        for established, _ in history.of(CameBack):
            before = [(nudge.at, fact.subject) for nudge, fact in said if nudge.at <= established.at]
            if before and max(before)[1] == QUIET:
                changed_at.append(established.at)  # the silence ended then
        self._today = day_of(now, self.zone)
        self._first = max(self._today, history.paused or date.min, self._after(max(changed_at)))

    def give(self, wanted: Sequence[Want], most: int) -> list[tuple[Want, datetime]]:
        """Return at most this many of the wants, each with its time. wanted: the most urgent first.

        The time may have passed already, on the same day: then the want is due now.
        """
        waiting = [(max(self._first, want.day, self._after(want.since)), want) for want in wanted]
        given: list[tuple[Want, datetime]] = []
        day, end = self._first, add_days(self._today, HORIZON.days)
        while len(given) < most:
            waiting = [(opens, want) for opens, want in waiting if max(day, opens) <= want.last]
            day = max(day, min((opens for opens, _ in waiting), default=date.max))
            if day > end:
                break
            at = self._at(day)
            working = self._workdays.is_one(day)
            fitting = (
                (opens, want)
                for opens, want in waiting
                if opens <= day and day not in want.not_on and (working or want.personal)
            )
            if at is not None and (first := next(fitting, None)) is not None:
                waiting.remove(first)
                given.append((first[1], at))
            day = add_days(day, 1)
        return given

    def _after(self, cause: datetime) -> date:
        """Return the first day whose nudge hour comes after the cause: a nudge doesn't follow it at once."""
        local = cause.astimezone(self.zone)
        return local.date() if local.time() < self._hour else add_days(local.date(), 1)

    def _at(self, day: date) -> datetime | None:
        """Return the time of a nudge on that day, or None if no time will do."""
        if day in self._taken:
            return None
        at = on(day, self._hour, self.zone)
        free = max(at, self._busy_until or at)
        local = max(free, self._now).astimezone(self.zone)
        fits = local.date() == day and EARLIEST <= local.time() < LATEST
        return free if fits else None
