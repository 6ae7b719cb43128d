"""That somebody rang or wrote there of their own accord is noted for the one that they name."""

import pytest

from bot.coach.facts.records import ChaseSent
from tests.support.by_typing import history, says, somebody
from tests.support.chat import Chat


def _asked(chat: Chat) -> list[str]:
    known = {case.application.number: case.application.company for case in history(chat).cases}
    return [known[fact.application] for _, fact in history(chat).of(ChaseSent)]


@pytest.mark.parametrize(
    "text",
    [
        "phoned globex, nothing new",
        "left a message with globex this morning",
        "gave globex a ring, nobody picked up",
        "chased globex again, no joy",
        "i tried ringing globex and it rang out",
        "emailed globex yesterday, still waiting",
    ],
)
def test_it_is_noted_for_the_one_that_is_named(text: str) -> None:
    """Until it is time again, nothing is asked about it; a word takes it back."""
    chat = somebody("Acme", "Globex")
    assert "noted" in says(chat, text)
    assert _asked(chat) == ["Globex"]
    assert "Undone" in says(chat, "undo")
    assert _asked(chat) == []


@pytest.mark.parametrize("text", ["spoke to the agency, no news yet", "rang the recruiter, nothing"])
def test_without_a_name_it_is_asked_which(text: str) -> None:
    """Where there is just one, it is that one."""
    chat = somebody("Acme", "Globex")
    assert "Which one" in says(chat, text)
    says(chat, "globex")
    assert _asked(chat) == ["Globex"]
    alone = somebody("Acme")
    says(alone, text)
    assert _asked(alone) == ["Acme"]


@pytest.mark.parametrize("text", ["rang tesco, no answer", "left a voicemail at Lidl"])
def test_one_that_is_not_noted_is_said_to_be_so(text: str) -> None:
    """It is not taken for one of the others."""
    chat = somebody("Acme", "Globex")
    assert "nothing noted" in says(chat, text)
    assert _asked(chat) == []


@pytest.mark.parametrize(
    "text",
    [
        "globex rang, no news",
        "rang globex and they offered me the job",
        "emailed my cv to globex",
        "called off the interview with globex",
        "spoke to globex, interview on friday at 3pm",
        "called it a day",
        "should i have rung globex?",
        "i'll ring globex tomorrow",
    ],
)
def test_what_only_looks_like_it_is_not_noted_so(text: str) -> None:
    """Others rang, something came of it, or it is something else."""
    chat = somebody("Acme", "Globex")
    says(chat, text)
    assert _asked(chat) == []


def test_at_a_name_the_question_stands() -> None:
    """What was begun goes on."""
    chat = somebody("Acme")
    says(chat, "note a new one")
    assert "Which company" in says(chat, "rang acme, no news")
    assert _asked(chat) == ["Acme"]
