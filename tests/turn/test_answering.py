"""A text is read as an answer to the open question, and the answer is taken."""

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest

from bot.coach.facts.application import Pace
from bot.coach.facts.known import AboutPerson, AboutWait, AboutWriting
from bot.coach.facts.records import Logged
from bot.coach.facts.refused import AboutReview
from bot.events import Wrote
from bot.talk.ask import SKIPPED
from bot.talk.kinds import LONGEST_ANSWER, LONGEST_TEXT
from bot.talk.script import Answer
from bot.turn.model.callback_data import Control
from bot.turn.model.outcome import Loaded
from bot.turn.model.person import Run, RunState
from bot.turn.model.says import Asked, Ended
from bot.turn.model.turn import Turn
from bot.turn.questions import answering
from bot.turn.texts import order
from bot.turn.texts.news_at_question import LONG_GONE
from tests.support.app import START
from tests.support.turns import ACME, a_no, a_run, a_start, a_turn, held, now_open, said, states

TODAY = START.date()


def a_log(**answers: str) -> Run:
    return a_run(1, "log", AboutWait(1, TODAY), START, **answers)


def wrote(run: Run, text: str, **how: Any) -> Turn:
    turn = a_turn(run, **how)
    turn.loaded = replace(turn.loaded, in_chat=())
    order.act_on(turn, Wrote(text, 50))
    return turn


def test_where_nothing_is_open_a_text_answers_nothing() -> None:
    """Also where all that there is was left."""
    left = a_no(1, mood="2").but(state=RunState.parked)
    for turn in (a_turn(last=1), a_turn(left)):
        order.act_on(turn, Wrote("words"))
        assert said(turn)[:1] == ["menu"]
        assert all(run.answers == left.answers for run in turn.person.runs)


def test_an_answer_has_the_message_it_came_in() -> None:
    """A later change of that message is a change of the answer."""
    turn = wrote(a_log(), " Acme ")
    answer = turn.person.runs[0].answers["company"]
    assert (answer.value, dict(answer.sources), answer.at) == ("Acme", {50: "Acme"}, START)
    assert said(turn) == ["asks role", "answered company"]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [(" \u200b ", "empty"), ("A" * 200, "name_too_long"), ("x" * (LONGEST_TEXT + 1), "name_too_long")],
)
def test_what_can_be_no_answer_is_told_and_asked_again(text: str, complaint: str) -> None:
    """Nothing of it is kept."""
    turn = wrote(a_log(), text)
    assert said(turn) == [complaint, "asks again company"]
    assert turn.person.runs[0].answers == {}


def test_a_mail_from_a_file_may_be_longer_than_a_text() -> None:
    """Where words are wanted it is taken, as far as an answer goes; a button it can't be."""
    words = a_no(1, mood="2", fits_now="quick", company="Acme", role="Nurse", stage="final", via="nobody")
    words = words.answered("given", Answer("reason", START))
    for run, length, taken in (
        (words, LONGEST_TEXT + 1, True),
        (words, LONGEST_ANSWER + 1, False),
        (a_no(1), LONGEST_TEXT + 1, False),
    ):
        turn = a_turn(run)
        _, ask = now_open(turn)
        order.act_on(turn, Wrote("x" * length, 50, forwarded=True))
        assert ("too_long" in said(turn)) is not taken
        assert (ask.key in turn.person.runs[0].answers) is taken


def test_what_is_forwarded_is_no_name() -> None:
    """It is somebody else's message, whatever its shape."""
    turn = a_turn(a_log())
    order.act_on(turn, Wrote("Acme", 50, forwarded=True))
    assert said(turn) == ["no_name", "asks again company"]


def test_news_where_a_name_is_asked_for_first_lead_where_they_belong() -> None:
    """At the first question, and wherever it is plainly no name."""
    assert said(wrote(a_log(), "got rejected today")) == ["asks mood"]
    assert said(wrote(a_log(company="Acme"), "got rejected today")) == ["asks mood"]
    assert said(wrote(a_log(company="Acme"), "night porter")) == ["asks stage", "answered role"]


def test_a_name_that_is_said_to_be_wrong_is_asked_for_again() -> None:
    """Nothing of the sentence is kept, and at the next question neither is the wrong name."""
    for known in ({}, {"company": "Acme"}):
        turn = wrote(a_log(**known), "no wait thats the wrong company name")
        kept = {key: answer.value for run in turn.person.runs for key, answer in run.answers.items()}
        assert {key: value for key, value in kept.items() if value != SKIPPED} == {}, said(turn)


