"""An interview that was cancelled there is taken out; where it may have been the job, it is asked."""

import pytest

from tests.support.by_typing import history, once, says, somebody
from tests.support.chat import Chat

ASKED = "the interview or the whole job?"


@once
def invited(*companies: str) -> Chat:
    """They wait for Acme, and have an interview at each of these companies tomorrow at ten."""
    chat = somebody("Acme")
    for company in companies:
        for said in (f"interview at {company}, cook, tomorrow at 10am", "yes"):
            says(chat, said)
    return chat


def on(chat: Chat, company: str) -> list[str]:
    return [str(case.on) for case in history(chat).cases if case.application.company == company]


@pytest.mark.parametrize(
    "text",
    [
        "globex have cancelled the interview",
        "Globex rang, the interview is off",
        "my interview at globex got cancelled, no reason",
        "just heard the interview is called off",
        "they called my interview off",
        "they're after cancelling the interview on me",
        "the globex interview isn't happening anymore",
    ],
)
def test_an_interview_that_was_cancelled_is_taken_out(text: str) -> None:
    """It is said, and the application stays open."""
    chat = invited("Globex")
    said = says(chat, text)
    assert "the interview at Globex is off" in said
    assert on(chat, "Globex") == ["None"]
    assert all(case.open for case in history(chat).cases)


@pytest.mark.parametrize(
    "text", ["globex just rang they cancelled it", "Globex cancelled on me", "Globex pulled it"]
)
def test_what_may_have_been_the_job_is_asked(text: str) -> None:
    """Nothing is noted before that."""
    chat = invited("Globex")
    assert ASKED in says(chat, text)
    assert on(chat, "Globex") == ["2026-11-25"]


def test_the_answer_says_what_was() -> None:
    """A job that is gone is a no, with all that follows a no."""
    chat = invited("Globex")
    says(chat, "globex cancelled on me")
    assert "is off" in says(chat, "just the interview")
    chat = invited("Globex")
    says(chat, "globex cancelled on me")
    assert "How heavy" in says(chat, "the whole job")
    chat = invited("Globex")
    says(chat, "globex cancelled on me")
    assert "out" in says(chat, "they didn't say")


def test_where_no_interview_is_noted_it_is_asked() -> None:
    """It may be one that was never told of."""
    assert ASKED in says(invited(), "acme have cancelled the interview")


def test_of_several_interviews_it_is_asked_which() -> None:
    """None is taken out before that."""
    chat = invited("Globex", "Initech")
    says(chat, "they've cancelled the interview")
    assert on(chat, "Globex") == on(chat, "Initech") == ["2026-11-25"]


@pytest.mark.parametrize(
    "text",
    [
        "globex cancelled the interview, new one is friday at 3",
        "i cancelled the interview at globex",
        "is the interview cancelled?",
        "should i cancel the interview",
        "they cancelled my gym membership",
        "what if they cancel the interview",
    ],
)
def test_what_only_sounds_alike_takes_none_out(text: str) -> None:
    """Another day, what they did themselves, a question."""
    chat = invited("Globex")
    said = says(chat, text)
    assert ASKED not in said
    assert "is off" not in said
