"""A mere yes is no answer in somebody's own words."""

import pytest

from tests.support.by_typing import once, says
from tests.support.chat import Chat


@once
def looking_back() -> Chat:
    """They are asked what went well."""
    chat = Chat()
    for line in (
        "Oakfield said no, teaching assistant after an interview",
        "a bit low",
        "the full review",
        "no",
    ):
        said = says(chat, line)
    assert "What went well?" in said
    return chat


@pytest.mark.parametrize("text", ["yes", "yeah", "yep", "ok yes"])
def test_it_is_asked_on(text: str) -> None:
    """Nothing is kept of it."""
    chat = looking_back()
    assert "didn't go so well" not in says(chat, text)
    assert "didn't go so well" in says(chat, "i was calm")


@pytest.mark.parametrize(
    "text", ["yes, the bit about behaviour", "they said yes a lot", "ok i think", "calm"]
)
def test_more_than_that_is_kept(text: str) -> None:
    """Few words are enough."""
    assert "didn't go so well" in says(looking_back(), text)


def test_where_something_is_proposed_it_takes_that() -> None:
    """It stands on the button above."""
    chat = looking_back()
    for line in (
        "i was calm",
        "i waffled about behaviour",
        "no",
        "shorter answers",
        "go on",
        "not this time",
        "no",
    ):
        says(chat, line)
    for line in ("go on", "calm, prepared", "done", "go on", "leave it", "go on", "well done", "fits"):
        said = says(chat, line)
    assert "Which moment do you want to be ready for?" in said
    assert "“i waffled about behaviour”" in says(chat, "yes")
