"""What can happen to a run: it begins, is left, taken up again, goes back, is changed, and ends."""

from dataclasses import replace
from datetime import timedelta

from bot.coach.facts.application import State
from bot.coach.facts.known import AboutPerson, AboutStart, AboutWait, Topic, Wait
from bot.coach.facts.records import Became, Logged, Muted, Postponed
from bot.coach.facts.refused import AboutNo
from bot.talk.script import Answer
from bot.turn.model.person import MOST_PARKED, RunState
from bot.turn.runs import parked, runs
from bot.turn.texts import acting_idle
from tests.support.app import START
from tests.support.turns import ACME, a_no, a_run, a_start, a_turn, held, now_open, said, states
from tests.support.words import heard

PARKED, CLOSED, CURRENT = RunState.parked, RunState.closed, RunState.current
LOGGED = held(100, Logged(ACME))
SETTINGS = AboutPerson()


def test_what_begins_leaves_what_was_current() -> None:
    """It has the next number, and its first question is asked."""
    turn = a_turn(a_no(3, mood="2"), last=7)
    runs.begin(turn, "log")
    assert states(turn) == {3: PARKED, 8: CURRENT}
    assert said(turn) == ["asks company"]


def test_what_nothing_was_said_in_is_not_worth_keeping() -> None:
    """Unless they say that they want to come back to it."""
    turn = a_turn(a_no(1))
    assert runs.park(turn) is None
    assert states(turn) == {}
    turn = a_turn(a_no(1))
    runs.park(turn, even_empty=True)
    assert states(turn) == {1: PARKED}


def test_a_brief_dialogue_is_dropped_when_it_is_left() -> None:
    """A tap or two are soon made again."""
    turn = a_turn(a_run(1, "settings", SETTINGS, change="hour"))
    runs.park(turn)
    assert states(turn) == {1: CLOSED}


def test_the_same_about_the_same_application_takes_the_place_of_what_was_left() -> None:
    """Of another one, or about none in particular, it stays."""
    left = [
        a_run(number, "no", AboutNo(number, (ACME,), chosen), mood="2").but(state=PARKED)
        for number, chosen in ((1, ACME.number), (2, 555), (3, None))
    ]
    turn = a_turn(*left, facts=(LOGGED,))
    runs.begin(turn, "no", Topic(ACME.number))
    assert states(turn) == {1: CLOSED, 2: PARKED, 3: PARKED, 4: CURRENT}
    turn = a_turn(*left)
    runs.begin(turn, "no")
    assert states(turn)[3] is PARKED


def test_a_selection_in_progress_is_gone_when_a_run_is_left() -> None:
    """What was being changed is gone too."""
    turn = a_turn(a_no(1, mood="2").but(draft_answer="quick", changing="mood"))
    run = runs.park(turn)
    assert run is not None
    assert (run.draft_answer, run.changing) == (None, None)


def test_how_heavy_it_is_is_asked_anew_on_another_day() -> None:
    """Where nothing followed that answer yet; on the same day it holds."""
    left = a_no(1, mood="2").but(state=PARKED)
    turn = a_turn(left, now=START + timedelta(hours=2))
    assert runs.resume(turn, left).answers.keys() == {"mood"}
    turn = a_turn(left, now=START + timedelta(days=1))
    resumed = runs.resume(turn, left)
    assert (dict(resumed.answers), resumed.state) == ({}, CURRENT)
    assert resumed.taken_up == turn.now
    further = a_no(1, mood="2", fits_now="quick").but(state=PARKED)
    turn = a_turn(further, now=START + timedelta(days=1))
    assert runs.resume(turn, further).answers.keys() == {"mood", "fits_now"}


def test_a_run_that_ends_leads_on_or_mentions_what_was_left() -> None:
    """The next dialogue comes first: what was left is mentioned when there is room for it."""
    left = a_no(1, mood="2").but(state=PARKED)
    turn = a_turn(left, a_run(2, "start", AboutStart(), now="log"))
    runs.proceed(turn, now := turn.person.runs[1])
    assert states(turn) == {1: PARKED, 2: CLOSED, 3: CURRENT}
    assert said(turn) == ["asks company"]
    turn = a_turn(left, now.but(answers={"now": Answer("look", START)}))
    runs.proceed(turn, turn.person.runs[1])
    assert said(turn) == ["ends start", "parked"]


def test_what_was_left_is_mentioned_once_a_day() -> None:
    """The latest of them; never while another one is open."""
    turn = a_turn(a_no(1, mood="2").but(state=PARKED))
    parked.offer_parked(turn)
    parked.offer_parked(turn)
    assert said(turn) == ["parked"]
    turn.now += timedelta(hours=24)
    parked.offer_parked(turn)
    assert said(turn) == ["parked"]
    turn = a_turn(a_no(1, mood="2").but(state=PARKED), a_start(2))
    parked.offer_parked(turn)
    assert said(turn) == []


