"""What somebody types right after hello, and at the questions that follow."""

from __future__ import annotations

import pytest

from tests.support.by_typing import answers, says
from tests.support.chat import Chat


@pytest.mark.parametrize("before", [(), ("hello",)])
@pytest.mark.parametrize(
    "text",
    [
        "they said they loved me and are still interviewing others",
        "they liked me but they're still seeing other people",
        "they seemed keen, haven't decided yet",
    ],
)
def test_who_still_chooses_has_not_said_no(text: str, before: tuple[str, ...]) -> None:
    """Nothing of it is the reason of a no."""
    chat = Chat()
    for line in before:
        says(chat, line)
    assert "How heavy" not in says(chat, text)


@pytest.mark.parametrize("text", ["friday at 2", "tomorrow at 11am", "on Monday at 3pm"])
@pytest.mark.parametrize("before", [("log one",), ("log one", "lidl"), ("log one", "lidl", "till")])
def test_a_day_ahead_with_an_hour_is_an_interview(text: str, before: tuple[str, ...]) -> None:
    """Wherever the company, the role or the stage is asked for, and never a name."""
    chat = Chat()
    for line in before:
        says(chat, line)
    assert "An interview" in says(chat, text)
    assert answers(chat)["stage"] == "first"
    assert "T" in answers(chat)["on"]


@pytest.mark.parametrize(
    "text", ["pharmacy assistant it was", "it was pharmacy assistant", "pharmacy assistant that was"]
)
def test_a_role_is_taken_without_what_leads_away(text: str) -> None:
    """Said the wrong way round, as people do."""
    chat = Chat()
    says(chat, "so i did that boots interview tues n still nothing, they said friday")
    says(chat, text)
    assert answers(chat)["role"] == "pharmacy assistant"


def test_how_a_name_is_spelled_is_no_part_of_it() -> None:
    """A fada is part of none."""
    chat = Chat()
    for line in (
        "log one",
        "lidl",
        "till",
        "applied",
        "yesterday",
        "manager",
        "siobhan i think, with a fada somewhere",
    ):
        says(chat, line)
    assert answers(chat)["contact"].casefold() == "siobhan"


def test_who_is_done_with_one_that_is_not_noted_notes_none() -> None:
    """There is nothing to change."""
    assert "anything noted about Dunnes" in says(Chat(), "im done with dunnes")


def test_not_before_an_hour_is_that_hour() -> None:
    """It is as early as they want it."""
    chat = Chat()
    for line in ("applied to Acme as a cook yesterday", "yes", "uk"):
        says(chat, line)
    assert "20:00" in says(chat, "not before 8 at night")
