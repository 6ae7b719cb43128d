"""Days far off that nobody means are ignored: nothing is counted from them."""

from datetime import date, timedelta

import pytest

from bot.language.understanding.mails import read_mail
from bot.language.understanding.temporal.far_days import without_far_days
from bot.talk.days import FARTHEST, Toward, is_believable
from bot.turn.interpreting.answers import meant
from bot.turn.model.person import Person
from tests.support.app import Sit
from tests.support.words import TODAY, heard

ADA = Person(id=1, language="en", country="GB", zone_name="Europe/London")

ABSURD = [
    *("31 December 9999", "31.12.9999", "9999-12-31", "December 31st, 9999", "the 31st of december 9999"),
    *("31.12.10000", "31 december 10000", "1.1.0001", "0001-01-01", "0000-01-01", "5 May 2500"),
    *("in 9000 years", "in 999999999 weeks", "in 400000 weeks", "in 99999999999999999999 days"),
]


@pytest.mark.parametrize("said", ABSURD)
def test_no_reader_takes_it_for_a_day(said: str) -> None:
    """None takes it for the day of another year."""
    assert heard(said, ADA).days(past=False) == ()
    assert heard(said, ADA).days(past=True) == ()
    assert heard(f"until {said} please", ADA).day_in() is None
    assert heard(f"remind me on {said}", ADA).reminder_day() is None
    assert heard(f"they will let me know by {said}", ADA).answer_day() is None
    for text in (f"my interview at Globex is on {said}", f"I applied to Globex as a cook on {said}"):
        for report in heard(text, ADA).reports(()):
            assert (report.day, report.applied, report.met_on, report.slots) == (None, None, None, ())


@pytest.mark.parametrize("today", [TODAY, date.max, date.min, date(9999, 12, 25)])
@pytest.mark.parametrize("said", ABSURD)
def test_nothing_is_counted_beyond_the_calendar(said: str, today: date) -> None:
    """Whatever day it is: one that was asked back is counted from as well."""
    for text in (said, f"in 3 weeks or {said}", "the week after next", "end of the month"):
        heard(text, ADA, today).days(past=False)
        heard(f"until {text}", ADA, today).day_in()
        heard(f"interview at Acme {text}, answer within 99999999 weeks", ADA, today).reports(())
    mail = (
        f"Date: {said}\nSubject: Interview\n\nDear Sam,\nwe invite you to an interview on {said} at 10am. We"
    )
    read_mail(f"{mail} will let you know within 99999999 days of the closing date, {said}.\nAnn", today, "GB")


@pytest.mark.parametrize(
    "said",
    [
        *(
            "3 December 2026",
            "12/12/2026",
            "31 Dec 1500",
            "on 3 May at 0900",
            "2027-01-05",
            "5 of 12000 people",
        ),
        *("call 0207 946 0000 on 3 May", "£30000", "3 may", "room 1234 on Friday"),
    ],
)
def test_what_somebody_may_mean_stays(said: str) -> None:
    """An hour in four digits, an amount and a number are no years."""
    assert without_far_days(said, TODAY) == said


def test_a_day_can_be_as_far_as_anybody_lives() -> None:
    """No button may give another either."""
    for far in (FARTHEST, -FARTHEST):
        assert is_believable(TODAY + far, TODAY)
        assert not is_believable(TODAY + far + (far // abs(far.days)), TODAY)
    assert not any(meant(day, toward, TODAY) for day in (date.min, date.max) for toward in Toward)
    assert meant(TODAY + timedelta(days=800), Toward.later, TODAY)


@pytest.mark.parametrize("said", ["31 December 9999", "0001-01-01", "in 9000 years", "31.12.10000"])
async def test_it_is_answered_with_one_kind_sentence(said: str, sit: Sit) -> None:
    """Nothing is put off, and nothing is noted."""
    needed = "Which day? Tomorrow or later, please."
    async with sit() as sitting:
        await sitting.say_all("/start", "Just looking around")
        assert "won't send you anything" in await sitting.say("/pause")
        await sitting.say("Until a day")
        assert (await sitting.say(said)).startswith(needed)
        assert "I'll be quiet until Fri 25 Dec" in await sitting.say("25 December 2026")
