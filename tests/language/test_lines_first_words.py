"""Somebody's first words: several things told in one breath, in small letters, as on a phone."""

from __future__ import annotations

from datetime import date

import pytest

from bot.language.understanding.lines.reading import read_lines
from bot.turn.readings.report import News, Report

TODAY = date(2026, 11, 26)  # a Thursday


def read(text: str) -> tuple[Report, ...]:
    """Read a line as typed in Britain by somebody who has told nothing yet."""
    return read_lines(text, TODAY, "GB", ())


def one(text: str) -> Report:
    """Read a line that tells of one application."""
    (report,) = read(text)
    return report


@pytest.mark.parametrize(
    ("text", "company", "role"),
    [
        ("dunnes till job, interviewed monday, nothing yet", "Dunnes", "till"),
        ("asda trolleys, still nothing", "Asda", "trolleys"),
        ("halfords customer service application sent last night", "Halfords", "customer service"),
        ("wetherspoons kp interview sat 2pm", "Wetherspoons", "kp"),
        ("interview at 9am tomorrow at travelodge housekeeping", "Travelodge", "housekeeping"),
        ("nothing back from the co op, night fill, applied the 9th", "Co Op", "night fill"),
        ("applied mcdonalds crew member yesterday", "Mcdonalds", "crew member"),
        ("greggs night baker app went in on monday", "Greggs", "night baker"),
        ("forklift job in Ocado interview next tuesday 13:30", "Ocado", "forklift"),
        ("DMV clerk job: they emailed that the position was filled", "DMV", "clerk"),
        ("Tesco Extra no. Medical records clerk.", "Tesco Extra", "Medical records clerk"),
    ],
)
def test_a_job_is_kept_beside_its_company(text: str, company: str, role: str) -> None:
    """Where the work is done is what it is called: on the till, with the trolleys."""
    report = one(text)
    assert (report.company, report.role) == (company, role)


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("got an interview in brown thomas next wednesday at 11", "Brown Thomas"),
        ("hello i was on interview in DPD yesterday for driver", "DPD"),
        ("tomorrow i have interview in Tesco depot 8 morning", "Tesco"),
        ("got offered the job in woodies!! have to answer by tuesday", "Woodies"),
    ],
)
def test_a_company_may_stand_behind_in(text: str, company: str) -> None:
    """Much of the world, and Ireland, has an interview in a company."""
    assert one(text).company == company


@pytest.mark.parametrize(
    "text",
    [
        "got an interview in leeds on monday",
        "interview in the morning",
        "i have an interview in two weeks",
        "got an interview in person tomorrow",
        "interview in dublin wednesday at 11",
        "interview in a warehouse tomorrow",
    ],
)
def test_a_place_or_a_time_behind_in_is_no_company(text: str) -> None:
    """Where or when it is names nobody."""
    assert all(report.company is None for report in read(text))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("interview for the library assistant post was the 12th, cork city council", 12),
        ("boots said theyd let me know by friday, interview was this tues", 24),
        ("No response from PayPal since interview on 13 Nov", 13),
        ("waitin on dunnes since the interview tuesday week ago", 17),
        ("so i did that boots interview tues n still nothing, they said friday", 24),
        ("given interview in Tech Mahindra on 12th, no response", 12),
        ("Interviewed for Priory Group on 17 Nov. no feedback till now", 17),
    ],
)
def test_an_interview_that_was_keeps_its_day(text: str, day: int) -> None:
    """What was is no interview to come, however its day is said."""
    report = one(text)
    assert report.met_on == date(2026, 11, day)
    assert report.news in (News.met, News.nothing)


def test_an_interview_that_was_moved_lies_ahead() -> None:
    """What was moved has not been held."""
    report = one("my interview at acme was moved to the 12th")
    assert (report.news, report.day) == (News.interview, date(2026, 12, 12))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "I have applied for healthcare assistant at Nuffield, staff nurse at Harrogate District and "
            "community nurse at Locala",
            ["Nuffield healthcare assistant", "Harrogate District staff nurse", "Locala community nurse"],
        ),
        (
            "Applied for substitute teacher at Hilliard, para at Westerville, and tutor at Sylvan",
            ["Hilliard substitute teacher", "Westerville para", "Sylvan tutor"],
        ),
        (
            "so i applied to 3 places, tesco mahon, aldi douglas and the centra beside me",
            ["Tesco Mahon None", "Aldi Douglas None", "Centra None"],
        ),
        (
            "applied mcdonalds crew member n kfc team member sunday just gone",
            ["Mcdonalds crew member", "Kfc team member"],
        ),
        (
            "iceland knocked me back, cleaner job at the arndale still waiting, tesco interview fri",
            ["Iceland None", "Arndale cleaner", "Tesco None"],
        ),
        (
            "aldi stock assistant applied 3 weeks ago, tesco night fill 2 weeks ago, lidl deputy manager "
            "interview last tuesday with karen, dunnes till applied on monday",
            ["Aldi stock assistant", "Tesco night fill", "Lidl deputy manager", "Dunnes till"],
        ),
        (
            "lidl rejected me, aldi still nothing, tesco want to see me monday",
            ["Lidl None", "Aldi None", "Tesco None"],
        ),
        (
            "applied tesco as cook, asda and lidl last week",
            ["Tesco cook", "Asda None", "Lidl None"],
        ),
        ("applied tesco, asda and lidl last week", ["Tesco None", "Asda None", "Lidl None"]),
        ("evri no, dpd no, yodel still waiting", ["Evri None", "Dpd None", "Yodel None"]),
        ("accenture: applied 2nd nov. deloitte: applied 5th nov", ["Accenture None", "Deloitte None"]),
    ],
)
def test_each_of_several_is_kept_with_its_job(text: str, told: list[str]) -> None:
    """None of a list is lost for the words around it."""
    assert [f"{report.company} {report.role}" for report in read(text)] == told


