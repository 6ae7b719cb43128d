"""The day or the hour of an interview is corrected in passing: "the Ivy one is at 3 not 2"."""

from datetime import date, time

import pytest

from bot.coach.facts.cases import Case
from bot.events import Commanded, Wrote
from tests.support.by_typing import history, once, says, somebody
from tests.support.chat import Chat


@once
def with_interview() -> Chat:
    """They have an interview at Ivy on Thursday at 14:00, and have applied to Acme and Baker."""
    chat = somebody("Acme", "Baker")
    chat.does(Commanded("log"))
    for answer in (
        "Ivy",
        "Waiter",
        "An interview",
        "in 2 days at 2pm",
        "Skip",
        "No date given",
        "No, thanks",
    ):
        chat.does(Wrote(answer, chat.messages + 1))
    return chat


def ivy(chat: Chat) -> Case:
    return next(case for case in history(chat).cases if case.application.company == "Ivy")


@pytest.mark.parametrize(
    ("text", "on", "begins"),
    [
        ("the ivy one is at 3 not 2", date(2026, 11, 26), time(15)),
        ("ivy's at half 3", date(2026, 11, 26), time(15, 30)),
        ("the interview at ivy is at 10am now", date(2026, 11, 26), time(10)),
        ("its on tuesday now the ivy one", date(2026, 12, 1), None),
        ("they moved ivy to friday", date(2026, 11, 27), None),
        ("ivy make that 4pm", date(2026, 11, 26), time(16)),
        ("make that 4pm", date(2026, 11, 26), time(16)),
        ("not thursday, friday", date(2026, 11, 27), None),
        ("change ivy to 10am", date(2026, 11, 26), time(10)),
    ],
)
def test_it_is_corrected_and_said_back(text: str, on: date, begins: time | None) -> None:
    """The other application stays as it is."""
    chat = with_interview()
    assert "the interview is now on" in says(chat, text)
    assert (ivy(chat).on, ivy(chat).begins) == (on, begins)


@pytest.mark.parametrize(
    "text",
    ["is ivy at 3?", "ivy is great", "ivy is closed on mondays", "make it stop", "it was monday not tuesday"],
)
def test_what_says_no_time_moves_nothing(text: str) -> None:
    """A question, or what is said of the place, is no correction."""
    chat = with_interview()
    says(chat, text)
    assert (ivy(chat).on, ivy(chat).begins) == (date(2026, 11, 26), time(14))


def test_it_is_corrected_while_something_else_is_asked() -> None:
    """Then that is asked again."""
    chat = with_interview()
    says(chat, "Baker said no")
    assert "How heavy" in says(chat, "the ivy one is at 3 not 2")
    assert ivy(chat).begins == time(15)


def test_a_first_interview_is_shown_before_it_counts() -> None:
    """Where none was noted it is one that is new."""
    chat = with_interview()
    assert "Is that right?" in says(chat, "the acme one is on friday now")


@pytest.mark.parametrize(
    "text",
    [
        "ivy put it off till friday, same time",
        "ivy pushed it to friday at the same time",
        "moved the ivy interview to friday, same hour",
    ],
)
def test_the_hour_stays_where_that_is_said(text: str) -> None:
    """The day alone moves, and a yes to that is a yes."""
    chat = with_interview()
    says(chat, text)
    assert (ivy(chat).on, ivy(chat).begins) == (date(2026, 11, 27), time(14))
    assert "All right" in says(chat, "yes")


def test_who_is_put_off_a_job_moves_no_interview() -> None:
    """They don't want it any more."""
    chat = with_interview()
    says(chat, "ivy put me off to be honest")
    assert ivy(chat).on == date(2026, 11, 26)


@pytest.mark.parametrize("text", ["oh and its at 3 not 2", "its at 3 not 2", "oh its 3 not 2"])
def test_an_hour_that_was_that_of_the_interview_is_its_hour_at_once(text: str) -> None:
    """It was noted in the same dialogue as the hour at which to write; and it is no name."""
    chat = Chat()
    for line in ("interview with Boots on monday at 2pm, pharmacy assistant", "yes", "uk", text):
        says(chat, line)
    (case,) = history(chat).cases
    assert (case.application.company, case.begins) == ("Boots", time(15))
