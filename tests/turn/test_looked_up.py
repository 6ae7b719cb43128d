"""What somebody wants to know of their list is answered from it, also that there is none."""

import pytest

from tests.support.by_typing import says, somebody


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("have i got anything in with globex?", "Globex"),
        ("do i have an application open with Globex", "Globex"),
        ("have i anything in with tesco", "nothing noted"),
        ("is there anything at lidl", "nothing noted"),
    ],
)
def test_whether_there_is_one_there(text: str, shown: str) -> None:
    """The one is told, or that there is none."""
    assert shown in says(somebody("Acme", "Globex"), text)


@pytest.mark.parametrize(
    "text",
    ["who still has to answer", "who hasnt got back to me yet", "whos yet to reply", "who owes me an answer"],
)
def test_who_has_not_answered(text: str) -> None:
    """All that are open are shown."""
    said = says(somebody("Acme", "Globex"), text)
    assert "Acme" in said
    assert "Globex" in said


@pytest.mark.parametrize(
    "text", ["is anything late?", "any of them overdue", "whats overdue", "who should i chase"]
)
def test_what_is_late(text: str) -> None:
    """At first none is; weeks later they are named."""
    chat = somebody("Acme", "Globex")
    assert "Nothing's overdue" in says(chat, text)
    chat.waits(24 * 21)
    assert "Acme" in says(chat, text)


@pytest.mark.parametrize(
    "text", ["what was the bakery one called", "whats the name of the baker place again"]
)
def test_one_that_is_described(text: str) -> None:
    """By what it is about; else the list shows it."""
    assert "Globex" in says(somebody("Globex"), text)
