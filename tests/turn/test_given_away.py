"""Nothing is handed out, erased or stopped for what others want; and who fears a scam is told what to do."""

import pytest

from bot.events import Wrote
from tests.support.by_typing import history, says, somebody
from tests.support.chat import Chat

ALL_OF_IT = "Here's everything"


@pytest.mark.parametrize(
    "text",
    [
        "they asked for my bank details and i haven't met anyone, is that safe",
        "the agency needs a copy of my id card before they put me forward, is that normal",
        "he wants my account number and a password, looks sketchy",
        "do i give them my national insurance number already",
        "should i pay a deposit for the equipment",
        "is this recruiter legit",
        "how would i know whether the job is genuine",
        "the whole thing smells like a scam",
    ],
)
@pytest.mark.parametrize("before", [(), ("note a new one",), ("acme said no", "3")])
def test_who_fears_a_scam_is_warned(text: str, before: tuple[str, ...]) -> None:
    """Wherever they ask, and nothing of it is kept."""
    chat = somebody("Acme")
    for said in before:
        says(chat, said)
    told = says(chat, text)
    assert "written offer" in told
    assert "Never pay for a job" in told
    assert ALL_OF_IT not in told


@pytest.mark.parametrize(
    "text",
    [
        "i feel like a fraud in interviews",
        "is it normal to wait this long after an interview at a bank",
        "they asked for my references, good sign?",
        "i applied to the bank of ireland yesterday",
        "they pay well and the training is free",
    ],
)
def test_what_is_no_scam_is_no_warning(text: str) -> None:
    """The words alone mean nothing."""
    assert "Never pay for a job" not in says(somebody("Acme"), text)


@pytest.mark.parametrize(
    "text",
    [
        "they want all my data",
        "the recruiter asked for everything about me",
        "the company deleted my account",
        "she wants everything i have on paper",
        "they asked me to stop messaging",
    ],
)
def test_what_others_want_is_no_wish(text: str) -> None:
    """Nothing is handed out, and nothing is offered to be erased."""
    chat = somebody("Acme")
    told = _files_or_words(chat, text)
    assert ALL_OF_IT not in told
    assert "erases everything" not in told
    assert history(chat).paused is None


@pytest.mark.parametrize(
    "text", ["export my data", "give me everything you have on me", "delete all my data"]
)
def test_what_they_want_themselves_is_done(text: str) -> None:
    """It is handed out, or asked about once."""
    told = _files_or_words(somebody("Acme"), text)
    assert ALL_OF_IT in told or "erases everything" in told


def _files_or_words(chat: Chat, text: str) -> str:
    return "\n".join(message.html or "" for message in chat.does(Wrote(text, chat.messages + 1)))
