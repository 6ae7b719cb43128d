"""The many forms in which mails write a day, an hour and its zone."""

from datetime import date, time

import pytest

from bot.turn.readings.report import News, Slot
from tests.language.test_mails import told

WRITTEN = date(2026, 11, 26)
"""A Thursday."""

LETTER = """Dear Sam,

Thank you for your application for Ward Clerk at Norwood Clinic. You are invited to an interview{}.

Kind regards,
Ann Lee
HR Manager
"""


@pytest.mark.parametrize(
    ("said", "day", "at", "zone"),
    [
        (" on Thursday, 3rd December 2026, 10:30 AM IST", 3, time(10, 30), "IST"),
        (" on Wed Dec 2 @ 9:00a PT", 2, time(9), "PT"),
        (" on 2 December at 10h30", 2, time(10, 30), None),
        (" on Wednesday 2 December, 10h", 2, time(10), None),
        (" at 10u30 on Tuesday 1 December", 1, time(10, 30), None),
        (" on 03.12.2026 at 14.00 o'clock", 3, time(14), None),
        (" on Mittwoch, 2. Dezember 2026, 13:30 Uhr", 2, time(13, 30), None),
        (" on miércoles 2 de diciembre a las 13:30", 2, time(13, 30), None),
        (" on 2026年12月2日 13:30", 2, time(13, 30), None),
        (" at 20261203T140000Z", 3, time(14), "UTC"),
        (" the evening of 2 December at 7", 2, time(19), None),
        (" on 2 December at 10.30 or 14.00", 2, time(10, 30), None),
        (" on 2 December, 2pm Central", 2, time(14), "Central"),
        (" on 2 December at 11:00 (UAE time)", 2, time(11), "UAE time"),
        (":\n\nWhen: 2 December 2026 11:00-12:00. (UTC+00:00) Dublin", 2, time(11), "UTC+00:00"),
    ],
)
def test_a_day_is_read_in_the_forms_of_many_regions(said: str, day: int, at: time, zone: str | None) -> None:
    """The day, the hour and the zone are those that are written."""
    found = told(LETTER.format(said), WRITTEN)
    assert (found.day, found.at, found.zone) == (date(2026, 12, day), at, zone)


def test_tonight_is_in_the_evening() -> None:
    """What names the later half of a day says which hour is meant."""
    assert told(LETTER.format(" tonight at 7"), WRITTEN).at == time(19)


def test_the_zone_of_all_times_is_the_zone_of_each() -> None:
    """It is stated once, above or below the times."""
    times = ". All times are in IST:\n\n1) 1 December 10:00\n2) 2 December 15:30\n\nReply with your choice"
    found = told(LETTER.format(times), WRITTEN)
    assert (found.at, found.zone, len(found.slots)) == (time(10), "IST", 2)


def test_an_hour_in_two_zones_is_one_hour() -> None:
    """The same time for two places is no choice."""
    found = told(LETTER.format(" on 2 December at 10 am GMT / 3.30 pm IST"), WRITTEN)
    assert (found.at, found.zone, found.slots) == (time(10), "GMT", ())


def test_american_zones_put_the_month_first() -> None:
    """Who writes "10am PT" writes 12/1 for the first of December."""
    found = told(LETTER.format(" on 12/1 at 10am PT or 12/2 at 1pm PT"), WRITTEN)
    assert found.slots == (Slot(date(2026, 12, 1), time(10)), Slot(date(2026, 12, 2), time(13)))


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("within four (4) weeks of this mail", date(2026, 12, 24)),
        ("by the end of November", date(2026, 11, 30)),
        ("on or before December 4, 2026", date(2026, 12, 4)),
        ("in calendar week 50", date(2026, 12, 11)),
        ("by the last day of November", date(2026, 11, 30)),
    ],
)
def test_a_promised_day_is_read_in_many_forms(said: str, day: date) -> None:
    """By when an answer is promised."""
    mail = (
        f"Dear Sam,\n\nWe have received your application. You will hear from us {said}.\n\nRegards,\nAnn Lee"
    )
    assert told(mail, WRITTEN).day == day


def test_a_promise_that_was_not_kept_is_no_day_to_note() -> None:
    """The new one is."""
    mail = (
        "Hi Sam,\n\nI know I said you'd hear on Friday. We need a bit longer, please sit tight until"
        " Monday 7 December.\n\nPhil"
    )
    found = told(mail, WRITTEN)
    assert (found.news, found.day) == (News.promised, date(2026, 12, 7))


@pytest.mark.parametrize(
    "said", ["I'll chase them every Monday.", "Your letter of the 9th was passed to me."]
)
def test_what_comes_again_or_was_written_is_no_day_to_note(said: str) -> None:
    """Neither is an appointment."""
    mail = f"Hi Sam,\n\nThe Ward Clerk post has been put on hold. {said}\n\nRegards,\nAnn Lee"
    assert told(mail, WRITTEN).day is None


def test_a_weekday_in_a_title_is_no_day() -> None:
    """A "Saturday assistant" is a job."""
    mail = (
        "Dear Sam,\n\nI have received your application for Saturday assistant and will look at it soon."
        "\n\nRegards,\nAnn Lee"
    )
    assert told(mail, WRITTEN).day is None
