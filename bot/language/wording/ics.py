"""Write days of a person's as a calendar file, which Outlook, Google and Apple take in (RFC 5545).

What they disagree on decides the form: the zone is spelled out with the rules that hold there, since Outlook
goes by these and the others by its name; a day without an hour ends on the next one; a line is cut so that no
character is; and no alarm is set, as the coach reminds people itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from bot.coach.facts.appointments import Appointment, Occasion
from bot.coach.workdays import add_days
from bot.language.wording.zone_rules import Change, Rule, offset, rules
from bot.talk.visible import one_line

if TYPE_CHECKING:
    from icalendar import Component, Event, Timezone

LASTS = timedelta(hours=1)
"""How long an interview is in the calendar: nobody is asked. Our own choice."""

_OURS = UUID("6a3d1c0e-5f7b-4b53-9b0e-2a1d4cf0b7e9")
"""The namespace of the names of our events, made at random once."""

_END = "END:VCALENDAR\r\n"

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Words(Protocol):
    """Returns a block of `export` as plain text."""

    def __call__(self, block: str, shows: Mapping[str, Any], /) -> str:
        """Return the words of a block."""


def prepare() -> None:
    """Load the library, which takes a tenth of a second."""
    import icalendar  # noqa: F401 - loading it is all that is wanted


def calendar_file(
    person: int, zone: tzinfo | None, listed: Sequence[Appointment], words: Words, now: datetime
) -> str:
    """Return the text of a calendar file; see `pieces`."""
    return "".join(pieces(person, zone, listed, words, now))


def pieces(
    person: int, zone: tzinfo | None, listed: Sequence[Appointment], words: Words, now: datetime
) -> Iterator[str]:
    """Yield the text of a calendar file: how it begins, each event, and how it ends.

    person: makes the names of the events their own. zone: where the person lives; None if that isn't known:
    then an hour is whatever the clock shows where they read it.
    """
    from icalendar import Calendar

    there = zone if isinstance(zone, ZoneInfo) else None
    calendar = Calendar()
    calendar.add("PRODID", "-//Afterword//Afterword//EN")
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    timed = [one.day.year for one in listed if one.at is not None]
    if there is not None and timed:
        calendar.add_component(_zone(there, min(timed), max(timed)))
    yield _text(calendar).removesuffix(_END)
    for one in listed:
        yield _text(_event(person, there, one, words, now))
    yield _END


def _text(component: Component) -> str:
    text: str = component.to_ical().decode()
    return text


def _from_to(begins: datetime, zone: ZoneInfo | None) -> tuple[datetime, datetime]:
    """Return what the clocks show at the beginning and at the end, also where they change between."""
    if zone is None:
        return begins, begins + LASTS
    ends = (begins.replace(tzinfo=zone).timestamp()) + LASTS.total_seconds()
    return begins, datetime.fromtimestamp(ends, zone).replace(tzinfo=None)


def _event(person: int, zone: ZoneInfo | None, one: Appointment, words: Words, now: datetime) -> Event:
    from icalendar import Event

    event = Event()
    kept = uuid5(_OURS, f"{person} {one.occasion.value} {one.application.number} {one.nth}")
    event.add("UID", str(kept))
    event.add("DTSTAMP", now)
    # What is written later counts as newer, so that a calendar takes a changed day in.
    event.add("SEQUENCE", max(0, int((now - one.logged_at).total_seconds()) // 60))
    shows = {"occasion": one.occasion.value, "title": one_line(one.application.title)}
    event.add("SUMMARY", words("event", shows))
    if (contact := one.application.contact) and one.occasion is Occasion.interview:
        event.add("DESCRIPTION", words("event_with", {"contact": contact}))
    if one.at is None:
        event.add("DTSTART", one.day)
        event.add("DTEND", add_days(one.day, 1))
    else:
        begins, ends = _from_to(datetime.combine(one.day, one.at), zone)
        parameters = {"TZID": zone.key} if zone is not None else {}
        event.add("DTSTART", begins, parameters=parameters)
        event.add("DTEND", ends, parameters=parameters)
    busy = one.at is not None
    event.add("TRANSP", "OPAQUE" if busy else "TRANSPARENT")
    event.add("X-MICROSOFT-CDO-BUSYSTATUS", "BUSY" if busy else "FREE")
    return event


def _zone(zone: ZoneInfo, first: int, last: int) -> Timezone:
    """Return a zone with the rules by which its clocks change in these years."""
    from icalendar import Timezone

    component = Timezone()
    component.add("TZID", zone.key)
    changes = rules(zone, first, last)
    for rule in changes or (Rule(_never(zone, first)),):
        component.add_component(_observance(rule))
    return component


def _never(zone: ZoneInfo, year: int) -> Change:
    """Return the one time that a zone has whose clocks never change, as if they had been set long ago."""
    at = datetime(year, 1, 1, tzinfo=zone)
    there = offset(zone, at)
    return Change(datetime(1970, 1, 1), there, there, at.tzname() or zone.key)  # noqa: DTZ001 - a clock's face


def _observance(rule: Rule) -> Any:
    from icalendar import TimezoneDaylight, TimezoneStandard

    change = rule.first
    observance = TimezoneDaylight() if change.summer else TimezoneStandard()
    observance.add("DTSTART", change.at)
    observance.add("TZOFFSETFROM", change.before)
    observance.add("TZOFFSETTO", change.after)
    observance.add("TZNAME", change.name)
    if rule.yearly:
        day = _DAYS[rule.weekday]
        yearly: dict[str, Any] = {"FREQ": "YEARLY", "BYMONTH": change.at.month}
        if rule.nth is not None:
            yearly["BYDAY"] = f"{rule.nth}{day}"
        else:
            yearly |= {"BYMONTHDAY": list(rule.days), "BYDAY": day}
        observance.add("RRULE", yearly)
    return observance
