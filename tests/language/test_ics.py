"""Calendar files say the same hour in every calendar, wherever and whenever it is read."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from bot.coach.facts.application import Application, Stage, Via
from bot.coach.facts.appointments import Appointment, Occasion
from bot.language.wording.ics import calendar_file
from bot.language.wording.zone_rules import rules

NOTED = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
NOW = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)
ACME = Application(3, "Acme, Sons; & \\Co — " + "ä" * 60, "Data\nengineer", Stage.first, Via.agency, "Dana")
ZONES = (
    "Europe/Berlin",
    "Europe/Dublin",
    "America/New_York",
    "America/Santiago",
    "Asia/Jerusalem",
    "Asia/Kolkata",
    "Africa/Cairo",
    "Africa/Casablanca",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
    "Atlantic/Reykjavik",
)


def words(block: str, shows: Any) -> str:
    return f"{shows.get('occasion', block)}: {shows.get('title', '')}{shows.get('contact', '')}"


def an_interview(day: date, at: time | None, nth: int = 0) -> Appointment:
    return Appointment(Occasion.interview, ACME, day, NOTED, at, nth)


def written(
    one: Appointment, zone: str | None = "Europe/Berlin", now: datetime = NOW, person: int = 1
) -> str:
    return calendar_file(person, ZoneInfo(zone) if zone else None, [one], words, now)


def events(text: str) -> list[Any]:
    return list(Calendar.from_ical(text).walk("VEVENT"))


def by_the_rules(text: str, at: datetime) -> timedelta:
    """What is added to UTC at a local time, by the rules in the file alone, as Outlook counts it."""
    zone: Any = Calendar.from_ical(text).walk("VTIMEZONE")[0]
    latest: tuple[datetime, timedelta] | None = None
    for observance in zone.subcomponents:
        start = observance["DTSTART"].dt
        days = [start]
        if "RRULE" in observance:
            from dateutil.rrule import rrulestr

            days = rrulestr(observance["RRULE"].to_ical().decode(), dtstart=start).between(
                start, at, inc=True
            )
        for day in days:
            if day <= at and (latest is None or day > latest[0]):
                latest = (day, observance["TZOFFSETTO"].td)
    assert latest is not None
    return latest[1]


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("year", [2026, 2031])
def test_an_hour_is_the_same_by_the_name_of_the_zone_and_by_its_rules(zone: str, year: int) -> None:
    """In every week of the year: Google and Apple go by the name, Outlook by the rules."""
    for week in range(52):
        at = datetime(year, 1, 5, 14, 30) + timedelta(weeks=week)  # noqa: DTZ001 - what a clock shows
        text = written(an_interview(at.date(), at.time()), zone=zone)
        [event] = events(text)
        assert f"DTSTART;TZID={zone}:{at:%Y%m%dT%H%M%S}\r\n" in text
        assert f"\r\nTZID:{zone}\r\n" in text
        assert by_the_rules(text, at) == ZoneInfo(zone).utcoffset(at)
        assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(hours=1)


def test_rules_are_rules_where_there_are_any() -> None:
    """A calendar keeps to them in later years too, when an interview is moved there."""
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3" in written(an_interview(date(2026, 12, 3), time(9)))
    assert "RRULE" not in written(an_interview(date(2026, 12, 3), time(9)), zone="Africa/Casablanca")
    assert rules(ZoneInfo("Asia/Kolkata"), 2026, 2026) == ()


def test_where_no_zone_is_known_the_hour_is_what_the_clock_shows() -> None:
    """It has neither a zone nor the Z of UTC."""
    text = written(an_interview(date(2026, 12, 3), time(9)), zone=None)
    assert "DTSTART:20261203T090000\r\n" in text
    assert "VTIMEZONE" not in text


def test_a_day_without_an_hour_ends_on_the_next() -> None:
    """It takes no zone, and keeps nobody from being free."""
    text = written(an_interview(date(2026, 12, 31), None))
    assert "DTSTART;VALUE=DATE:20261231\r\n" in text
    assert "DTEND;VALUE=DATE:20270101\r\n" in text
    assert "TRANSP:TRANSPARENT\r\n" in text
    assert "VTIMEZONE" not in text


def test_a_name_comes_back_as_it_was_and_no_line_is_too_long() -> None:
    """Commas, semicolons and backslashes are marked; a line of more than 75 bytes goes on in the next."""
    text = written(an_interview(date(2026, 12, 3), time(9)))
    [event] = events(text)
    assert event["SUMMARY"] == f"interview: {ACME.company} · Data engineer"
    assert r"Acme\, Sons\; & \\Co" in text.replace("\r\n ", "")
    lines = text.encode().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() is not None for line in lines)  # none ends within a character
    assert b"\n" not in b"".join(lines)


def test_an_event_keeps_its_name_and_a_later_file_is_newer() -> None:
    """A calendar moves it, and has it once."""
    [first] = events(written(an_interview(date(2026, 12, 3), time(9))))
    [moved] = events(written(an_interview(date(2026, 12, 8), time(15)), now=NOW + timedelta(days=1)))
    assert first["UID"] == moved["UID"]
    assert first["SEQUENCE"] < moved["SEQUENCE"]
    assert first["DTSTAMP"].dt == NOW
    assert not first.walk("VALARM")
    [other] = events(written(an_interview(date(2026, 12, 3), time(9), nth=1)))
    [somebody] = events(written(an_interview(date(2026, 12, 3), time(9)), person=2))
    assert len({first["UID"], other["UID"], somebody["UID"]}) == 3


def test_an_interview_in_the_night_of_the_change_ends_an_hour_later() -> None:
    """By the clock on the wall it may be two hours, or none."""
    [event] = events(written(an_interview(date(2026, 10, 25), time(2, 30))))
    assert (event["DTSTART"].dt.hour, event["DTEND"].dt.hour) == (2, 2)
    assert event["DTEND"].dt.minute == 30
