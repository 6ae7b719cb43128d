"""Roles behind a comma or in a sentence of their own, and how far it got, as people write it."""

from datetime import date

import pytest

from bot.coach.facts.application import Stage
from bot.language.understanding.lines.reading import read_lines
from bot.turn.interpreting.parts import parts
from bot.turn.readings.report import News, Report

TODAY = date(2026, 11, 26)


def told(text: str) -> tuple[Report, ...]:
    return read_lines(text, TODAY, "GB", ())


@pytest.mark.parametrize(
    ("text", "company", "role"),
    [
        ("i got rejected by dpd, parcel sorter, after the interview", "Dpd", "parcel sorter"),
        ("waiting to hear from the dairy, churn loader, nothing yet", "Dairy", "churn loader"),
        ("greggs, baker, still nothing", "Greggs", "baker"),
        ("tesco, driver. no date", "Tesco", "driver"),
        ("refused by Siemens. Position was quality engineer", "Siemens", "quality engineer"),
        ("applied to bosch, the role is warehouse picker", "Bosch", "warehouse picker"),
        ("pret a manger barista, applied monday", "Pret A Manger", "barista"),
        ("had my interview w kpmg audit grad scheme today", "Kpmg", "audit grad scheme"),
        ("interview with lush yesterday for a floor superviser", "Lush", "floor superviser"),
        ("timpson locksmith, interviewed monday", "Timpson", "locksmith"),
    ],
)
def test_the_role_is_found_and_is_no_company(text: str, company: str, role: str) -> None:
    """Small words that end in a job are a role where the company was named before them."""
    [one] = told(text)
    assert (one.company, one.role) == (company, role)


def test_behind_a_comma_a_known_company_is_still_one() -> None:
    """A list of companies, each with its role."""
    found = told("applied to aldi, tesco cashier and asda driver")
    assert [one.company for one in found] == ["Aldi", "Tesco", "Asda"]


@pytest.mark.parametrize(
    "text",
    ["morrisons, nights, applied 10 days ago, no interview yet", "applied to lidl, haven't had an interview"],
)
def test_no_interview_yet_is_none(text: str) -> None:
    """It says that only the application was sent."""
    [one] = told(text)
    assert one.news is News.applied
    assert one.stage in (None, Stage.applied)


def test_from_an_interview_on_a_past_day_the_answer_is_counted() -> None:
    """The two weeks begin with the interview, not today."""
    [one] = told("no update from my interview at the BBC on the 9th, they promised feedback in two weeks")
    assert (one.news, one.met_on, one.day) == (News.nothing, date(2026, 11, 9), date(2026, 11, 23))


@pytest.mark.parametrize(
    ("text", "taken_apart"),
    [
        ("i'm so nervous", ["i'm so nervous"]),
        ("it was so long ago", ["it was so long ago"]),
        ("they said no so im sad", ["they said no", "im sad"]),
    ],
)
def test_very_begins_no_part(text: str, taken_apart: list[str]) -> None:
    """A "so" that means "very" holds a feeling together."""
    assert parts(text) == taken_apart


def test_within_the_week_is_a_week_after_the_interview() -> None:
    """Who had two interviews got to a later round."""
    [one] = told(
        "waiting on aldi, shift manager, had 2 interviews, last one on tues, they said within the week"
    )
    assert (one.stage, one.met_on, one.day) == (Stage.later, date(2026, 11, 24), date(2026, 12, 1))