@pytest.mark.parametrize(
    "text",
    [
        "cant remember her last name lol",
        "hang on are you an actual person",
    ],
)
def test_what_is_plainly_no_name_is_not_kept_as_one(text: str) -> None:
    """It is answered, and the name is asked for again; or it is skipped, if they don't know it."""
    for known in ({}, {"company": "Acme"}):
        turn = wrote(a_log(**known), text)
        kept = {key: answer.value for run in turn.person.runs for key, answer in run.answers.items()}
        assert {key: value for key, value in kept.items() if value != SKIPPED} == known, said(turn)


def test_a_day_in_words_is_said_back() -> None:
    """In the message that asks what comes next, so that a misreading shows."""
    turn = wrote(a_log(company="Acme", role="Nurse", stage="applied"), "about two weeks ago")
    [asked] = [say for say in turn.says if isinstance(say, Asked)]
    assert asked.before is not None
    assert (asked.before.file, asked.before.block) == ("said", "day")


def test_an_hour_alone_belongs_to_the_day_before_it() -> None:
    """It is said back, and the same question stays open; after any other answer it is none."""
    run = a_log(company="Acme", role="Nurse", stage="first", on="2026-12-04")
    turn = wrote(run, "at 3pm")
    assert turn.person.runs[0].answers["on"].value == "2026-12-04T15:00"
    [asked] = [say for say in turn.says if isinstance(say, Asked)]
    assert asked.before is not None
    assert dict(asked.before.shows) == {"day": date(2026, 12, 4), "at": time(15)}
    again = wrote(turn.person.runs[0], "half 4")
    assert again.person.runs[0].answers["on"].value == "2026-12-04T16:30"
    for text in ("3", "3pm they said", "after 3pm", "friday"):
        assert wrote(run, text).person.runs[0].answers["on"].value == "2026-12-04"
    skipped = a_log(company="Acme", role="Nurse", stage="first", on=SKIPPED)
    assert wrote(skipped, "3pm").person.runs[0].answers["on"].value == SKIPPED
    later = a_log(company="Acme", role="Nurse", stage="first", on="2026-12-04", via="nobody")
    assert wrote(later, "3pm").person.runs[0].answers["on"].value == "2026-12-04"


def test_an_hour_in_other_words_is_said_back() -> None:
    """Before the next question, or before the closing words."""
    hour = a_run(1, "settings", AboutPerson("DE", "Europe/Berlin", 9), change="hour")
    for text, told in (("evenings please", "18"), ("9 in the morning", None)):
        [ended] = [say for say in wrote(hour, text).says if isinstance(say, Ended)]
        assert (ended.before and ended.before.shows["hour"]) == told


def test_who_says_when_to_write_is_not_asked_that_anew_elsewhere() -> None:
    """The question for it is open."""
    run = a_run(1, "settings", AboutPerson("DE", "Europe/Berlin", 9)).answered(
        "change", Answer("hour", START)
    )
    turn = wrote(run, "can you write to me at another hour")
    assert states(turn) == {1: RunState.current}


def test_what_was_written_before_the_question_arrived_goes_on_with_the_last_answer() -> None:
    """It is a second line of that; the question that is on its way stays the open one."""
    run = a_log(company="Acme")
    run = run.answered("role", Answer("Nurse", START, {40: "Nurse"}))
    turn = a_turn(run)
    turn.loaded = Loaded(turn.person, turn.loaded.history, unread=frozenset({(1, "stage")}))
    order.act_on(turn, Wrote("An interview", 50))
    answers = turn.person.runs[0].answers
    assert answers.keys() == {"company", "role"}
    assert answers["role"].value == "Nurse\nAn interview"
    assert dict(answers["role"].sources) == {40: "Nurse", 50: "An interview"}
    assert said(turn) == []


def test_where_nothing_was_written_last_it_is_told_what_is_asked() -> None:
    """The last answer was a tap: there is nothing that it could go on with."""
    turn = a_turn(a_log(company="Acme", role="Nurse", stage="first"))
    turn.loaded = Loaded(turn.person, turn.loaded.history, unread=frozenset({(1, "on")}))
    order.act_on(turn, Wrote("yesterday", 50))
    assert turn.person.runs[0].answers.keys() == {"company", "role", "stage"}
    assert said(turn) == ["asks again on"]


def test_an_answer_that_is_being_changed_is_changed_though_a_question_is_on_its_way() -> None:
    """What they write is for the one that they chose."""
    turn = a_turn(a_log(company="Acme", role="Nurse").but(changing="company"))
    turn.loaded = Loaded(turn.person, turn.loaded.history, unread=frozenset({(1, "company")}))
    order.act_on(turn, Wrote("Globex", 50))
    assert turn.person.runs[0].answers["company"].value == "Globex"


