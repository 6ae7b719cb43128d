"""What is told of an application while it is noted is kept, and isn't asked for again; news of it count."""

import pytest

from bot.coach.facts.application import Stage, Via
from bot.events import Commanded
from tests.support.by_typing import answers, history, says
from tests.support.chat import Chat

ONWARDS = ["uk", "9am", "no"]
"""What ends the dialogue: the country, the hour, and no card on the evening before."""


def noting(*texts: str) -> tuple[Chat, str]:
    """Return somebody who has told these things while noting Ashgrove, and what was said to the last."""
    chat = Chat()
    chat.does(Commanded("log"))
    said = [says(chat, text) for text in ("Ashgrove", *texts)]
    return chat, said[-1]


@pytest.mark.parametrize("text", ["applied last friday", "i applied on friday", "sent it off last friday"])
def test_the_day_beside_the_stage_is_kept(text: str) -> None:
    """The next question is who they deal with."""
    chat, said = noting("picker", text)
    assert answers(chat)["stage"] == "applied"
    assert answers(chat)["on"]
    assert "Who are you dealing with" in said


@pytest.mark.parametrize(
    "text", ["they said end of next month", "they'll tell me by the 20th", "should hear back in two weeks"]
)
def test_the_promised_day_is_kept_wherever_it_is_told(text: str) -> None:
    """The open question is asked again, and that day isn't asked for."""
    chat, said = noting("picker", text)
    assert "How far along are you?" in said
    assert "answer due" in said
    for answer in ("ive applied", "yesterday"):
        says(chat, answer)
    assert "Which country" in says(chat, "nobody by name")
    for answer in ONWARDS:
        says(chat, answer)
    assert history(chat).cases[0].due is not None


def test_an_interview_told_at_the_role_is_kept_with_its_hour() -> None:
    """It is no name."""
    chat, said = noting("they want me in on thursday at half 2")
    assert "And the role at Ashgrove?" in said
    assert answers(chat)["stage"] == Stage.first.value
    assert answers(chat)["on"].endswith("14:30")


def test_an_interview_that_was_and_when_they_answer() -> None:
    """All of it is said back."""
    chat, said = noting("picker", "interviewed yesterday, they'll tell me next week")
    assert "an interview" in said
    assert "answer due" in said
    assert "When" not in said
    assert {"stage", "on", "due"} <= answers(chat).keys()


def test_the_contact_is_kept_with_the_name() -> None:
    """No name is asked for then."""
    chat, said = noting("picker", "ive applied", "yesterday, the recruiter is jo")
    assert answers(chat)["via"] == Via.recruiter.value
    assert answers(chat)["contact"] == "Jo"
    assert "When did they say" in said


@pytest.mark.parametrize(
    "text", ["they just emailed. its a no", "rejected already", "they went with someone else"]
)
def test_a_no_that_comes_meanwhile_is_met(text: str) -> None:
    """The application is noted with it, and nothing waits to be gone on with."""
    chat, said = noting("picker", "ive applied", text)
    assert "I'm sorry" in said
    assert [run.script for run in chat.loaded.person.left] == []
    for answer in ("low", "later", "no reminder"):
        says(chat, answer)
    run = chat.loaded.person.left[0]
    assert run.facts.of.company == "Ashgrove"


def test_a_yes_that_comes_meanwhile_is_met() -> None:
    """It isn't taken for a wish to change the name of the job."""
    _, said = noting("picker", "ive applied", "i got the job")
    assert "An offer from Ashgrove" in said


@pytest.mark.parametrize("text", ["not really, no", "no", "no, nobody", "yes", "i havent picked"])
def test_a_plain_no_is_an_answer(text: str) -> None:
    """It is no news."""
    _, said = noting("picker", "ive applied", "yesterday", text)
    assert "sorry" not in said
    assert "offer" not in said


def test_they_said_no_to_when_they_answer_is_no_news() -> None:
    """They gave no day."""
    _, said = noting("picker", "ive applied", "yesterday", "nobody by name", "they said no")
    assert "sorry" not in said


@pytest.mark.parametrize(
    "role",
    ["interview coach", "offer manager", "final mile driver", "Monday club lead", "call centre agent"],
)
def test_a_name_stays_a_name(role: str) -> None:
    """Whatever it looks like."""
    chat, _ = noting(role)
    assert answers(chat)["role"] == role


def test_what_is_told_of_another_company_is_not_of_this_one() -> None:
    """It is news of its own."""
    chat, _ = noting("picker", "ive applied", "Umbrella said no")
    assert "on" not in answers(chat)
    assert chat.loaded.person.current is not None
    assert chat.loaded.person.current.script == "no"
