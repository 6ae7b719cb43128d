"""A text → the answer that it is to the open question, or what is to be asked back about it."""

from datetime import date, time, timedelta

import pytest

from bot.coach.facts.application import Via
from bot.coach.facts.known import AboutPerson, AboutWait
from bot.talk.ask import Ask
from bot.talk.days import PickDate, Toward, When
from bot.talk.kinds import Choose, ChooseMany, PickCountry, PickHour, PickZone, Unkept, Write
from bot.talk.script import Answer
from bot.turn.interpreting.answers import (
    FAR,
    Unsure,
    can_be_tapped,
    complaint,
    interpret,
    meant,
    reason_to_confirm,
    too_long,
    unsure_of,
)
from bot.turn.model.person import Run
from tests.support.app import START
from tests.support.turns import a_run, a_turn, now_open

TODAY = START.date()
DAY = timedelta(days=1)


def a_log(draft: str | None = None) -> Run:
    """The day of an application is asked: one that is over."""
    answers = {"company": "Acme", "role": "Nurse", "stage": "applied"}
    return a_run(1, "log", AboutWait(1, TODAY), START, **answers).but(draft_answer=draft)


def means(run: Run, text: str) -> str | Unsure | None:
    turn = a_turn(run, country="GB")
    return interpret(turn, *now_open(turn), text)


@pytest.mark.parametrize(
    ("toward", "yesterday", "today", "tomorrow"),
    [
        (Toward.any, True, True, True),
        (Toward.future, True, True, True),  # one that is over is questioned
        (Toward.past, True, True, False),
        (Toward.ahead, False, True, True),
        (Toward.later, False, False, True),
    ],
)
def test_which_days_can_be_meant(toward: Toward, yesterday: bool, today: bool, tomorrow: bool) -> None:
    """By what is asked for."""
    days = (TODAY - DAY, TODAY, TODAY + DAY)
    assert [meant(day, toward, TODAY) for day in days] == [yesterday, today, tomorrow]


def test_which_days_are_questioned() -> None:
    """Very far ones, and those that are over where one to come is meant."""
    assert reason_to_confirm([TODAY + FAR], Toward.any, TODAY) is None
    assert reason_to_confirm([TODAY + FAR + DAY], Toward.any, TODAY) == "far"
    assert reason_to_confirm([TODAY - FAR - DAY], Toward.past, TODAY) == "far"
    assert reason_to_confirm([TODAY - DAY], Toward.future, TODAY) == "past"
    assert reason_to_confirm([TODAY], Toward.future, TODAY) is None
    assert reason_to_confirm([TODAY - DAY], Toward.any, TODAY) is None


def test_a_draft_of_days_is_read_as_it_was_written() -> None:
    """Anything else that is in progress is none."""
    days = (date(2026, 12, 3), date(2027, 3, 12))
    assert unsure_of(Unsure(days).draft) == tuple(map(When, days))
    at = time(15, 30)
    assert unsure_of(Unsure(days, at).draft) == tuple(When(day, at) for day in days)
    for draft in (None, "", "2026-12", "a,b"):
        assert unsure_of(draft) == ()


def test_a_day_that_is_plain_is_taken_and_one_that_may_be_two_is_not() -> None:
    """What can't be meant here is no reading."""
    assert means(a_log(), "yesterday") == (TODAY - DAY).isoformat()
    assert means(a_log(), "tomorrow") is None
    assert isinstance(means(a_log(), "3/4"), Unsure)
    assert means(a_log(), "no idea") is None


def test_a_day_that_was_asked_back_is_confirmed_by_a_yes_or_by_saying_it_again() -> None:
    """A yes to two of them says nothing."""
    one, two = Unsure((date(2016, 4, 3),)).draft, Unsure((date(2026, 4, 3), date(2026, 3, 4))).draft
    assert means(a_log(one), "yes") == "2016-04-03"
    assert means(a_log(two), "yes") is None
    assert isinstance(means(a_log(), "3 April 2016"), Unsure)
    assert means(a_log(one), "3 April 2016") == "2016-04-03"
    assert means(a_log(two), "4 March 2026") == "2026-03-04"