def test_waiting_is_over_where_there_is_an_answer() -> None:
    """Not where there is none yet; and a dialogue of a yes is about something else."""
    about = AboutWait(1, START.date(), (Wait(ACME),), chosen=ACME.number)
    left = [a_run(n, script, about).but(state=PARKED) for n, script in ((1, "overdue"), (2, "yes"))]
    turn = a_turn(*left, facts=(LOGGED,))
    parked.drop_what_is_over(turn)
    assert states(turn) == {1: PARKED, 2: PARKED}
    turn = a_turn(*left, facts=(LOGGED, held(200, Became(ACME.number, State.offer), START + timedelta(1))))
    parked.drop_what_is_over(turn)
    assert states(turn) == {1: CLOSED, 2: PARKED}
    muted = held(200, Muted(ACME.number), START + timedelta(1))
    turn = a_turn(*left, a_run(3, "prepare", about).but(state=PARKED), facts=(LOGGED, muted))
    parked.drop_what_is_over(turn)
    assert states(turn) == {1: CLOSED, 2: PARKED, 3: PARKED}


def test_going_back_asks_the_last_question_again() -> None:
    """Its answer is gone; while one is being changed, going back leaves it as it is."""
    turn = a_turn(a_no(1, mood="2", fits_now="quick"))
    run, _ = now_open(turn)
    runs.go_back(turn, run)
    assert now_open(turn)[0].answers.keys() == {"mood"}
    assert said(turn) == ["asks again fits_now"]
    turn = a_turn(a_no(1, mood="2", fits_now="quick").but(changing="mood"))
    run, _ = now_open(turn)
    runs.go_back(turn, run)
    assert now_open(turn)[0].answers.keys() == {"mood", "fits_now"}
    assert said(turn) == ["asks company"]


def test_who_stops_for_now_is_asked_when_to_go_on() -> None:
    """The run waits; a brief one doesn't, and nothing is asked."""
    turn = a_turn(a_no(1))
    runs.later(turn)
    assert states(turn) == {1: PARKED, 2: CURRENT}
    assert said(turn) == ["asks when"]
    turn = a_turn(a_start(1))
    runs.later(turn)
    assert (states(turn), said(turn)) == ({1: CLOSED}, [])


def test_a_correction_ends_where_it_began() -> None:
    """The run is closed again; with nothing to name there is nothing to correct."""
    closed = a_no(1, mood="2", fits_now="quick", company="Acme").but(state=CLOSED)
    turn = a_turn(replace(closed))
    runs.correct(turn, closed)
    assert states(turn) == {1: RunState.correcting}
    assert said(turn) == ["lists no"]
    runs.unchanged(turn, turn.person.runs[0])
    assert (states(turn), said(turn)) == ({1: CLOSED}, ["unchanged"])
    runs.correct(turn, a_no(1).but(state=CLOSED))
    assert said(turn) == ["changes_none"]


def test_of_what_was_left_the_oldest_is_closed_when_more_begins() -> None:
    """As many stay as are kept; what was answered and recorded in the others stays too."""
    left = [
        a_no(n, START + timedelta(minutes=n), mood="2").but(state=PARKED) for n in range(1, MOST_PARKED + 3)
    ]
    turn = a_turn(*left)
    runs.begin(turn, "log")
    closed = [n for n, state in states(turn).items() if state is CLOSED]
    assert closed == [1, 2]
    assert sum(state is PARKED for state in states(turn).values()) == MOST_PARKED
    first = turn.person.run(1)
    assert first is not None
    assert first.answers == left[0].answers
    assert turn.outcome().gone == ()


def test_what_a_reminder_was_wanted_for_is_closed_last() -> None:
    """The oldest without one goes first; and what was left just now stays, whatever the clock says."""
    left = [a_no(n, START - timedelta(minutes=n), mood="2").but(state=PARKED) for n in range(MOST_PARKED + 1)]
    oldest = MOST_PARKED
    never, wanted = Postponed(oldest - 1), Postponed(oldest, delay=timedelta(hours=3))
    turn = a_turn(*left, facts=(held(50, wanted), held(51, never)))
    runs.begin(turn, "log")
    assert [n for n, state in states(turn).items() if state is CLOSED] == [oldest - 1]
    now_left = a_no(99, START - timedelta(days=1), mood="2")  # the clock was ahead before
    turn = a_turn(*left[:MOST_PARKED], now_left)
    runs.later(turn)
    assert states(turn)[99] is PARKED
    assert [n for n, state in states(turn).items() if state is CLOSED] == [MOST_PARKED - 1]


def test_who_says_hello_is_asked_whether_to_go_on() -> None:
    """With what they had left; else whether there is any news."""
    turn = a_turn(a_no(1, mood="3").but(state=RunState.parked))
    acting_idle.act_idle(turn, heard("hi there").readings(), "hi there")
    assert said(turn) == ["greeting", "parked"]
    turn = a_turn(last=3)
    acting_idle.act_idle(turn, heard("hi there").readings(), "hi there")
    assert said(turn) == ["greeting_idle"]
