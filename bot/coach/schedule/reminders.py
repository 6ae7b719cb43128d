"""Compute the reminders: nudges at a time that the person picked or an appointment sets, without limits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from bot.coach.facts.application import State
from bot.coach.facts.cases import Case
from bot.coach.facts.history import History
from bot.coach.facts.lessons import FreshNote, MessageSent, WillWrite, WritingOut
from bot.coach.facts.records import EveningWanted, NotSent, Postponed, RemindOn, ReplyBy, Worrying
from bot.coach.workdays import add_days, day_of
from bot.talk.frozen import frozen

EVENING_BEFORE, EVENING_AFTER = time(18), time(19)
"""The times of the card on the evening before an interview, and of the question on the evening after it."""

TALK = timedelta(minutes=90)
"""How long after it began an interview is over. Our own choice: most take an hour or less."""

LATE = time(19, 30)
"""An interview that begins later than this is asked about on the next day: else it would be at night."""

OTHERWISE = time(12)
"""The time of day of a reminder if the person has picked no hour for nudges."""

TO_WORRY = timedelta(minutes=15)
"""How long the time to worry is."""

A_WEEK = 7
"""Days after which the coach asks whether a message to an acquaintance went out."""

HELLO = "acquaintance"
"""The name of the draft to somebody whom the person knows a little."""

FRESH = timedelta(days=2)
"""For how long after its moment a reminder is still worth sending."""

_SOONEST, _FARTHEST = date(1900, 1, 1), date(9000, 1, 1)
"""Days outside these limits may not exist in every zone; people do type 9999."""


@frozen
class Due:
    """A nudge is due at a time (aware).

    key: unique for the person and the fact that caused it. run: the number of the run that it is about, for
    the kind `reminder`; for every other kind the number of the application, which is that of the run that
    logged it; 0 if it is about the person.
    """

    key: str
    run: int
    at: datetime

    @property
    def kind(self) -> str:
        """Return the kind of nudge: the first part of the key."""
        return self.key.partition(":")[0]

    @property
    def subject(self) -> str:
        """Return what it is about: the key without the fact that caused it."""
        return self.key.rpartition(":")[0]


def time_key(at: datetime) -> int:
    """Return a time as it is written in keys: microseconds since 1970."""
    return round(at.timestamp() * 1_000_000)


def on(day: date, at: time, zone: tzinfo) -> datetime:
    """Return a local time in UTC: the first if clocks show it twice; if they skip it, by the offset before.

    The result is in UTC because Python compares two times of the same zone by what the clock shows, even
    when it shows the same time twice.
    """
    day = min(max(day, _SOONEST), _FARTHEST)
    return datetime.combine(day, at.replace(fold=0), zone).astimezone(UTC)


def reminders(history: History, left: Mapping[int, datetime], zone: tzinfo, now: datetime) -> tuple[Due, ...]:
    """Return the reminders that are still to come, or due now.

    left: when each parked run was last taken up, by its number.
    """
    known = history.known
    return (
        *_of_left_runs(history, left, zone),
        *_of_interviews(history, known, zone, now),
        *_of_offers(history, known, zone, now),
        *_of_drafts(history, known, zone, now),
        *_of_days(history, zone, now),
        *_of_moments(history, known, zone, now),
        *_of_acquaintances(history, known, zone, now),
    )


def _of_left_runs(history: History, left: Mapping[int, datetime], zone: tzinfo) -> tuple[Due, ...]:
    """Return the latest reminder of each parked run, unless the run was taken up since: then it is done."""
    latest: dict[int, Due | None] = {}
    for established, postponed in history.of(Postponed):
        taken_up = left.get(postponed.run)
        if taken_up is None or established.at < taken_up:
            continue
        at: datetime | None = None
        if postponed.delay is not None:
            at = established.at + postponed.delay
        elif postponed.day is not None:
            at = on(postponed.day, established.at.astimezone(zone).time(), zone)
        due = Due(f"reminder:{established.run}", postponed.run, at) if at is not None else None
        latest[postponed.run] = due
    return tuple(due for due in latest.values() if due is not None)


def _of_interviews(history: History, known: Mapping[int, Case], zone: tzinfo, now: datetime) -> Iterator[Due]:
    """Yield the card on the evening before an interview, and the question for notes once it is over."""
    latest = {fact.application: (established, fact) for established, fact in history.of(EveningWanted)}
    for number, (established, wanted) in latest.items():
        case = known.get(number)
        if case is None or not case.open:
            continue
        if case.staged_at is not None and case.staged_at > established.at:
            continue  # the interview moved, or a further one was told; the person was asked again then
        day = wanted.interview
        cause = day.isoformat()
        begins = case.begins if case.on == day else None
        after = _when_over(history, day, begins, zone)
        begun = on(day, begins, zone) if begins is not None else after
        if now < begun and day_of(established.at, zone) < day:
            before = max(on(add_days(day, -1), EVENING_BEFORE, zone), established.at)
            yield Due(f"evening:{number}:{cause}", number, before)
        if not _noted(history, number, day, zone):
            yield from fresh(Due(f"notes:{number}:{cause}", number, max(after, established.at)), now)


def _noted(history: History, number: int, day: date, zone: tzinfo) -> bool:
    """Tell whether the person has made notes on an interview already, unasked."""
    return any(
        fact.application == number and day_of(established.at, zone) >= day
        for established, fact in history.of(FreshNote)
    )


def same_evening(begins: time | None) -> bool:
    """Tell whether an interview is asked about on the evening of its day, and not on the day after."""
    return begins is None or begins <= LATE


def _when_over(history: History, day: date, begins: time | None, zone: tzinfo) -> datetime:
    """Return when to ask how an interview was: never before it is over."""
    if begins is None:
        return on(day, EVENING_AFTER, zone)
    if not same_evening(begins):
        return on(add_days(day, 1), _hour(history), zone)
    return max(on(day, EVENING_AFTER, zone), on(day, begins, zone) + TALK)


def _of_offers(history: History, known: Mapping[int, Case], zone: tzinfo, now: datetime) -> Iterator[Due]:
    """Yield a reminder on the day before an offer has to be answered."""
    latest = {fact.application: (established, fact) for established, fact in history.of(ReplyBy)}
    if not latest:
        return
    today, hour = day_of(now, zone), _hour(history)
    for number, (established, reply) in latest.items():
        case = known.get(number)
        if case is None or case.state in (State.no, State.withdrawn, State.away):
            continue
        if reply.day is not None and reply.day >= today:
            at = max(on(add_days(reply.day, -1), hour, zone), established.at)
            yield Due(f"reply_by:{number}:{time_key(established.at)}", number, at)


def _of_drafts(history: History, known: Mapping[int, Case], zone: tzinfo, now: datetime) -> Iterator[Due]:
    """Yield a reminder of each chase that the person wanted to send the next day."""
    hour = _hour(history)
    for number, (established, fact) in {f.application: (h, f) for h, f in history.of(NotSent)}.items():
        case = known.get(number)
        if case is None or not fact.tomorrow or not case.open or case.muted or case.since > established.at:
            continue
        if not any(at >= established.at for _, at in case.sent):
            tomorrow = add_days(day_of(established.at, zone), 1)
            at = on(tomorrow, hour, zone)
            yield from fresh(Due(f"draft:{number}:{time_key(established.at)}", number, at), now)


def picked_days(history: History) -> Mapping[int, tuple[datetime, date]]:
    """Return, by application, the day on which the person wants to be reminded of it, and when they said so.

    A later wish replaces the earlier one. A wish ends with the application: once that is decided, nothing is
    left to be reminded of.
    """
    latest = {fact.application: (established.at, fact.day) for established, fact in history.of(RemindOn)}
    picked: dict[int, tuple[datetime, date]] = {}
    for number, (at, day) in latest.items():
        case = history.case(number)
        if case is not None and day is not None and (case.open or case.at <= at):
            picked[number] = (at, day)
    return picked


def _of_days(history: History, zone: tzinfo, now: datetime) -> Iterator[Due]:
    """Yield the reminders of an application on a day that the person named."""
    hour = _hour(history)
    for number, (said, day) in picked_days(history).items():
        at = max(on(day, hour, zone), said)
        yield from fresh(Due(f"remind:{number}:{time_key(said)}", number, at), now)


def worry_begins(worry: Worrying, said: datetime, zone: tzinfo) -> datetime:
    """Return when a time to worry begins: after a while, or when its hour comes next."""
    if worry.hour is None:
        return said + worry.delay
    today = day_of(said, zone)
    begins = on(today, time(worry.hour), zone)
    return begins if begins > said else on(add_days(today, 1), time(worry.hour), zone)


def _of_moments(history: History, known: Mapping[int, Case], zone: tzinfo, now: datetime) -> Iterator[Due]:
    """Yield the beginning and the end of a time to worry, and the end of a time to write."""
    for established, worry in history.of(Worrying):
        number, cause = worry.application, time_key(established.at)
        case = known.get(number)
        if case is not None and not case.open:
            continue  # the application is closed: nothing is left to worry about
        begins = worry_begins(worry, established.at, zone)
        yield from fresh(Due(f"worry:{number}:{cause}", number, begins), now)
        yield from fresh(Due(f"worry_over:{number}:{cause}", number, begins + TO_WORRY), now)
    for established, writing in history.of(WritingOut):
        number = writing.application
        at = established.at + timedelta(minutes=writing.minutes)
        yield from fresh(Due(f"written:{number}:{time_key(established.at)}", number, at), now)


def _of_acquaintances(
    history: History, known: Mapping[int, Case], zone: tzinfo, now: datetime
) -> Iterator[Due]:
    """Yield the question whether the person wrote to somebody, a week after they said that they would."""
    latest = {fact.application: told.at for told, fact in history.of(WillWrite)}
    sent = {fact.application: told.at for told, fact in history.of(MessageSent) if fact.draft == HELLO}
    for number, at in latest.items():
        if number in known and sent.get(number, at) <= at:
            asks = on(add_days(day_of(at, zone), A_WEEK), _hour(history), zone)
            yield from fresh(Due(f"hello:{number}:{time_key(at)}", number, asks), now)


def _hour(history: History) -> time:
    return time(history.hour) if history.hour is not None else OTHERWISE


def fresh(due: Due, now: datetime) -> Iterator[Due]:
    """Yield a reminder unless its moment is days ago: then it is worth nothing."""
    if now - due.at < FRESH:
        yield due
