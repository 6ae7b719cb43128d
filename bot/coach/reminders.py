"""What the person picked a time for. It comes then: exempt from quiet hours, counts and pauses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from bot.coach.facts import EveningWanted, NotSent, Postponed, ReplyBy, Worrying
from bot.coach.history import History
from bot.coach.lessons import WritingOut

EVENING_BEFORE, EVENING_AFTER = time(18), time(19)
"""When the card comes before an interview, and the question after it."""

OTHERWISE = time(12)
"""The time of day where no hour was picked."""

TO_WORRY = timedelta(minutes=15)
"""How long the time to worry is."""


@dataclass(frozen=True)
class Due:
    """Something to say at a time (aware). key: unique for its person, and for the fact that caused it.

    run: the run or the application that it is about; 0 where it is about the person.
    """

    key: str
    run: int
    at: datetime

    @property
    def kind(self) -> str:
        """What kind of thing: the first part of the key."""
        return self.key.partition(":")[0]

    @property
    def subject(self) -> str:
        """What is said, whenever that is: the key without the fact that caused it."""
        return self.key.rpartition(":")[0]


def stamp(at: datetime) -> int:
    """A moment as it stands in keys: microseconds since 1970."""
    return round(at.timestamp() * 1_000_000)


def on(day: date, at: time, zone: tzinfo) -> datetime:
    """A local time of day: the first where the clock shows it twice, just after a gap in which it lies."""
    return datetime.combine(day, at, zone)


def reminders(history: History, left: Mapping[int, datetime], zone: tzinfo, now: datetime) -> tuple[Due, ...]:
    """The reminders that are still to come, or to be said now.

    left: the number of a run that is parked → when it was last taken up.
    """
    return (
        *_of_left_runs(history, left, zone),
        *_of_interviews(history, zone, now),
        *_of_offers(history, zone, now),
        *_of_moments(history, zone, now),
    )


def _of_left_runs(history: History, left: Mapping[int, datetime], zone: tzinfo) -> tuple[Due, ...]:
    """The latest for each run that is still left. One from before it was taken up has done its work."""
    latest: dict[int, Due | None] = {}
    for held, postponed in history.of(Postponed):
        taken_up = left.get(postponed.run)
        if taken_up is None or held.at < taken_up:
            continue
        at: datetime | None = None
        if postponed.delay is not None:
            at = held.at + postponed.delay
        elif postponed.day is not None:
            at = on(postponed.day, held.at.astimezone(zone).time(), zone)
        due = Due(f"reminder:{held.run}", postponed.run, at) if at is not None else None
        latest[postponed.run] = due
    return tuple(due for due in latest.values() if due is not None)


def _of_interviews(history: History, zone: tzinfo, now: datetime) -> Iterator[Due]:
    """The card the evening before, and on the evening of it the question what is worth noting."""
    latest = {fact.application: (held, fact) for held, fact in history.of(EveningWanted)}
    today = now.astimezone(zone).date()
    for held, wanted in latest.values():
        case = history.case(wanted.application)
        if case is None or not case.open or wanted.interview < today:
            continue
        day, cause = wanted.interview, stamp(held.at)
        before = max(on(day - timedelta(days=1), EVENING_BEFORE, zone), held.at)
        yield Due(f"evening:{wanted.application}:{cause}", wanted.application, before)
        yield Due(
            f"notes:{wanted.application}:{cause}",
            wanted.application,
            max(on(day, EVENING_AFTER, zone), held.at),
        )


def _of_offers(history: History, zone: tzinfo, now: datetime) -> Iterator[Due]:
    """The day before an offer has to be answered."""
    latest = {fact.application: (held, fact) for held, fact in history.of(ReplyBy)}
    hour = time(history.hour) if history.hour is not None else OTHERWISE
    for held, reply in latest.values():
        if reply.day >= now.astimezone(zone).date():
            at = max(on(reply.day - timedelta(days=1), hour, zone), held.at)
            yield Due(f"reply_by:{reply.application}:{stamp(held.at)}", reply.application, at)


def _of_moments(history: History, zone: tzinfo, now: datetime) -> Iterator[Due]:
    """A draft for tomorrow, a time to worry and its end, and the end of writing it out."""
    hour = time(history.hour) if history.hour is not None else OTHERWISE
    for number, (held, fact) in {f.application: (h, f) for h, f in history.of(NotSent)}.items():
        case = history.case(number)
        sent_since = case is None or not case.open or any(at >= held.at for _, at in case.sent)
        if fact.tomorrow and not sent_since:
            at = on(held.at.astimezone(zone).date() + timedelta(days=1), hour, zone)
            yield from _fresh(Due(f"draft:{number}:{stamp(held.at)}", number, at), now)
    for held, worry in history.of(Worrying):
        begins = held.at + worry.delay
        cause = stamp(held.at)
        yield from _fresh(Due(f"worry:{worry.application}:{cause}", worry.application, begins), now)
        over = Due(f"worry_over:{worry.application}:{cause}", worry.application, begins + TO_WORRY)
        yield from _fresh(over, now)
    for held, writing in history.of(WritingOut):
        at = held.at + timedelta(minutes=writing.minutes)
        yield from _fresh(
            Due(f"written:{writing.application}:{stamp(held.at)}", writing.application, at), now
        )


def _fresh(due: Due, now: datetime) -> Iterator[Due]:
    """What is about a moment is worth nothing days later."""
    if now - due.at < timedelta(days=2):
        yield due
