"""A list whose items are divided by dashes is a table, on one line too."""

from datetime import date

import pytest

from bot.coach.facts.application import Stage
from bot.language.understanding.reports import reports_in
from bot.turn.readings.report import News, Report

TODAY = date(2026, 11, 24)
ITEMS = (
    "Flipkart - SDE2 - final round done",
    "Razorpay - Backend engineer - HR round on Wed",
    "Swiggy - Senior dev - applied 10 Nov",
    "Zerodha - platform engineer - take-home submitted",
)


def read(text: str) -> tuple[Report, ...]:
    return reports_in(text, TODAY, "IN", (), None)


@pytest.mark.parametrize("between", [", ", "; ", "\n", ", and "])
def test_each_item_is_an_application(between: str) -> None:
    """With its company, its role and how far it is."""
    reports = read(between.join(ITEMS))
    assert [(one.company, one.role) for one in reports] == [
        ("Flipkart", "SDE2"),
        ("Razorpay", "Backend engineer"),
        ("Swiggy", "Senior dev"),
        ("Zerodha", "platform engineer"),
    ]
    assert [one.stage for one in reports][::2] == [Stage.final, Stage.applied]
    assert reports[0].news is News.met
    assert reports[1].day == date(2026, 11, 25)
    assert reports[2].applied == date(2026, 11, 10)


def test_what_leads_to_the_list_is_no_company() -> None:
    assert read(f"here they are: {', '.join(ITEMS)}")[0].company == "Flipkart"


@pytest.mark.parametrize(
    "text",
    [
        "had my interview - it went well - now i wait, they said friday - we'll see",
        "i'm tired - really",
        "Interview at Acme - Friday - 3pm",
        "applied to Acme - nurse, Globex - cook",
    ],
)
def test_dashes_in_a_sentence_make_no_table(text: str) -> None:
    assert len(read(text)) < 3
    assert not any(one.company in ("had my interview", "i'm tired", "Friday") for one in read(text))


@pytest.mark.parametrize(
    "text",
    [
        "I've had two interviews. One was for a shift manager job at Wincanton on the 17th, and the other was"
        " for depot supervisor at DHL last Thursday.",
        "I've had two interviews, one at Wincanton on the 17th and the other at DHL last Thursday",
        "i had 2 interviews, first one was with Wincanton on the 17th, the second was with DHL last thursday",
    ],
)
def test_one_and_the_other_of_two_interviews(text: str) -> None:
    """Neither is lost, and both were held."""
    reports = read(text)
    assert [one.company for one in reports] == ["Wincanton", "DHL"]
    assert [one.news for one in reports] == [News.met, News.met]


def test_one_of_two_that_is_not_told_of_is_none() -> None:
    assert len(read("I've had two interviews and I'm exhausted")) < 2
