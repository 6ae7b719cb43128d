"""Somebody who wants to be prepared for an interview gets what there is for it."""

import pytest

from bot.coach.facts.application import State
from tests.support.by_typing import history, names, says
from tests.support.chat import Chat


@pytest.mark.parametrize(
    "text",
    [
        "Prepare me: interview tomorrow at Acme",
        "can you prepare me for my interview tomorrow at Acme",
        "help me prep for an interview at Acme tomorrow",
    ],
)
def test_an_interview_that_is_told_along_is_noted_first(text: str) -> None:
    """Its company and its day are not asked again."""
    chat = Chat()
    assert "Acme" in says(chat, text)
    says(chat, "cook")
    says(chat, "yes")
    says(chat, "UK")
    assert str(history(chat).cases[0].on) == "2026-11-25"


def test_one_that_is_noted_is_shown_and_not_prepared_for_a_no() -> None:
    """For a no it prepares where that is said."""
    chat = Chat()
    for line in ("interview tomorrow at Acme as a cook", "yes", "UK"):
        says(chat, line)
    assert "Tomorrow is the interview" in says(chat, "prepare me for the acme interview")
    assert "if Acme says no" in says(chat, "prepare me for a no from acme")
    assert names(chat) == {"Acme": State.waiting}
