"""A chat message is read as news of applications."""

from __future__ import annotations

import tomllib
from datetime import date, time
from pathlib import Path

import pytest

from bot.coach.facts.application import Stage, Via
from bot.language.understanding.lines.reading import read_lines
from bot.turn.readings.report import News, Report
from tests.line_figures import TODAY, figures
from tests.support.bounded import is_bounded

FOLDER = Path(__file__).parents[1] / "hearing"
CASES = tomllib.loads((FOLDER / "lines.toml").read_text(encoding="utf-8"))
NOT_LINES = tomllib.loads((FOLDER / "not_lines.toml").read_text(encoding="utf-8"))


def read(text: str, *known: str) -> tuple[Report, ...]:
    return read_lines(text, TODAY, "GB", known)


def only(text: str, *known: str) -> Report:
    told = read(text, *known)
    assert len(told) == 1
    return told[0]


@pytest.mark.parametrize("text", [text for texts in NOT_LINES.values() for text in texts])
def test_what_is_no_news_of_an_application_is_not_read_as_one(text: str) -> None:
    """Feelings, questions, wishes, plans and answers tell of nothing, even if they name a company."""
    assert read(text) == ()


def test_there_are_enough_messages_that_are_no_news() -> None:
    """A false reading writes down what nobody said, so it is tried on many."""
    assert sum(map(len, NOT_LINES.values())) >= 150


@pytest.mark.parametrize(("kept", "least"), [(False, 0.96), (True, 0.85)])
def test_the_measured_lines_stay_as_well_read_as_they_are(kept: bool, least: float) -> None:
    """`python -m tests.line_figures tests/hearing/lines.toml` prints the figures."""
    counted, _ = figures(CASES, kept)
    assert counted["non-lines fired"] == 0
    assert counted["applications right"] >= least * counted["applications"]
    assert counted["cells company right"] == counted["cells company"]


def test_each_of_several_companies_has_its_own_news() -> None:
    """Two kinds of news in one message don't mix."""
    no, interview = read("Novaterra said no, Ardent Hotels want me in tues 9am")
    assert (no.company, no.news, no.day) == ("Novaterra", News.no, None)
    assert (interview.company, interview.news) == ("Ardent Hotels", News.interview)
    assert (interview.day, interview.at) == (date(2026, 12, 1), time(9))


def test_a_full_stop_after_an_hour_ends_a_sentence() -> None:
    """What follows it is about another company."""
    told = read("harrow college: rejected. stanmore college: interview 3 dec 1pm. wembley college: nothing")
    assert [(one.company, one.news) for one in told] == [
        ("Harrow College", News.no),
        ("Stanmore College", News.interview),
        ("Wembley College", News.nothing),
    ]


@pytest.mark.parametrize(
    ("text", "news"),
    [
        ("HSE panel: placed 14th, no offer yet", News.offer),
        ("Lakeside haven't rejected me, they just can't meet before June", News.no),
        ("if Hexworth says no i'll try again", News.no),
        ("my brother got an offer from Hexworth", News.offer),
    ],
)
def test_an_answer_that_was_not_given_is_never_read(text: str, news: News) -> None:
    """A no or an offer that nobody gave would close or change an application."""
    assert news not in {one.news for one in read(text)}


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("they went with someone from Deloitte", None),
        ("they gave it to somebody else from Aldi", None),
        ("they picked the other guy from Lidl", None),
        ("Acme went with someone from Deloitte", "Acme"),
        ("turned down by Kite, they chose someone from Google", "Kite"),
        ("went with another candidate at Tesco", "Tesco"),
        ("someone from Deloitte rang, its a no", "Deloitte"),
        ("i got a no from Deloitte", "Deloitte"),
    ],
)
@pytest.mark.parametrize("known", [(), ("Deloitte",)])
def test_where_the_other_candidate_comes_from_said_no_to_nobody(
    text: str, company: str | None, known: tuple[str, ...]
) -> None:
    """It is no company of the person's, even if they have applied there."""
    assert [one.company for one in read_lines(text, TODAY, "GB", known)] == ([company] if company else [])


def test_a_list_of_companies_shares_what_is_said_of_all() -> None:
    """The role and the day hold for each company of the list."""
    told = read("applied at Quill Dairy, Bell Insurance and TRG Solutions today, all admin")
    assert [one.company for one in told] == ["Quill Dairy", "Bell Insurance", "TRG Solutions"]
    assert {(one.role, one.applied, one.news) for one in told} == {("admin", TODAY, News.applied)}


