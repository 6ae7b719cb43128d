"""News in plain words of other people: what has to be answered, whom one sees, what went to somebody else."""

from datetime import date, time

import pytest

from bot.language.understanding.lines.reading import read_lines
from bot.turn.readings.report import News, Report

TODAY = date(2026, 11, 26)


def told(text: str) -> tuple[Report, ...]:
    return read_lines(text, TODAY, "GB", ())


@pytest.mark.parametrize(
    ("text", "news", "company"),
    [
        ("Quince Digital made me an offer, I need to reply by Monday", News.offer, "Quince Digital"),
        ("got it in writing from Copper Kettle, line cook", News.offer, "Copper Kettle"),
        ("call with Juniper Foods tomorrow 4pm", News.interview, "Juniper Foods"),
        ("seeing Hartley Lettings on wednesday at 10", News.interview, "Hartley Lettings"),
        ("the job at Salter Bearings was offered to someone else", News.no, "Salter Bearings"),
        ("Mensah Transport said they hired already", News.no, "Mensah Transport"),
        ("oakfield primary nope", News.no, "Oakfield Primary"),
        ("sent off for a chair at Clean Cuts today", News.applied, "Clean Cuts"),
        ("cold emailed Sandgate Pottery about work", News.applied, "Sandgate Pottery"),
        ("passed the test at Lantern Claims, next step is a panel", News.next_round, "Lantern Claims"),
        ("decision from Pinewood ISD slipped, december 14 now", News.promised, "Pinewood ISD"),
        ("Willow Clinic now say they will decide on 15 January", News.promised, "Willow Clinic"),
    ],
)
def test_plain_words_are_news(text: str, news: News, company: str) -> None:
    """A wish ("call …", "I need to …") only where something is wanted of the coach."""
    assert [(one.news, one.company) for one in told(text)] == [(news, company)]


@pytest.mark.parametrize(
    "text",
    [
        "call them for me tomorrow",
        "i need to talk to somebody about Acme",
        "call me sam",
        "seeing my mum tomorrow at 10",
        "the other flat was offered to someone else",
        "i'm going to pass on the biscuits",
        "passed my driving test",
        "nope",
        "put in for a day off",
    ],
)
def test_what_looks_alike_is_none(text: str) -> None:
    """Nobody has applied, been refused or invited anywhere."""
    assert not [one for one in told(text) if one.company]


def test_a_day_until_which_one_waits_is_the_day_of_the_answer() -> None:
    """Also where it is typed in short."""
    assert told("waiting on Marsh Pool til next monday")[0].day == date(2026, 11, 30)


def test_days_ahead_are_counted_from_today() -> None:
    """What comes "within" so many days is from the interview, "in" from the day on which it is said."""
    said = "I had an interview at Teasel School on monday. "
    assert told(f"{said}Result in 10 days.")[0].day == date(2026, 12, 6)
    assert told(f"{said}They answer within 10 days.")[0].day == date(2026, 12, 3)


def test_who_somebody_is_there_stands_before_the_name() -> None:
    """The owner of a company is met for the company."""
    found = told("Meeting with owner of Bracken Kennels tomorrow 7.45 am")[0]
    assert (found.company, found.day, found.at) == ("Bracken Kennels", date(2026, 11, 27), time(7, 45))


def test_a_link_of_nobody_names_company_and_job_in_its_path() -> None:
    """Its host is no company."""
    found = told("https://jobs.example.com/larkhill-books/bookseller-2231 applied just now")[0]
    assert (found.company, found.role) == ("Larkhill-books", "bookseller")
