"""The day of the answer, said where another day is asked for, goes where it belongs."""

from datetime import date

import pytest

from bot.events import Commanded, Wrote
from bot.language.understanding.lines.promised_day import promised_day
from bot.talk.ask import SKIPPED
from bot.turn.interpreting.answers import unsure_of
from bot.turn.model.says import Asked
from bot.turn.texts import order
from tests.support.app import START
from tests.support.by_typing import says, somebody
from tests.support.turns import a_run, a_turn, now_open
from tests.turn.test_answering import a_log, wrote

NAMED = {"company": "DHL", "role": "Driver"}


@pytest.mark.parametrize(
    "text", ["not the applied day, the day they will reply. 5 december", "they will revert by 5th Dec"]
)
def test_the_day_of_the_answer_is_kept_and_the_other_asked_again(text: str) -> None:
    """It is said back."""
    turn = wrote(a_log(**NAMED, stage="applied"), text)
    run, ask = now_open(turn)
    assert (ask.key, run.answers["due"].value) == ("on", "2026-12-05")
    assert "on" not in run.answers
    [asked] = [say for say in turn.says if isinstance(say, Asked)]
    assert asked.before is not None
    assert asked.before.block == "due"


@pytest.mark.parametrize("text", ["last tuesday", "last tuesday, no reply yet", "3 november"])
def test_the_day_that_is_asked_for_is_taken_as_ever(text: str) -> None:
    """Also where it says that nobody has answered."""
    answers = wrote(a_log(**NAMED, stage="applied"), text).person.runs[0].answers
    assert "due" not in answers
    assert "on" in answers


@pytest.mark.parametrize(
    "text",
    [
        "23 october",
        "23 october, i said",
        "it's 23 october this year",
        "it was friday 23 october, not saturday",
    ],
)
def test_a_day_of_an_interview_that_has_just_passed_is_not_in_a_year(text: str) -> None:
    """Nobody has an interview eleven months from now."""
    turn = wrote(a_log(**NAMED, stage="first"), text)
    assert turn.person.runs[0].answers["on"].value == "2026-10-23"


def test_a_day_ahead_is_ahead() -> None:
    """Next January too, and a year that is said counts."""
    for text, day in (("12 january", "2027-01-12"), ("23 october 2027", "2027-10-23")):
        assert wrote(a_log(**NAMED, stage="first"), text).person.runs[0].answers["on"].value == day


def test_the_day_of_an_answer_that_has_just_passed_is_asked_back() -> None:
    """With the one in a year as the other."""
    turn = wrote(a_log(**NAMED, stage="first", on="2026-10-23", via="nobody"), "6 november")
    days = [when.day for when in unsure_of(turn.person.runs[0].draft_answer)]
    assert days == [date(2026, 11, 6), date(2027, 11, 6)]


def test_an_hour_alone_belongs_to_the_day_that_a_line_told() -> None:
    """It is no role, though the day was not asked for; where there is no such day it is no hour."""
    told = a_log(company="Boots", stage="first", on="2026-12-01")
    turn = wrote(told, "at 3")
    assert turn.person.runs[0].answers["on"].value == "2026-12-01T15:00"
    assert "role" not in turn.person.runs[0].answers
    for day in ({"stage": "applied", "on": "2026-11-20"}, {"stage": "first", "on": SKIPPED}):
        after = wrote(a_log(company="Boots", **day), "at 3").person.runs[0].answers
        assert after["on"].value == day["on"]


def test_the_day_by_which_to_answer_an_offer_comes_along_with_its_kind() -> None:
    """A start date is none."""
    from bot.coach.facts.known import AboutWait

    turn = a_turn(a_run(1, "yes", AboutWait(1, START.date()), START))
    order.act_on(turn, Wrote("written offer, joining date 4 Jan, reply by 10 December", 50))
    answers = turn.person.runs[0].answers
    assert (answers["kind"].value, answers["reply_by"].value) == ("written", "2026-12-10")


def test_a_plain_no_says_that_no_day_was_named() -> None:
    """It is asked whether they said by when."""
    chat = somebody("Acme")
    chat.does(Commanded("log"))
    for text in ("Globex", "Baker", "An interview", "yesterday", "Nobody in particular"):
        says(chat, text)
    assert "No date, then" in says(chat, "no")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("they said id hear by friday and its now saturday", "2026-11-27"),
        ("they said by friday, it's saturday now", "2026-11-27"),
        ("promised friday, that was yesterday", "2026-11-27"),
        ("they told me friday and friday came and went", "2026-11-27"),
        ("i was supposed to hear by friday", "2026-11-27"),
        ("they said id hear by friday", "2026-12-04"),
        ("they said id hear by monday and its still ages away", "2026-11-30"),
    ],
)
def test_a_promised_day_has_passed_where_that_is_said(text: str, day: str) -> None:
    """On a Saturday. It is the last Friday then, and not the next."""
    assert promised_day(text, date(2026, 11, 28), "GB") == date.fromisoformat(day)


def test_a_promised_day_that_has_passed_is_kept_while_it_is_noted() -> None:
    """Whether they chased already is asked next, as after one that is typed where it is asked for."""
    turn = wrote(a_log(**NAMED), "they said id hear by monday and its now tuesday")
    assert turn.person.runs[0].answers["due"].value == "2026-11-23"


def test_a_promised_day_that_has_passed_is_taken_where_it_is_asked_for() -> None:
    """It isn't the day that it is now."""
    turn = wrote(
        a_log(**NAMED, stage="applied", on="2026-11-03", via="nobody"), "they said monday and now its tuesday"
    )
    assert turn.person.runs[0].answers["due"].value == "2026-11-23"
