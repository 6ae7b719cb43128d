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


@pytest.mark.parametrize(
    "text",
    ["how do i prep", "how do i prepare for that", "help me get ready for friday", "any way to practise"],
)
def test_whoever_has_an_interview_ahead_prepares_for_that(text: str) -> None:
    """No no was spoken of."""
    chat = Chat()
    for line in ("interview on friday at Acme as a cook", "yes", "UK", "9am"):
        says(chat, line)
    said = says(chat, text)
    assert "if Acme says no" not in said


def test_it_says_what_mostly_comes_up() -> None:
    """On the evening before, the card does."""
    chat = Chat()
    for line in (
        "interview on friday at Acme as a cook",
        "yes",
        "UK",
        "9am",
        "applied to Umbrella for cook",
        "yes",
    ):
        says(chat, line)
    assert "tell us about yourself" in says(chat, "how do i prep for it")
    assert "if Umbrella says no" in says(chat, "prepare me for umbrella")


def test_without_an_interview_it_prepares_for_a_no() -> None:
    """There is nothing else that comes."""
    chat = Chat()
    for line in ("applied to Acme as a cook", "yes", "UK", "9am"):
        says(chat, line)
    assert "if Acme says no" in says(chat, "how do i prepare")