def test_what_a_list_is_of_may_stand_behind_it() -> None:
    """Each has its own day and hour."""
    told = read("pizza express mon 3pm, wagamama tues 11am both interviews")
    assert [(report.company, report.day, report.at and report.at.hour) for report in told] == [
        ("Pizza Express", date(2026, 11, 30), 15),
        ("Wagamama", date(2026, 12, 1), 11),
    ]


@pytest.mark.parametrize(
    ("text", "news", "company"),
    [
        ("dropped my cv at Kirkwood hospice on saturday", News.applied, "Kirkwood hospice"),
        ("im after applying to supervalu for the deli counter on tuesday", News.applied, "Supervalu"),
        ("agency Staffline send me to Muller for night shift", News.applied, "Muller"),
        ("lidl in ballincollig said no this morning", News.no, "Lidl"),
        ("Leeds Teaching Hospitals regretted me today", News.no, "Leeds Teaching Hospitals"),
        (
            "the matron at Wharfedale Hospital say they have given the position to someone with experience",
            News.no,
            "Wharfedale Hospital",
        ),
        ("Got a mail from Wipro saying they are moving forward with other candidates", News.no, "Wipro"),
        ("I was a finalist at Upper Arlington but they picked someone else", News.no, "Upper Arlington"),
        ("that interview at the ivy? didnt get it", News.no, "Ivy"),
        ("five guys knocked me back", News.no, "Five Guys"),
        ("tesco no", News.no, "Tesco"),
        ("GXO take me!! start 7 december", News.offer, "GXO"),
        ("Mindtree has kept me on hold since last friday", News.on_hold, "Mindtree"),
        ("Dunmore IT just phoned with an offer", News.offer, "Dunmore IT"),
        ("im done with dunnes", News.withdrew, "Dunnes"),
        ("They have not taken me at Barchester.", News.no, "Barchester"),
        ("sacked off by Revolution, didnt even say why", News.no, "Revolution"),
        ("nothing off franco manca yet", News.nothing, "Franco Manca"),
        ("they say no in Amazon", News.no, "Amazon"),
        ("i wait for Hermes 10 days", News.nothing, "Hermes"),
        (
            "spoke to the boss at albert schloss, kenny, come in thursday 4ish",
            News.interview,
            "Albert Schloss",
        ),
    ],
)
def test_what_is_said_otherwise_is_heard(text: str, news: News, company: str) -> None:
    """Irish, Nigerian, Indian and second-language English say it in their own words."""
    report = one(text)
    assert (report.news, report.company) == (news, company)


@pytest.mark.parametrize(
    "text",
    [
        "sigh no",
        "deffo no",
        "they said they loved me and are still interviewing others",
        "i got others to apply to",
        "i'm done with job hunting",
        "i'm done with waiting",
        "my mam took me for lunch",
        "they gave the position to me",
        "i was on my best behaviour",
    ],
)
def test_what_tells_of_no_company_is_no_news_of_one(text: str) -> None:
    """A sigh, or what others did, is nobody's no."""
    assert all(report.company is None for report in read(text))
    assert all(report.news is not News.no for report in read(text))


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("applied to Acme 3 weeks ago, they said they'd reply in 2 weeks", date(2026, 11, 19)),
        ("applied to Acme 3 weeks ago, they said a fortnight and nothing", date(2026, 11, 19)),
        ("interview at Acme 3 weeks ago, they said they'd let me know in a week", date(2026, 11, 12)),
        ("interview at Acme yesterday, they'll answer in two weeks", date(2026, 12, 10)),
        ("applied to Acme 3 weeks ago, they rang today and said two more weeks", date(2026, 12, 10)),
    ],
)
def test_a_time_that_was_named_then_is_counted_from_then(text: str, due: date) -> None:
    """One that they name now begins now."""
    assert one(text).day == due


@pytest.mark.parametrize(
    "text",
    [
        "waiting on 3 places. tesco, lidl and aldi",
        "waiting on three jobs: tesco till, lidl night fill and aldi",
    ],
)
def test_how_many_there_are_is_no_part_of_the_list(text: str) -> None:
    """Each of them is one application."""
    assert [report.company for report in read(text)] == ["Tesco", "Lidl", "Aldi"]
