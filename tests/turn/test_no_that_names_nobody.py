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
