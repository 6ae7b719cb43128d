"""Feedback that has come may stay closed until tomorrow."""

from datetime import timedelta

import pytest

from bot.coach.facts.records import Postponed
from tests.support.by_typing import answers, history, once, says
from tests.support.chat import Chat


@once
def come(text: str = "Acme sent me feedback") -> Chat:
    chat = Chat()
    for line in ("Acme said no, baker", "all right", "leave it", text):
        says(chat, line)
    return chat


@pytest.mark.parametrize(
    "text",
    [
        "Keep it closed until tomorrow",
        "not yet",
        "no",
        "i haven't opened it",
        "leave it shut till tomorrow",
        "tomorrow",
        "i'm not ready",
    ],
)
def test_who_keeps_it_closed_is_reminded_at_this_time_tomorrow(text: str) -> None:
    """It isn't asked when: nothing is open any more, and the feedback is parked."""
    chat = come()
    assert "this time tomorrow" in says(chat, text)
    (postponed,) = (fact for _, fact in history(chat).of(Postponed))
    assert postponed.delay == timedelta(days=1)
    assert chat.loaded.person.current is None
    (parked,) = chat.loaded.person.left
    assert (parked.script, postponed.run) == ("feedback", parked.number)


@pytest.mark.parametrize("text", ["I've read it", "yes", "yeah already", "they told me on the phone", "skip"])
def test_who_has_read_it_goes_on(text: str) -> None:
    chat = come()
    assert "How did it feel to read?" in says(chat, text)
    assert answers(chat)["opened"] == "read"


@pytest.mark.parametrize("text", ["I'll read it now", "now", "hang on, reading it"])
def test_who_reads_it_now_has_the_time(text: str) -> None:
    chat = come()
    assert "I'll be here when you're done" in says(chat, text)


def test_what_is_pasted_was_read() -> None:
    """Whether with the news, or at the question."""
    told = "they said I was warm with the kids but needed more examples"
    chat = come(f"Acme sent me feedback: {told}")
    assert "opened" not in answers(chat)
    assert "How did it feel to read?" in says(chat, "back")  # there is nothing before it
    chat = come()
    said = says(chat, told)
    assert "How did it feel to read?" in said
    assert answers(chat)["opened"] == "read"


def test_the_request_can_wait_until_tomorrow() -> None:
    chat = Chat()
    for line in ("Acme said no, baker", "all right", "leave it"):
        says(chat, line)
    said = says(chat, "can you write a request for feedback to Acme")
    assert "It can wait until tomorrow" in said