def test_a_company_that_is_known_is_given_as_that_one() -> None:
    """Case, slips and legal forms don't make another company of it."""
    for typed in ("kestrel freight", "Kestrel Frieght", "Kestrel Freight Ltd"):
        assert only(f"rejected by {typed}", "Kestrel Freight").company == "Kestrel Freight"


def test_a_name_in_small_letters_gets_capitals() -> None:
    """A name that was typed with a capital is left as it is."""
    assert only("rejected by tallow and sons").company == "Tallow and Sons"
    assert only("rejected by eBay today").company == "eBay"


def test_details_of_an_interview_are_read_from_one_line() -> None:
    """Day, hour, zone, contact and through whom it goes stand in one message."""
    told = only("interview w pelican freight fri 2pm GMT on teams, donna from hr is running it")
    assert (told.company, told.day, told.at, told.zone) == (
        "Pelican Freight",
        date(2026, 11, 27),
        time(14),
        "GMT",
    )
    assert (told.contact, told.via, told.stage) == ("Donna", Via.recruiter, Stage.first)


def test_the_reason_of_a_no_is_kept_as_it_was_typed() -> None:
    """Curly apostrophes stay curly; who said it is left out."""
    assert only("Hexworth said no, they wanted more SQL").reason == "they wanted more SQL"
    assert only("No from Hexworth. Said I don’t have the experience").reason == "I don’t have the experience"


@pytest.mark.parametrize(
    ("link", "company"),
    [
        ("https://boards.greenhouse.io/corvidlabs/jobs/552", "Corvidlabs"),
        ("https://jobs.lever.co/fenwick-robotics/1f2e", "Fenwick-robotics"),
        ("https://jobs.ashbyhq.com/Meridian/3f0a", "Meridian"),
        ("https://apply.workable.com/sundial/j/8F2B1C/", "Sundial"),
        ("https://opaline.jobs.personio.de/job/99?language=en", "Opaline"),
        ("https://jobs.smartrecruiters.com/Arbour/743999-senior-nurse", "Arbour"),
        ("https://careers.tamarind.com/jobs/77", "Tamarind"),
    ],
)
def test_a_link_to_a_job_names_its_company(link: str, company: str) -> None:
    """A bare link is less sure: somebody may only have looked at it."""
    assert only(link).company == company
    assert only(f"applied {link}").sure > only(link).sure


def test_a_link_of_a_job_board_names_no_company() -> None:
    """It tells of an application only if they say that they applied."""
    assert read("https://www.linkedin.com/jobs/view/4198823301/") == ()
    told = only("applied yesterday https://www.linkedin.com/jobs/view/4198823301/")
    assert (told.company, told.applied) == (None, date(2026, 11, 25))


def test_what_names_the_company_only_by_its_kind_is_less_sure() -> None:
    """It may be a name or not: "the bakery"."""
    assert only("the bakery said no").sure < 0.8 < only("rejected by Hexworth").sure


@pytest.mark.parametrize(
    "sign",
    [
        "a ",
        "at ",
        "applied ",
        "no, ",
        "((((",
        "1/1 ",
        "interview ",
        "got the ",
        "www.a",
        "the ",
        "\ue000",
        "Aa. ",
        "I ",
    ],
)
def test_a_message_of_any_kind_is_read_in_bounded_time(sign: str) -> None:
    """Nothing that fits into a message takes longer than a blink."""
    text = (sign * 4096)[:4096]
    for size in (4096, 1500):
        assert is_bounded(read, text[:size], most=0.5)


@pytest.mark.parametrize(
    ("text", "companies"),
    [
        ("applied to HSBC, tester, yesterday. and to Deloitte, QA, on Monday", ["HSBC", "Deloitte"]),
        ("applied to hsbc yesterday and to deloitte on monday", ["Hsbc", "Deloitte"]),
        (
            "applied to Wipro. then to Infosys on Monday. Also Cognizant last week",
            ["Wipro", "Infosys", "Cognizant"],
        ),
        ("applied to Tesco today, and Lidl last week", ["Tesco", "Lidl"]),
        ("applied to HSBC and to my surprise they called back", ["HSBC"]),
        ("Applied to HSBC yesterday. And Karen called", ["HSBC"]),
        ("rejected by HSBC. and to Deloitte I say hello", ["HSBC"]),
    ],
)
def test_who_goes_on_with_a_list_leaves_out_the_verb(text: str, companies: list[str]) -> None:
    """Each has its own day and role; what has a verb of its own goes on with nothing."""
    assert [one.company for one in read(text)] == companies


def test_each_of_a_list_without_its_verb_has_its_own_day_and_role() -> None:
    """The day stands beside it."""
    first, second = read("applied to HSBC, tester, yesterday. And Accenture last week, test engineer")
    assert (first.role, first.applied) == ("tester", date(2026, 11, 25))
    assert (second.role, second.applied) == ("test engineer", date(2026, 11, 19))


