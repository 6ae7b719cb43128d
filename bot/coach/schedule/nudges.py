"""When the coach speaks by itself: a pure function from the facts of a person to what is due when.

Stored rows are synced to this in the transaction that changes the facts; nothing else schedules
anything. Two kinds come out of it. **Reminders** were picked by the person and come at their time.
**Nudges** are the coach's own idea, and keep all limits: one a day over everything, the longest
overdue first; at the person's hour, on a working day, never between 21 and 8; nothing while paused
or on the day of a heavy review, nothing into a dialogue that is open; and after two in a row that were
ignored a last word, then silence until the person comes back.

What was said is a fact too (`Nudged`), so the same facts always give the same answer: what comes
next is found by running this again, and somebody who runs it days late gets what holds by then.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import takewhile
from zoneinfo import ZoneInfo

from bot.coach.facts.cases import Case
from bot.coach.facts.history import Established, History
from bot.coach.facts.lessons import Compared, FeedbackCame, MessageSent, Prepared, PrepareOffered, Reviewed
from bot.coach.facts.records import AllPaused, CameBack, Lives, Nudged, NudgeHour
from bot.coach.schedule.reminders import Due, on, reminders, stamp
from bot.coach.schedule.rungs import anchor, next_step, not_before, second_chase
from bot.coach.schedule.workdays import Workdays, day_of, shifted
from bot.talk.frozen import frozen

EARLIEST, LATEST = time(8), time(21)
"""No nudge comes before, or from then on."""

IGNORED = 2
"""After so many in a row a last word, and then silence."""

QUIET = "quiet"
"""What the last word is called."""

FEEDBACK, PREPARE = 7, 2
"""Working days after a request was sent, and before a promised day."""

MOOD, MOOD_FRESH = 3, 4
"""Days after a very heavy close; one tap is asked for, so it may be a Saturday. And how many days late
it may be: after a longer pause it would only dig it up."""

PATTERN = 3
"""Every so many noes for similar roles they are laid side by side."""

HORIZON = timedelta(days=3650)
"""Nothing is planned that is farther away: some pause for good."""


@frozen
class Want:
    """Something the coach would like to say by itself, from a day on. since: what it follows from.

    last: the last day on which there is any sense in it. personal: about the person, not about an
    application; it comes first, and on any day of the week.
    """

    key: str
    run: int
    day: date
    since: datetime
    last: date = date.max
    personal: bool = False


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
    return (
        *reminders(history, left, zone_of(history), now),
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
        wants(history, workdays, slots.zone, similar),
        key=lambda want: (not want.personal, want.day, want.since, want.key),
    )
    left = max(IGNORED - len(unanswered), 0)
    given = slots.give(wanted, most=left + 1)
    planned = [Due(want.key, want.run, at) for want, at in given[:left]]
    if len(given) > left:
        planned.append(Due(f"{QUIET}:{stamp(back) if back is not None else 0}", 0, given[left][1]))
    return tuple(planned)


def check_in(history: History, number: int, workdays: Workdays, now: datetime) -> date | None:
    """The day from which the coach asks about one application, today at the earliest; None if it won't."""
    zone, case = zone_of(history), history.case(number)
    if case is None or not history.has_settings:
        return None
    step = next_step(case, raised_at(history).get(number, ()), workdays, zone)
    if step is None:
        return None
    day = max(step.day, history.paused or step.day, day_of(now, zone))
    return workdays.after(shifted(day, -1), 1)  # that day, or the next on which offices are open


def wants(
    history: History, workdays: Workdays, zone: tzinfo, similar: tuple[int, ...] = ()
) -> Iterator[Want]:
    """What the coach would like to say, from when on."""
    known = history.known
    raised = raised_at(history)
    said = {fact.subject for _, fact in history.of(Nudged)}
    offered = {fact.application for _, fact in history.of(Prepared)}
    offered |= {fact.application for _, fact in history.of(PrepareOffered)}
    for number, case in known.items():
        step = next_step(case, raised.get(number, ()), workdays, zone)
        if step is None:
            continue
        yield Want(f"chase:{number}:{step.rung.value}:{stamp(step.since)}", number, step.day, step.since)
        if number not in offered and f"prepare:{number}" not in said:
            yield from _prepare(case, workdays, zone)
    yield from _feedback(history, known, said, workdays, zone)
    yield from _afterwards(history, known, said, zone, similar)