def test_the_label_of_a_control_is_the_control() -> None:
    """Where a text is asked for too; where no skipping is, it is said."""
    turn = wrote(a_log(), "Skip")
    assert turn.person.runs[0].answers["company"].value == SKIPPED
    turn = wrote(a_log(company="Acme"), "Back")
    assert said(turn) == ["asks again company", "answered role"]
    turn = a_turn(a_no(1, mood="3"))
    run, ask = now_open(turn)
    answering.take_control(turn, run, ask, Control.skip, 9)
    assert said(turn) == ["cannot_skip", "asks again fits_now"]


def test_how_heavy_it_is_need_not_be_said() -> None:
    """There is no button for it, but whoever won't say goes on as somebody low."""
    turn = a_turn(a_no(1))
    run, ask = now_open(turn)
    answering.take_control(turn, run, ask, Control.skip, 9)
    assert said(turn)[0] == "asks fits_now"


def test_a_day_that_may_be_two_is_asked_back() -> None:
    """It is kept as a draft, and a yes to one of them takes it."""
    turn = wrote(a_log(company="Acme", role="Nurse", stage="applied"), "3/4")
    assert "on" not in turn.person.runs[0].answers
    assert (turn.person.runs[0].draft_answer or "").startswith("?")
    assert said(turn) == ["asks again on"]


def test_an_option_that_does_something_is_no_answer() -> None:
    """`later` leaves the dialogue."""
    turn = wrote(a_no(1, mood="2"), "Later")
    assert states(turn) == {1: RunState.parked, 2: RunState.current}
    assert "fits_now" not in turn.person.runs[0].answers


def test_an_answer_that_is_being_corrected_can_not_be_put_off() -> None:
    """There is nothing to come back to: its question is asked again, by an old button or in words."""
    path = a_no(1, mood="2", fits_now="quick", company="Acme")
    turn = a_turn(path.but(state=RunState.correcting, changing="company"))
    answering.take_control(turn, *now_open(turn), Control.later, 9)
    assert said(turn) == ["asks again company"]
    assert states(turn) == {1: RunState.correcting}


def test_who_says_something_else_in_passing_leaves_a_brief_dialogue_for_it() -> None:
    """The menu is there; but the first question of all is asked again whatever they write."""
    turn = wrote(a_run(1, "settings", AboutPerson()), "the weather is nice")
    assert said(turn) == ["menu"]
    assert said(wrote(a_start(1), "the weather is nice")) == ["misread at now"]


def test_who_comes_back_after_long_is_asked_whether_to_go_on() -> None:
    """Until then its buttons are shown once more."""
    run = a_no(1, START, mood="2")
    turn = wrote(run, "the weather is nice", now=START + LONG_GONE)
    assert said(turn) == ["misread at fits_now"]
    turn = wrote(run, "the weather is nice", now=START + LONG_GONE + timedelta(seconds=1))
    assert said(turn) == ["parked"]
    assert states(turn) == {1: RunState.parked}


def test_a_text_that_leads_elsewhere_leaves_the_dialogue() -> None:
    """Where it is no answer to what is asked."""
    turn = wrote(a_no(1, mood="2"), "an interview tomorrow at Globex", facts=(held(100, Logged(ACME)),))
    assert states(turn) == {1: RunState.parked, 2: RunState.current}


def test_of_what_is_written_out_nothing_is_kept() -> None:
    """Nothing is said to it either, until they are done: it gets a sign that it has come, and no words."""
    turn = wrote(a_run(1, "writing", AboutWriting(ACME), mood="4", minutes="10"), "I hate them all")
    assert said(turn) == ["notices 50"]
    assert turn.person.runs[0].answers.keys() == {"mood", "minutes"}
    done = wrote(a_run(1, "writing", AboutWriting(ACME), mood="4", minutes="10"), "Done")
    assert "hate" not in str(done.person.runs[0].answers)
    assert "answered " in said(done)[-1]


def test_a_selection_is_turned_on_and_off_and_drawn_where_it_stands() -> None:
    """Typed, it is shown anew; an option that is none is an old button."""
    about = AboutReview(ACME, Pace.quick, 2)
    turn = a_turn(a_run(1, "reflection", about, went_well=SKIPPED, reply="no"))
    run, ask = now_open(turn)
    assert ask.key == "true_of_you"
    first, second = "experience", "clear"
    answering.toggle(turn, run, ask, first, 9)
    answering.toggle(turn, now_open(turn)[0], ask, second, 9)
    answering.toggle(turn, now_open(turn)[0], ask, first, 9)
    assert said(turn) == [f"redraws {first}", f"redraws {first},{second}", f"redraws {second}"]
    answering.toggle(turn, now_open(turn)[0], ask, "nonsense", 9)
    assert said(turn)[0] == "old_button"