def test_a_company_may_stand_before_the_agency_that_it_goes_through() -> None:
    """Boards and mail are no agency."""
    told = only(
        "DHL via Transline, HGV driver, interviewed five weeks ago, Karen at the agency said by 4 december"
    )
    assert (told.company, told.role, told.via, told.contact) == ("DHL", "HGV driver", Via.agency, "Karen")
    assert (told.news, told.met_on, told.day) == (News.met, date(2026, 10, 22), date(2026, 12, 4))
    assert only("applied to DHL via Transline yesterday").via is Via.agency
    assert only("applied to DHL via LinkedIn yesterday").via is None


@pytest.mark.parametrize(
    ("text", "contact"),
    [
        ("applied to Zoho as QA lead, contact Priya Nair, they will revert by 5th Dec", "Priya Nair"),
        ("spoke to Helen Ward from HR at Crestline, they said friday", "Helen Ward"),
        ("interview at Boots 2 dec with Helen, the ward manager", "Helen"),
        ("interview at Boots 2 dec with Karen Recruiter", "Karen"),
    ],
)
def test_a_surname_belongs_to_a_name(text: str, contact: str) -> None:
    """What somebody is doesn't."""
    assert only(text).contact == contact


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("got an offer from TCS, written, reply by 10 december", True),
        ("TCS sent me the offer letter, reply by 10 december", True),
        ("got a verbal offer from Acme, nothing in writing yet", False),
        ("Acme offered me the job, not in writing though", False),
        ("Acme offered me the job", None),
        ("got an offer from Acme after the written test", None),
    ],
)
def test_whether_an_offer_is_in_writing_is_read(text: str, written: bool | None) -> None:
    """It isn't asked again."""
    told = only(text)
    assert (told.news, told.written) == (News.offer, written)


@pytest.mark.parametrize("what", ["another", "one more", "a further", "my second"])
def test_an_interview_that_they_had_lies_behind(what: str) -> None:
    """However many there were before; one that they have lies ahead."""
    told = only(f"had {what} interview at Acme on Wednesday")
    assert (told.news, told.met_on, told.day) == (News.met, date(2026, 11, 25), None)
    assert only(f"i have {what} interview at Acme on Monday").news is News.interview


def test_another_interview_is_no_other_candidate() -> None:
    """That they got another one is a no; that I got another interview must never be one."""
    assert only("got another interview at Acme on Monday").news is News.interview
    assert only("I've got another call with Acme on Monday").news is not News.no
    assert only("Acme got another candidate").news is News.no


def test_a_role_ends_where_something_else_begins() -> None:
    """An electrician has the job of an electrician; a reason is no part of a role."""
    assert only("interview at Acme for the electrician's job tomorrow").role == "electrician"
    assert only("applied for the manager's assistant role at Acme").role == "manager's assistant"
    told = only("Acme rejected me after the interview for pharmacist because i talked too long")
    assert (told.role, told.reason) == ("pharmacist", "i talked too long")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Applied to Corbel Stone (mason) and Tarn Foods (line cook)",
            [("Corbel Stone", "mason"), ("Tarn Foods", "line cook")],
        ),
        ("3 rejections today. Corbel Stone, Tarn Foods", [("Corbel Stone", None), ("Tarn Foods", None)]),
        ("corbel stone no, tarn foods no", [("Corbel Stone", None), ("Tarn Foods", None)]),
        ("still nothing from Corbel Stone or Tarn Foods", [("Corbel Stone", None), ("Tarn Foods", None)]),
        ("withdrew from both Corbel Stone and Tarn Foods", [("Corbel Stone", None), ("Tarn Foods", None)]),
    ],
)
def test_lists_are_told_in_many_ways(text: str, told: list[tuple[str, str | None]]) -> None:
    """Roles in brackets, a heading of its own, a no behind each name, and "or"."""
    assert [(one.company, one.role) for one in read(text)] == told


def test_what_stands_in_brackets_is_no_company() -> None:
    """A name behind another is whoever works there."""
    assert [one.company for one in read("Corbel Stone (Oonagh) turned me down")] == ["Corbel Stone"]


def test_another_goes_on_with_interviews() -> None:
    """It has its own day and company."""
    one, other = read("interview friday 8am at Corbel Stone and another monday 3pm at Tarn Foods")
    assert (one.company, other.company) == ("Corbel Stone", "Tarn Foods")
    assert (other.news, other.day) == (News.interview, date(2026, 11, 30))