def raised_at(history: History) -> Mapping[int, tuple[datetime, ...]]:
    """When the coach asked by itself about an application, by its number; the latest last."""
    raised: dict[int, tuple[datetime, ...]] = {}
    for established, fact in history.of(Nudged):
        kind, _, rest = fact.subject.partition(":")
        if kind == "chase":
            number = int(rest.partition(":")[0])
            raised[number] = (*raised.get(number, ()), established.at)
    return raised


def _prepare(case: Case, workdays: Workdays, zone: tzinfo) -> Iterator[Want]:
    """An offer to be ready for a no: before the promised day, else once they had to ask twice."""
    number = case.application.number
    since, last = second_chase(case), date.max
    if since is not None:
        day = day_of(since, zone)
    elif case.due is not None:
        since, last = case.told, anchor(case, workdays, zone)
        day = workdays.before(last, PREPARE)
        if day < day_of(since, zone):
            return
    else:
        return
    yield Want(f"prepare:{number}:{stamp(since)}", number, max(day, not_before(case, zone)), since, last)


def _feedback(
    history: History, known: Mapping[int, Case], said: set[str], workdays: Workdays, zone: tzinfo
) -> Iterator[Want]:
    """What came of asking for feedback."""
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
        yield Want(f"feedback:{number}:{stamp(established.at)}", number, day, established.at)


def _afterwards(
    history: History, known: Mapping[int, Case], said: set[str], zone: tzinfo, similar: tuple[int, ...]
) -> Iterator[Want]:
    """How it is after a very heavy close, and every third no of a kind."""
    for established, review in history.of(Reviewed):
        if review.very_heavy and f"mood:{established.run}" not in said:
            day = shifted(day_of(established.at, zone), MOOD)
            key, last = f"mood:{established.run}:{stamp(established.at)}", shifted(day, MOOD_FRESH)
            yield Want(key, established.run, day, established.at, last, personal=True)
    asked = {fact.application for _, fact in history.of(Compared)}
    new = list(takewhile(lambda n: n not in asked and f"patterns:{n}" not in said, reversed(similar)))
    case = known.get(new[0]) if len(new) >= PATTERN else None
    if case is not None:
        day = shifted(day_of(case.at, zone), 1)
        yield Want(f"patterns:{new[0]}:{stamp(case.at)}", new[0], day, case.at)


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
        said = history.of(Nudged)
        self._taken = {day_of(established.at, self.zone) for established, _ in said}
        heavy = (
            established for established, review in history.of(Reviewed) if review.heavy or review.very_heavy
        )
        self._taken |= {day_of(established.at, self.zone) for established in heavy}
        settled = [
            established.at for kind in (Lives, NudgeHour, AllPaused) for established, _ in history.of(kind)
        ]
        for established, _ in history.of(CameBack):
            before = [(nudge.at, fact.subject) for nudge, fact in said if nudge.at <= established.at]
            if before and max(before)[1] == QUIET:
                settled.append(established.at)  # the silence ended then
        self._today = day_of(now, self.zone)
        self._first = max(self._today, history.paused or date.min, self._after(max(settled)))

    def give(self, wanted: Sequence[Want], most: int) -> list[tuple[Want, datetime]]:
        """The next slots with what comes in them, as many as are asked for. wanted: the most urgent first.

        A slot may lie behind us, on the same day: then it is due now.
        """
        waiting = [(max(self._first, want.day, self._after(want.since)), want) for want in wanted]
        given: list[tuple[Want, datetime]] = []
        day, end = self._first, shifted(self._today, HORIZON.days)
        while len(given) < most:
            waiting = [(opens, want) for opens, want in waiting if max(day, opens) <= want.last]
            day = max(day, min((opens for opens, _ in waiting), default=date.max))
            if day > end:
                break
            at = self._at(day)
            working = self._workdays.is_one(day)
            fitting = (one for one in waiting if one[0] <= day and (working or one[1].personal))
            if at is not None and (first := next(fitting, None)) is not None:
                waiting.remove(first)
                given.append((first[1], at))
            day = shifted(day, 1)
        return given

    def _after(self, cause: datetime) -> date:
        """The first day whose hour comes after that: not in the middle of the evening of the same day."""
        local = cause.astimezone(self.zone)
        return local.date() if local.time() < self._hour else shifted(local.date(), 1)

    def _at(self, day: date) -> datetime | None:
        """The time on that day, or None where none will do."""
        if day in self._taken:
            return None
        at = on(day, self._hour, self.zone)
        free = max(at, self._busy_until or at)
        local = max(free, self._now).astimezone(self.zone)
        fits = local.date() == day and EARLIEST <= local.time() < LATEST
        return free if fits else None
