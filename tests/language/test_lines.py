"""What a chat message tells about applications."""

from __future__ import annotations

import time as clock
import tomllib
from datetime import date, time
from pathlib import Path

import pytest

from bot.coach.facts.application import Stage, Via
from bot.language.understanding.lines import read_lines
from bot.language.understanding.lines.answer_said import answer_said
from bot.turn.told import News, Told
from tests.line_figures import TODAY, figures

FOLDER = Path(__file__).parents[1] / "hearing"
CASES = tomllib.loads((FOLDER / "lines.toml").read_text(encoding="utf-8"))
NOT_LINES = tomllib.loads((FOLDER / "not_lines.toml").read_text(encoding="utf-8"))


def read(text: str, *known: str) -> tuple[Told, ...]:
    return read_lines(text, TODAY, "GB", known)


def only(text: str, *known: str) -> Told:
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


@pytest.mark.parametrize(
    ("said", "hour"),
    [
        ("2pm", time(14)),
        ("14h15", time(14, 15)),
        ("10.30am", time(10, 30)),
        ("at half 2", time(14, 30)),
        ("at half past nine", time(9, 30)),
        ("at quarter to 4", time(15, 45)),
        ("at noon", time(12)),
        ("at 3 in the afternoon", time(15)),
        ("9-ish", time(9)),
        ("at 10", time(10)),
        ("1330", time(13, 30)),
        ("11", time(11)),
        ("2-3pm", time(14)),
        ("between 10 and 11am", time(10)),
        ("at 4 o'clock", time(16)),
        ("09:05", time(9, 5)),
    ],
)
def test_hours_are_read_in_all_forms(said: str, hour: time) -> None:
    """An hour without am or pm is one at which people meet."""
    assert only(f"interview at Kappa Mills next monday {said}").at == hour


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("by friday", date(2026, 11, 27)),
        ("next tuesday", date(2026, 12, 1)),
        ("by the 11th", date(2026, 12, 11)),
        ("by 4 dec", date(2026, 12, 4)),
        ("by 3/12", date(2026, 12, 3)),
        ("in two weeks", date(2026, 12, 10)),
        ("by end of next week", date(2026, 12, 4)),
        ("mid january", date(2027, 1, 15)),
        ("thursday week", date(2026, 12, 10)),
        ("within 5 working days", date(2026, 12, 3)),
        ("by the end of the month", date(2026, 11, 30)),
        ("week commencing 7 december", date(2026, 12, 7)),
        ("the day after tomorrow", date(2026, 11, 28)),
    ],
)
def test_the_day_of_the_answer_is_read_in_all_forms(said: str, day: date) -> None:
    """What was promised is the day of the answer, not that of an interview."""
    told = only(f"Sable Tech will let me know {said}")
    assert (told.news, told.day) == (News.promised, day)


def test_month_and_day_in_numbers_follow_the_country() -> None:
    """An American writes the month first."""
    assert only("applied to Kappa Mills 11/3").applied == date(2026, 3, 11)
    assert read_lines("applied to Kappa Mills 11/3", TODAY, "US", ())[0].applied == date(2026, 11, 3)


def test_a_closing_or_starting_day_is_not_the_day_of_an_answer() -> None:
    """They are days of the job, not of the application."""
    told = only("applied to Birch Council yesterday, closing date 4 dec")
    assert (told.applied, told.day) == (date(2026, 11, 25), None)
    assert only("got an offer from Birch Council, starting 4 jan").day is None
    assert only("got an interview at Birch Council, the job starts 4 jan").day is None


def test_the_reason_of_a_no_is_kept_as_it_was_typed() -> None:
    """Curly apostrophes stay curly."""
    assert only("Hexworth said no, they wanted more SQL").reason == "they wanted more SQL"
    assert (
        only("No from Hexworth. Said I don’t have the experience").reason
        == "Said I don’t have the experience"
    )


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
    started = clock.perf_counter()
    for size in (4096, 1500):
        read(text[:size])
    assert clock.perf_counter() - started < 1.0


@pytest.mark.parametrize(
    ("text", "met_on", "day"),
    [
        ("had an interview at DHL on 23 october, they said answer by 6 november", (10, 23), (11, 6)),
        ("had an interview at DHL five weeks ago, Thursday 22 October", (10, 22), None),
        ("interview at DHL 23 october", (10, 23), None),
        ("interviewed at Acme 2 november, they said by the 20th", (11, 2), (11, 20)),
        ("interviewed at Acme 23 november, they said by the 20th", (11, 23), (12, 20)),
        ("interviewed at Acme 2 november, they said by 4 december", (11, 2), (12, 4)),
        ("had an interview at Acme in October 2026, they said by 3 dec", (10, 15), (12, 3)),
    ],
)
def test_the_day_of_an_interview_that_was_held_is_kept(
    text: str, met_on: tuple[int, int], day: tuple[int, int] | None
) -> None:
    """A day without a year lies in the past where it has just passed, that of the answer too."""
    told = only(text)
    assert (told.news, told.met_on) == (News.met, date(2026, *met_on))
    assert told.day == (date(2026, *day) if day is not None else None)


def test_an_interview_ahead_has_no_day_behind() -> None:
    """Nor does a day early next year lie in the past."""
    told = only("interview with Acme on 12 January")
    assert (told.news, told.day, told.met_on) == (News.interview, date(2027, 1, 12), None)


def test_a_promised_call_is_an_answer_and_no_interview() -> None:
    """A call that is for an interview is one."""
    told = only("I applied yesterday to Zoho for Senior QA, they will call within 10 days")
    assert (told.news, told.stage, told.day) == (News.applied, Stage.applied, date(2026, 12, 6))
    told = only("Acme will phone me by 4 december")
    assert (told.news, told.day) == (News.promised, date(2026, 12, 4))
    assert only("they will call me for an interview at Zoho on 5 december").news is News.interview
    assert only("I have a call with Zoho on 5 december at 3pm").news is News.interview


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
    """So that it isn't asked again."""
    told = only(text)
    assert (told.news, told.written) == (News.offer, written)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("not the applied day, the day they will reply. 5 december", date(2026, 12, 5)),
        ("they will revert by 5th Dec", date(2026, 12, 5)),
        ("written offer, joining date 4 Jan, reply by 10 December", date(2026, 12, 10)),
        ("applied 3 november, they reply by 5 december", date(2026, 12, 5)),
        ("i applied on 5 november", None),
        ("5 december", None),
        ("not the day they reply, the applied day. 5 november", None),
        ("last tuesday, no reply yet", None),
        ("they answer by 5 december or by 7 december", None),
    ],
)
def test_the_day_of_an_answer_is_found_without_a_company(text: str, day: date | None) -> None:
    """Any other day is none, and of two neither is."""
    assert answer_said(text, TODAY, "GB") == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on monday Acme told me it takes 3 working days", (11, 26)),
        ("Acme said today they will decide within 3 working days", (12, 1)),
        ("Acme said yesterday i'd hear in two weeks", (12, 9)),
        ("they told me on friday i would hear within a week, Acme", (11, 27)),
        ("interview at Acme as a cook on 16 november, they'll let me know within 5 working days", (11, 23)),
        ("had an interview at Acme last friday, they said one week", (11, 27)),
        ("Acme will decide within 3 working days", (12, 1)),
        ("applied to Acme as a cook on 9 november, they will answer within two weeks", (12, 10)),
    ],
)
def test_a_promise_is_counted_from_the_day_on_which_it_was_made(text: str, day: tuple[int, int]) -> None:
    """That is the day that was named for it, else that of the interview; what is said now counts from now."""
    assert only(text).day == date(2026, *day)


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
