"""Days and hours in a chat message are read, each for what it is the day of."""

from datetime import date, time

import pytest

from bot.coach.facts.application import Stage
from bot.language.understanding.lines.promised_day import promised_day
from bot.language.understanding.lines.reading import read_lines
from bot.turn.readings.report import News
from tests.language.test_lines import only
from tests.line_figures import TODAY


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


@pytest.mark.parametrize(
    "text",
    [
        "Sable Tech wrote, they now say the 11th of December",
        "Sable Tech rang and now they tell me it'll be 11 december",
        "Sable Tech say by the 11th now",
    ],
)
def test_a_day_that_they_now_say_is_that_of_the_answer(text: str) -> None:
    """However the new one is put."""
    told = only(text)
    assert (told.news, told.day) == (News.promised, date(2026, 12, 11))


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
    """A day early next year doesn't lie in the past."""
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
    assert promised_day(text, TODAY, "GB") == day


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
