"""Of all days that a mail names, the one to note is found."""

from datetime import date, time

import pytest

from bot.language.understanding.reports import reports_in
from bot.turn.readings.report import News, Slot
from tests.language.test_mails import TODAY, told
from tests.mail_figures import heads


def test_days_are_counted_from_the_mails_own_day() -> None:
    """A mail is often pasted days later."""
    mail = """From: Ann Lee <ann@marshend.example>
Date: Mon, 16 Nov 2026 at 10:00
Subject: Ward Clerk

Dear Sam, we are still deciding and you will hear from us by Friday.

Ann Lee
"""
    assert told(mail).day == date(2026, 11, 20)


def test_a_numeric_day_is_read_in_the_countrys_order() -> None:
    """12/03 is in December in the United States and in March in Britain."""
    mail = "Dear Sam,\n\nYour interview is scheduled for 12/03/2026 at 10:00.\n\nRegards,\nAnn Lee\n"
    assert told(mail, date(2026, 2, 2)).day == date(2026, 3, 12)
    assert told(mail, date(2026, 2, 2), "US").day == date(2026, 12, 3)


def test_all_times_to_choose_from_are_kept() -> None:
    """The first is the day to note."""
    mail = """Hi Sam,

We'd like to set up a call about the Ward Clerk role. Which of these works for you?

- Tue 1 Dec, 10:00 GMT
- Wed 2 Dec, 15:30 GMT

Best,
Ann Lee
"""
    found = told(mail)
    assert found.slots == (Slot(date(2026, 12, 1), time(10)), Slot(date(2026, 12, 2), time(15, 30)))
    assert (found.day, found.at, found.zone) == (date(2026, 12, 1), time(10), "GMT")


MOVED = (
    "Kevin has a conflict on Thursday. Could we move your interview from Thursday, December 3 at 10:30 AM"
    " ET to Monday, December 7 at 1:00 PM ET?",
    "quick update: Kevin has a conflict that day, so we need to move from Thursday, December 3 at 10:30 AM to"
    " Monday, December 7 at 1:00 PM. Same link.",
    "Your interview for the Baker role on 3 December at 10:30 has been rescheduled to 7 December at 1pm.",
    "We have had to postpone your interview of 3 December. The new date is Monday 7 December at 1pm.",
    "Maria is out sick, so your interview on Thursday moves to Monday 7 December, 1pm. Sorry!",
    "I'm afraid Priya can't make it on Thursday. Would you be able to come on Monday 7 December at 1pm"
    " instead?",
)


@pytest.mark.parametrize("said", MOVED)
def test_an_interview_that_is_moved_is_noted_on_its_new_day(said: str) -> None:
    """Whoever can't come is not the company, and the old day no longer counts."""
    found = told(f"Hi Sam,\n\n{said}\n\nKind regards,\nTom Reed\nNorthpine\n")
    assert (found.news, found.company) == (News.interview, "Northpine")
    assert (found.day, found.at, found.slots) == (date(2026, 12, 7), time(13), ())
    assert found.role in (None, "Baker")


def test_a_mail_without_a_company_is_about_the_known_one_that_it_mentions() -> None:
    """A no has to name its company itself, and of two that are known neither is taken."""
    moved = f"Hi Sam,\n\n{MOVED[0]}\n\nThe link is in your Northpine invitation.\n\nTom\n"
    [found] = reports_in(moved, TODAY, "GB", ("Northpine", "Boots"), heads())
    assert found.company == "Northpine"
    both = moved.replace("invitation.", "invitation, Boots too.")
    assert reports_in(both, TODAY, "GB", ("Northpine", "Boots"), heads())[0].company is None
    no = "Dear Sam,\n\nUnfortunately you were not selected. Wear your Boots.\n\nKind regards,\nTom"
    assert reports_in(no, TODAY, "GB", ("Boots",), heads())[0].company is None
