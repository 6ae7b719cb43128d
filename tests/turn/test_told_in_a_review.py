"""What surely is about another company is noted in the middle of a review, which waits for it."""

from datetime import time

import pytest

from bot.events import Commanded
from tests.support.by_typing import once, says
from tests.support.chat import Chat

LATER = "as soon as we've finished here"
ASHGROVE = (
    "a bit low",
    "the full one",
    "Ashgrove",
    "shift supervisor",
    "first interview",
    "the company's recruiter",
)
"""The full review of a no from Ashgrove, up to the question whether they said why."""


@once
def reviewing(*more: str) -> Chat:
    chat = Chat()
    chat.does(Commanded("no"))
    for line in (*ASHGROVE, *more):
        says(chat, line)
    return chat


def script(chat: Chat) -> str:
    run = chat.loaded.person.current
    assert run is not None
    return run.script


def noting(chat: Chat) -> dict[str, str]:
    run = chat.loaded.person.current
    assert run is not None
    return {key: answer.value for key, answer in run.answers.items()}


@pytest.mark.parametrize("more", [(), ("just the no",), ("just the no", "the tour")])
@pytest.mark.parametrize(
    "text",
    [
        "before i forget, ive an interview with Kelso on friday 2pm",
        "Oh! mail just in from Kelso, they want me friday 2pm for an interview",
        "quick thing, got an interview at Kelso fri at 2",
        "sorry to interrupt but Kelso want to see me on friday at 2",
        "can u put in an interview w Kelso fri 2pm b4 we go on",
    ],
)
def test_an_interview_elsewhere_is_noted(text: str, more: tuple[str, ...]) -> None:
    """Whatever the review asks, with the day and the hour, which are said back."""
    chat = reviewing(*more)
    said = says(chat, text)
    assert LATER not in said
    assert noting(chat)["company"] == "Kelso"
    assert noting(chat)["on"].startswith("2026-11-27")
    assert "Fri 27 Nov at 14:00" in said


@pytest.mark.parametrize(
    "text",
    [
        "another rejection just came in, this time from Kelso",
        "Kelso have turned me down too",
        "and now kelso said no as well",
    ],
)
def test_a_no_from_another_is_met(text: str) -> None:
    """It has a review of its own."""
    chat = reviewing("just the no", "the tour")
    says(chat, text)
    assert script(chat) == "no"
    assert noting(chat)["company"] == "Kelso"


@pytest.mark.parametrize(
    "text",
    [
        "I need to write down an interview for tomorrow at 10 before I forget it",
        "got another interview tomorrow at 10am",
    ],
)
def test_a_day_and_an_hour_are_enough(text: str) -> None:
    """Whose interview it is can be asked."""
    chat = reviewing()
    said = says(chat, text)
    assert "Wed 25 Nov at 10:00" in said
    assert "Which company" in said
    run = chat.loaded.person.current
    assert run is not None
    assert run.facts.at == time(10)


def test_the_review_is_offered_afterwards() -> None:
    """Nothing of it is lost."""
    chat = reviewing("just the no", "the tour")
    for line in ("before i forget, interview with Kelso friday 2pm, cook", "yes"):
        says(chat, line)
    assert "Shall we carry on with that?" in says(chat, "uk")


@pytest.mark.parametrize(
    ("more", "text"),
    [
        ((), "i'd like to log another job"),
        ((), "they told me on wednesday at 5 by phone"),
        (("just the no",), "the interview was on thursday at 11 and i was early"),
        (("just the no",), "i told them i had another interview on friday at 10"),
        (("just the no", "the tour"), "i kept comparing them to Kelso where i worked before"),
        (("just the no", "the tour"), "by the way i talked too fast, before i forget"),
    ],
)
def test_what_is_about_this_one_stays(more: tuple[str, ...], text: str) -> None:
    """What can wait stays too."""
    chat = reviewing(*more)
    before = script(chat)
    says(chat, text)
    assert script(chat) == before


@pytest.mark.parametrize(
    "text",
    ["can u also note down that i applied at Lidl today", "could you also add that i applied to Lidl today"],
)
@pytest.mark.parametrize("more", [(), ("no, just the no",)])
def test_what_is_asked_to_be_noted_is(more: tuple[str, ...], text: str) -> None:
    """It doesn't have to wait, whatever is asked for."""
    chat = reviewing(*more)
    assert "Lidl" in says(chat, text)
    assert script(chat) == "log"
