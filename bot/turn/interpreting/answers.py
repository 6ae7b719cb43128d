"""Interpret a text as the stored answer to the open question, or as days to be confirmed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from bot.coach.facts.application import Application
from bot.coach.workdays import add_days
from bot.talk.ask import Ask
from bot.talk.days import DayQuestion, PickWhen, Toward, When, is_believable
from bot.talk.kinds import Pick, PickCountry, PickHour, PickZone, Unkept, Write
from bot.turn.interpreting.counted_days import counted_day
from bot.turn.interpreting.mentions import without_denied
from bot.turn.interpreting.names import is_name
from bot.turn.model.person import Run
from bot.turn.model.turn import Turn
from bot.turn.readings.marker import Marker
from bot.turn.readings.reading import Readings

FAR = timedelta(days=2 * 365)
"""A day further away than this has to be confirmed: it is most likely a slip of the finger."""

LONG = timedelta(days=183)
"""A day without a year that would be further ahead than this may be past, if it was less long ago."""

UNSURE = "?"
"""The prefix of the draft answer of a date to be confirmed: `?2026-12-03,2027-03-12`."""

NEEDED = {
    Toward.ahead: "day_needed",
    Toward.later: "later_day_needed",
    Toward.past: "past_day_needed",
}
"""The blocks that say which days are accepted, for questions that don't accept every day."""


@dataclass(frozen=True)
class Unsure:
    """Unsure holds the days that a text may mean, which the person has to confirm. at: the hour, if said."""

    days: tuple[date, ...]
    at: time | None = None

    @property
    def draft(self) -> str:
        """Return the draft answer that keeps the days until one is confirmed."""
        return UNSURE + ",".join(When(day, self.at).stored for day in self.days)


def unsure_of(draft: str | None) -> tuple[When, ...]:
    """Return the days to be confirmed that a draft answer keeps; none if it keeps something else."""
    if not draft or not draft.startswith(UNSURE):
        return ()
    return tuple(When.of(day) for day in draft.removeprefix(UNSURE).split(","))


def hour_said(turn: Turn, kind: PickHour, text: str, *, asked: bool = False) -> int | None:
    """Return the hour that a text says; None if it says none.

    Where every hour of the day can be the answer, "at 8" is the 8 that has a button, and not the other one.
    asked: the question asks for an hour, so the text may also say why it is that one.
    """
    heard = turn.hear(text)
    hour = heard.hour(kind.shown, begun=True, asked=asked) if kind.first == 0 else None
    return hour if hour is not None else heard.hour(range(kind.first, kind.last + 1), begun=True, asked=asked)


def readings_at(turn: Turn, run: Run, ask: Ask[Any], text: str) -> Readings:
    """Return what a text may mean at the open question, which may be asking to confirm a day."""
    return turn.hear(text).readings(ask, unsure_of(run.draft_answer))


def interpret(turn: Turn, run: Run, ask: Ask[Any], text: str) -> str | Unsure | None:
    """Return the stored answer that a text gives, or the days to be confirmed; None if it is no answer."""
    kind = ask.kind
    if isinstance(kind, Write):
        return text
    if isinstance(kind, DayQuestion):
        counted = counted_day(turn, run, ask, text)
        if counted is not None:
            lies_ahead = meant(counted.day, kind.toward, turn.today) and counted.day >= turn.today
            return counted.stored if lies_ahead else None
        return _day(turn, run, kind, text)
    if isinstance(kind, PickCountry):
        rest = without_denied(turn, text)
        return turn.hear(text).place() or (turn.hear(rest.strip(" ,.;")).place() if rest != text else None)
    if isinstance(kind, PickZone):
        return turn.hear(text).zone(kind.country)
    if isinstance(kind, PickHour):
        hour = hour_said(turn, kind, text, asked=True)
        if hour is not None:
            return str(hour)
    asks = isinstance(kind, Pick) and turn.hear(text).has(Marker.asks_of_it) and not _is_title(kind, text)
    return None if asks or isinstance(kind, Unkept) else turn.hear(text).option(run)


def _is_title(kind: Pick, text: str) -> bool:
    """Tell whether a text is what an item is called, or the beginning of it."""
    said = text.strip(" .!").casefold()
    items = (item for item in kind.items.values() if isinstance(item, Application))
    return any(item.title.casefold().startswith(said) for item in items)


