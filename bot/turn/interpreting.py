"""A text → the answer that it is to the open question, or what is to be asked back about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from bot.talk.ask import Ask
from bot.talk.kinds import PickCountry, PickDate, PickHour, PickZone, Toward, Unkept, Write
from bot.turn.names import is_name
from bot.turn.person import Run
from bot.turn.turn import Turn

FAR = timedelta(days=2 * 365)
"""A day further away than this is questioned: a slip of the finger, most likely."""

UNSURE = "?"
"""Begins the draft answer of a date that is not confirmed: `?2026-12-03,2027-03-12`."""

NEEDED = {
    Toward.ahead: "day_needed",
    Toward.later: "later_day_needed",
    Toward.past: "past_day_needed",
}
"""Blocks that say which days can be meant, where not all can."""


@dataclass(frozen=True)
class Unsure:
    """The days that may be meant, to be asked back."""

    days: tuple[date, ...]

    @property
    def draft(self) -> str:
        """As it is kept while it is not confirmed."""
        return UNSURE + ",".join(day.isoformat() for day in self.days)


def unsure_of(draft: str | None) -> tuple[date, ...]:
    """The days of a draft that is not confirmed; none where it is something else."""
    if not draft or not draft.startswith(UNSURE):
        return ()
    return tuple(date.fromisoformat(day) for day in draft.removeprefix(UNSURE).split(","))


def interpreted(turn: Turn, run: Run, ask: Ask[Any], text: str) -> str | Unsure | None:
    """The stored answer; None if it is none."""
    kind = ask.kind
    if isinstance(kind, Write):
        return text
    if isinstance(kind, PickDate):
        return _day(turn, run, kind, text)
    if isinstance(kind, PickCountry):
        return turn.reader.place(turn.person, text)
    if isinstance(kind, PickZone):
        return turn.reader.zone(text, kind.country)
    if isinstance(kind, PickHour) and (hour := turn.reader.hour(text)) is not None:
        return str(hour) if kind.first <= hour <= kind.last else None
    if isinstance(kind, Unkept):
        return None
    return turn.reader.option(turn.person.language, run, run.position, text)


def _day(turn: Turn, run: Run, kind: PickDate, text: str) -> str | Unsure | None:
    today = turn.today
    asked_back = unsure_of(run.draft_answer)
    if len(asked_back) == 1 and turn.reader.agrees(turn.person.language, text):
        return asked_back[0].isoformat()
    days = turn.reader.days(turn.person, text, today, past=kind.toward is Toward.past)
    days = tuple(day for day in days if meant(day, kind.toward, today))
    if not days:
        return None
    if len(days) == 1 and days[0] in asked_back:
        return days[0].isoformat()  # said a second time: it is meant
    if len(days) > 1 or doubtful(days, kind.toward, today) is not None:
        return Unsure(days)
    return days[0].isoformat()


def meant(day: date, toward: Toward, today: date) -> bool:
    """Whether a day can be an answer at all."""
    if toward is Toward.past:
        return day <= today
    first = {Toward.ahead: today, Toward.later: today + timedelta(days=1)}.get(toward, date.min)
    return day >= first


def can_be_tapped(turn: Turn, ask: Ask[Any], value: str) -> bool:
    """Whether a button can have brought this: an old calendar, or a forged one, may bring other days."""
    kind = ask.kind
    try:
        stored = kind.parse(value)
    except ValueError:
        return True  # said where it is answered
    if isinstance(kind, PickDate):
        return meant(stored, kind.toward, turn.today)
    if isinstance(kind, PickCountry):
        return turn.reader.place(turn.person, stored.country) == value
    return not isinstance(kind, PickZone) or turn.reader.zone(value, kind.country) == value


def doubtful(days: Iterable[date], toward: Toward, today: date) -> str | None:
    """Why a day is questioned: `far`, or `past` where the future is meant."""
    for day in days:
        if abs(day - today) > FAR:
            return "far"
        if day < today and toward is Toward.future:
            return "past"
    return None


def complaint(ask: Ask[Any], *, told: bool = False) -> str:
    """The block of `coach` that says what is needed here instead. told: they were pouring something out."""
    kind = ask.kind
    if isinstance(kind, PickDate):
        return NEEDED.get(kind.toward, "any_day_needed")
    if isinstance(kind, PickCountry):
        return "country_needed"
    if isinstance(kind, PickHour):
        return "hour_needed"
    if isinstance(kind, PickZone):
        return "zone_needed"
    return "button_needed_told" if told else "button_needed"


def too_long(ask: Ask[Any]) -> str:
    """The block of `coach` for a text that doesn't fit: a name is short."""
    return "name_too_long" if is_name(ask) else "too_long"
