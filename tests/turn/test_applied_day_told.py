"""The day on which an application was sent is noted of the one that is known without it, and no second is."""

from datetime import date

import pytest

from tests.support.by_typing import history, names, says
from tests.support.chat import Chat


def listed() -> Chat:
    """They have noted three, of which no day is known."""
    chat = Chat()
    for text in (
        "waiting on Aldi (stock assistant), Tesco (cashier), Lidl (deputy manager)",
        "yes",
        "ireland",
    ):
        says(chat, text)
    assert {case.on for case in history(chat).cases} == {None}
    return chat


def days(chat: Chat) -> dict[str, date | None]:
    return {case.application.company: case.on for case in history(chat).cases}


@pytest.mark.parametrize(
    "text",
    [
        "i applied to tesco on the 3rd of november",
        "applied at Tesco on 3 November",
        "i applied to tesco 3 weeks ago",
    ],
)
def test_its_day_is_noted(text: str) -> None:
    """It is said back, and the ladder counts from there."""
    chat = listed()
    assert "applied on Tue 3 Nov" in says(chat, text)
    assert days(chat) == {"Aldi": None, "Tesco": date(2026, 11, 3), "Lidl": None}
    assert chat.loaded.person.current is None


@pytest.mark.parametrize(
    "text",
    ["i applied to tesco on the 3rd of november as a driver", "i applied to spar on the 3rd of november"],
)
def test_another_one_is_noted_anew(text: str) -> None:
    """Another job there, or another place."""
    chat = listed()
    says(chat, text)
    assert days(chat)["Tesco"] is None
    assert chat.loaded.person.current is not None


def test_a_second_day_changes_none() -> None:
    """It may be a second application there."""
    chat = listed()
    says(chat, "i applied to tesco on the 3rd of november")
    says(chat, "i applied to tesco on the 10th of november")
    assert days(chat)["Tesco"] == date(2026, 11, 3)
    assert len(names(chat)) == 3
