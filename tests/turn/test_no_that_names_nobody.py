"""News of a no that names no company is met as one, and is no question about such noes."""

import pytest

from tests.support.by_typing import says, somebody


@pytest.mark.parametrize(
    "text",
    [
        "they gave the job to someone internal",
        "it went to someone else",
        "they've gone with another candidate",
        "turned down again",
    ],
)
def test_it_begins_with_the_no(text: str) -> None:
    """Which one it was is asked there."""
    chat = somebody("Harbour", "Tarn")
    assert "I'm sorry" in says(chat, text)
    run = chat.loaded.person.current
    assert run is not None
    assert run.script == "no"


@pytest.mark.parametrize(
    "text",
    [
        "why do they always give it to someone internal",
        "what if they give it to someone internal",
        "do they usually go with someone else",
        "prepare me for a no from harbour",
    ],
)
def test_what_is_asked_or_told_of_others_is_none(text: str) -> None:
    """Nothing is begun about a no."""
    chat = somebody("Harbour", "Tarn")
    says(chat, text)
    run = chat.loaded.person.current
    assert run is None or run.script != "no"


@pytest.mark.parametrize(
    "text", ["they said no", "she rang me, they said no", "they've gone with another candidate"]
)
def test_they_are_the_only_ones_whose_answer_is_awaited(text: str) -> None:
    """It is said back, and not asked."""
    chat = somebody("Harbour")
    assert "Harbour" in says(chat, text)
    says(chat, "a bit low")
    says(chat, "the short one")
    run = chat.loaded.person.current
    assert run is not None
    assert "which" not in run.position.path
    assert run.position.ask is not None
    assert run.position.ask.key != "which"


def test_a_no_that_may_be_anybodys_is_asked_about() -> None:
    """There may be one that was never noted."""
    chat = somebody("Harbour")
    says(chat, "got rejected today")
    says(chat, "a bit low")
    assert "Which one was it?" in says(chat, "the short one")


@pytest.mark.parametrize("text", ["no not them", "wrong one", "it wasn't them"])
def test_it_was_another_one(text: str) -> None:
    """What was noted is taken back, and whose no it was is asked later."""
    chat = somebody("Harbour")
    says(chat, "they said no")
    assert "Not Harbour, then." in says(chat, text)
    assert chat.loaded.history is not None
    assert all(case.open for case in chat.loaded.history.cases)


def test_it_was_another_one_that_is_named() -> None:
    """The no is theirs."""
    chat = somebody("Harbour")
    says(chat, "they said no")
    assert "I've got that: Tarn Clinic." in says(chat, "not them, it's from Tarn Clinic")
    assert chat.loaded.history is not None
    assert all(case.open for case in chat.loaded.history.cases if case.application.name == "Harbour")