def test_the_hour_beside_the_day_of_an_interview_is_kept() -> None:
    """Also through a question which day is meant; of other days no hour is wanted."""
    talk = a_log().answered("stage", Answer("first", START))
    tomorrow = (TODAY + DAY).isoformat()
    assert means(talk, "tomorrow") == tomorrow
    assert means(talk, "tomorrow 10.30am on zoom") == f"{tomorrow}T10:30"
    assert means(talk, "tomorrow, after 3pm") == tomorrow
    assert means(talk, "3pm") is None
    doubt = means(talk, "3/4 at 2pm")
    assert isinstance(doubt, Unsure)
    assert doubt.at == time(14)
    in_doubt = talk.but(draft_answer=doubt.draft)
    assert means(in_doubt, "3 April 2027") == "2027-04-03T14:00"
    assert means(in_doubt, "3 April 2027 at 9am") == "2027-04-03T09:00"
    past = talk.but(draft_answer=Unsure((date(2016, 4, 3),), time(14)).draft)
    assert means(past, "yes") == "2016-04-03T14:00"
    assert means(a_log(), "yesterday at 3pm") == (TODAY - DAY).isoformat()


def test_an_hour_is_one_that_is_allowed() -> None:
    """Nobody is written to at night."""
    run = a_run(1, "settings", AboutPerson("DE", "Europe/Berlin"), change="hour")
    assert means(run, "noon") == "12"
    assert means(run, "8") == "8"
    assert means(run, "3 in the morning") is None
    assert means(run, "evenings, after 6") == "18"
    assert means(run, "whenever, mornings are best") == "9"


def test_a_button_can_have_brought_only_what_was_on_it() -> None:
    """It may be old, or forged; what is no answer at all is told where it is answered."""
    turn = a_turn(country="DE")
    past = PickDate("on", toward=Toward.past)
    assert can_be_tapped(turn, past, TODAY.isoformat())
    assert not can_be_tapped(turn, past, (TODAY + DAY).isoformat())
    assert can_be_tapped(turn, past, "nonsense")
    assert can_be_tapped(turn, PickCountry("country"), "DE Europe/Berlin")
    assert not can_be_tapped(turn, PickCountry("country"), "DE Europe/Paris")
    assert can_be_tapped(turn, PickZone("zone", country="US"), "America/Chicago")
    assert not can_be_tapped(turn, PickZone("zone", country="US"), "Europe/Paris")
    assert can_be_tapped(turn, Choose("via", Via), "agency")


@pytest.mark.parametrize(
    ("ask", "block"),
    [
        (PickDate("on", toward=Toward.any), "any_day_needed"),
        (PickDate("on", toward=Toward.past), "past_day_needed"),
        (PickDate("on", toward=Toward.ahead), "day_needed"),
        (PickDate("on", toward=Toward.later), "later_day_needed"),
        (PickCountry("country"), "country_needed"),
        (PickZone("zone", country="US"), "zone_needed"),
        (PickHour("hour", first=8, last=20, shown=(9,)), "hour_needed"),
        (ChooseMany("ways", Via), "button_needed"),
        (Unkept("text"), "button_needed"),
    ],
)
def test_it_is_told_what_is_needed_instead(ask: Ask[object], block: str) -> None:
    """Whoever pours something out is told so in other words, where a button is."""
    assert complaint(ask) == block
    told = complaint(ask, told=True)
    assert told == (f"{block}_told" if block == "button_needed" else block)


def test_a_name_is_too_long_before_a_text_is() -> None:
    """It says so."""
    assert too_long(Write("company", longest=120)) == "name_too_long"
    assert too_long(Write("text")) == "too_long"