def _day(turn: Turn, run: Run, kind: DayQuestion[Any], text: str) -> str | Unsure | None:
    today = turn.today
    unconfirmed = unsure_of(run.draft_answer)
    if len(unconfirmed) == 1 and turn.hear(text).agrees():
        return unconfirmed[0].stored
    beside, rest = turn.hear(text).time_in()
    at = beside if isinstance(kind, PickWhen) else None
    if (again := _said_again(turn, unconfirmed, rest, at)) is not None:
        return again.stored
    roughly = not isinstance(kind, PickWhen) and kind.toward is not Toward.past
    days = _read(turn, kind.toward, rest, roughly=roughly)
    if not days and rest != text:
        days = _read(turn, kind.toward, text, roughly=roughly)
    days = tuple(day for day in days if meant(day, kind.toward, today))
    if not days or is_behind(turn, kind, text) or turn.hear(text).is_figure_of_speech():
        return None
    if len(days) > 1 or reason_to_confirm(days, kind.toward, today) is not None:
        return Unsure(days, at)
    return When(days[0], at).stored


def is_behind(turn: Turn, kind: DayQuestion[Any], text: str) -> bool:
    """Tell whether a text says what took place already, where a day to come is asked for."""
    return kind.toward not in (Toward.past, Toward.any) and turn.hear(text).day_held() is not None


def _said_again(turn: Turn, asked_back: Sequence[When], text: str, at: time | None) -> When | None:
    """Return the one day asked back that a text names, by its date or hour; None if it isn't one."""
    heard = turn.hear(text)
    named = [
        when
        for when in asked_back
        if when.day in heard.days(past=False, since=None if len(asked_back) == 1 else add_days(when.day, -1))
    ]
    if len(named) == len(asked_back) > 1:
        named = []  # "tomorrow" is counted from today, and not from each of them
    if not named and at is not None:
        named = [when for when in asked_back if when.at == at]
    named = [when for when in named if at == when.at] or named
    days = {when.day for when in named}
    if len(days) != 1:
        return None
    return When(days.pop(), at or (named[0].at if len(named) == 1 else None))


def _read(turn: Turn, toward: Toward, text: str, *, roughly: bool = False) -> tuple[date, ...]:
    """Return the days that a text may mean; one that has just passed isn't taken for the one a year later."""
    was = toward is Toward.any and turn.hear(text).has(Marker.was_then)
    days = turn.hear(text).days(past=was or toward is Toward.past, roughly=roughly)
    if toward not in (Toward.any, Toward.future) or not days or days[0] - turn.today <= LONG:
        return days
    behind = turn.hear(text).days(past=True)
    if not behind or behind[0] >= turn.today or turn.today - behind[0] >= LONG:
        return days
    return behind[:1] if toward is Toward.any else (behind[0], days[0])


def meant(day: date, toward: Toward, today: date) -> bool:
    """Tell whether a day is believable, and on the side of today that the question asks for."""
    if not is_believable(day, today):
        return False
    if toward is Toward.past:
        return day <= today
    first = {Toward.ahead: today, Toward.later: today + timedelta(days=1)}.get(toward, date.min)
    return day >= first


def can_be_tapped(turn: Turn, ask: Ask[Any], value: str) -> bool:
    """Tell whether a button may give this answer: an old or forged calendar may give days that don't fit."""
    kind = ask.kind
    try:
        stored = kind.parse(value)
    except ValueError:
        return True  # `take_answer` will say that it is no answer
    if isinstance(kind, DayQuestion):
        return meant(When.of(value).day, kind.toward, turn.today)
    if isinstance(kind, PickCountry):
        return turn.hear(stored.country).place() == value
    return not isinstance(kind, PickZone) or turn.hear(value).zone(kind.country) == value


def reason_to_confirm(days: Iterable[date], toward: Toward, today: date) -> str | None:
    """Return why a day has to be confirmed: `far`, or `past` if a future day is asked for; else None."""
    for day in days:
        if abs(day - today) > FAR:
            return "far"
        if day < today and toward is Toward.future:
            return "past"
    return None


def complaint(ask: Ask[Any], *, told: bool = False) -> str:
    """Return the block of `coach` that says which answer is needed. told: the person poured something out."""
    kind = ask.kind
    if isinstance(kind, DayQuestion):
        return NEEDED.get(kind.toward, "any_day_needed")
    if isinstance(kind, PickCountry):
        return "country_needed"
    if isinstance(kind, PickHour):
        return "hour_needed" if kind.first > 0 else "any_hour_needed"
    if isinstance(kind, PickZone):
        return "zone_needed"
    return "button_needed_told" if told else "button_needed"


def too_long(ask: Ask[Any]) -> str:
    """Return the block of `coach` for a text that is too long; names have a limit of their own."""
    return "name_too_long" if is_name(ask) else "too_long"
