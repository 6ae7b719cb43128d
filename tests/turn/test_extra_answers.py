"""A text may answer the next question too, and then that one isn't asked."""

import pytest

from bot.coach.briefing import briefing_for
from bot.coach.facts.known import Topic
from bot.events import Commanded
from bot.talk.ask import SKIPPED
from bot.turn.model.person import Run
from bot.turn.model.says import Asked
from bot.turn.model.turn import Turn
from bot.turn.questions import extra_answers
from tests.support.app import START
from tests.support.by_typing import answers, once, says
from tests.support.chat import Chat
from tests.support.turns import a_no, a_run, a_turn, now_open, said

TOLD = {
    "mood": "2",
    "fits_now": "quick",
    "company": "Acme",
    "role": "Nurse",
    "stage": "first",
    "via": "manager",
}


def at_given(answer: str) -> tuple[Turn, Run]:
    """They have just said whether there was a reason, and the next question is on its way."""
    run = a_no(1, START, **TOLD)
    turn = a_turn(run)
    before, ask = now_open(turn)
    assert ask.key == "given"
    after = turn.put(before.answered("given", a_no(1, given=answer).answers["given"]))
    turn.say(Asked(after, first=True))
    return turn, before


def test_a_reason_is_taken_and_said_back() -> None:
    """It isn't asked for again."""
    turn, before = at_given("reason")
    _, ask = now_open(a_turn(before))
    card = extra_answers.take_extra(turn, ask, "reason", "yes, they said i was too quiet")
    assert card is not None
    assert card.shows == {"reason": "they said i was too quiet"}
    assert turn.person.runs[0].answers["reason"].value == "they said i was too quiet"
    assert "asks reason" not in said(turn)


def test_no_reason_is_taken_from_the_word_that_there_was_one() -> None:
    """None is taken either from a text after which none is asked for."""
    for answer, text in (("reason", "yes they told me why"), ("bare", "no, they said i was too quiet")):
        turn, before = at_given(answer)
        _, ask = now_open(a_turn(before))
        assert extra_answers.take_extra(turn, ask, answer, text) is None
        assert "reason" not in turn.person.runs[0].answers


AT_VIA = {"mood": "2", "fits_now": "quick", "company": "Acme", "role": "Nurse", "stage": "first"}


def test_an_answer_that_stands_before_something_else_is_taken() -> None:
    """The rest is neither an answer nor news."""
    turn = a_turn(a_no(1, START, **AT_VIA))
    run, ask = now_open(turn)
    assert extra_answers.take_leading_answer(turn, run, ask, "agency recruiter. she was lovely to me")
    run, ask = now_open(turn)
    assert run.answers["via"].value == "agency"
    assert ask.key == "given"


@pytest.mark.parametrize(
    "text",
    [
        "agency. no, wait, the manager",
        "agency. applied 18 nov",
        "the agency",
        "an agency that had six people ring me up in one week. odd",
        "purple. she was lovely",
    ],
)
def test_what_may_take_it_back_or_tells_more_is_not_cut_off(text: str) -> None:
    """What is no answer is not cut off either."""
    turn = a_turn(a_no(1, START, **AT_VIA))
    run, ask = now_open(turn)
    assert not extra_answers.take_leading_answer(turn, run, ask, text)
    assert turn.says == []


def test_a_name_along_with_whom_they_deal_with_is_taken() -> None:
    """Where the next question asks for it."""
    answers = {"company": "Acme", "role": "Nurse", "stage": "applied", "on": SKIPPED}
    turn = a_turn(
        a_run(1, "log", briefing_for("log", Topic(way="new"), a_turn().beginning(1)), START, **answers)
    )
    run, ask = now_open(turn)
    assert ask.key == "via"
    assert extra_answers.take_leading_answer(turn, run, ask, "agency recruiter, her name is Karen")
    run, _ = now_open(turn)
    assert run.answers["contact"].value == "Karen"
    [before] = [say.before.block for say in turn.says if isinstance(say, Asked) and say.before is not None]
    assert before == "contact"


def test_whoever_told_them_is_noted_kindly() -> None:
    """At the question whether there was a reason, which is asked again."""
    turn, run = at_given("bare")
    turn.says.clear()
    run, ask = now_open(a_turn(run))
    assert extra_answers.note_informant(turn, run, ask, "the store manager, Aisha")
    assert not extra_answers.note_informant(turn, run, ask, "the store was busy")
    assert said(turn) == ["asks again given"]


@once
def at_the_request() -> Chat:
    """They are asked whether to write a request for feedback."""
    chat = Chat()
    chat.does(Commanded("no"))
    for line in ("low", "a short review", "Acme", "Nurse", "first interview", "manager", "just the no"):
        says(chat, line)
    says(chat, "they smiled at the story about Mrs Byrne")
    return chat


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("would it not look desperate? ah go on so, do it", "yes"),
        ("won't they think i'm bitter? fine, write it", "yes"),
        ("is it worth it? ok yes", "yes"),
        ("does that help anybody? nah leave it", "no"),
    ],
)
def test_an_answer_behind_a_doubt_asked_aloud_is_taken(text: str, kept: str) -> None:
    """They have made up their mind by themselves."""
    chat = at_the_request()
    says(chat, text)
    assert answers(chat)["reply"] == kept


@pytest.mark.parametrize(
    "text",
    [
        "would it look desperate?",
        "does it help? no idea",
        "is it rude? you tell me",
        "does it ever help? yes",
        "why? i don't know",
    ],
)
def test_a_doubt_alone_answers_nothing(text: str) -> None:
    """One that they leave open answers nothing either."""
    chat = at_the_request()
    says(chat, text)
    assert "reply" not in answers(chat)
