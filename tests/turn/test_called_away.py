"""Who is called away for a moment is let go: nothing of it is an answer, and the question stands."""

import pytest

from tests.support.by_typing import history, says, somebody

AWAY = (
    "brb",
    "hang on a sec, the dog needs out",
    "one moment please",
    "gimme a minute, kettle's boiling over",
    "bear with me, someone's ringing the bell",
    "hold on",
    "my stop is here, brb",
    "two ticks",
    "gtg",
    "gtg bus",
    "g2g my bus is here",
    "ok gotta dash, sorry",
)


@pytest.mark.parametrize("text", AWAY)
def test_it_is_no_name(text: str) -> None:
    """The company that comes next is taken."""
    chat = somebody("Acme")
    says(chat, "note a new one")
    assert "no rush" in says(chat, text)
    assert "at Lidl?" in says(chat, "Lidl")


@pytest.mark.parametrize("text", AWAY)
def test_it_is_no_answer_in_own_words(text: str) -> None:
    """Nothing of it is kept."""
    chat = somebody("Acme")
    for said in ("Acme said no", "3", "the short review", "no, just the no"):
        says(chat, said)
    before = chat.loaded.person.current
    assert before is not None
    assert "no rush" in says(chat, text)
    after = chat.loaded.person.current
    assert after is not None
    assert after.answers == before.answers


@pytest.mark.parametrize("text", AWAY)
def test_it_is_no_wish(text: str) -> None:
    """Nothing is begun by it."""
    chat = somebody("Acme")
    assert "no rush" in says(chat, text)
    assert chat.loaded.person.current is None


@pytest.mark.parametrize(
    "text",
    [
        "hang on, Acme rang, they offered me the job",
        "hold on the manager said no",
        "wait a minute, Acme said no",
        "one sec, got an interview at Lidl on friday 3pm",
        "hang on that's wrong",
    ],
)
def test_what_is_told_behind_it_is_heard(text: str) -> None:
    """It only opens the news."""
    assert "no rush" not in says(somebody("Acme"), text)


def test_a_company_may_begin_like_it() -> None:
    """A whole name is one."""
    chat = somebody("Acme")
    says(chat, "note a new one")
    assert "One Second Studios" in says(chat, "One Second Studios")
    assert len(history(chat).cases) == 1
