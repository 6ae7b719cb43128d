"""The list, one application, a new one and a reminder are had by words that ask for them."""

import pytest

from bot.events import Commanded
from tests.support.by_typing import history, says, somebody
from tests.support.chat import Chat


@pytest.mark.parametrize(
    "text",
    [
        "what did i tell you about acme",
        "what have you got on Acme",
        "so what do u know about acme again",
        "whats noted for acme",
        "can i see just the acme details",
        "show me only acme",
    ],
)
def test_one_application_is_shown(text: str) -> None:
    """No other one is."""
    said = says(somebody("Acme", "Globex"), text)
    assert "Acme" in said
    assert "Globex" not in said


@pytest.mark.parametrize(
    "text", ["one sec, can i look at my list", "hang on, let me check my list first", "show my list"]
)
def test_the_list_is_shown(text: str) -> None:
    """All of them."""
    said = says(somebody("Acme", "Globex"), text)
    assert "Acme" in said
    assert "Globex" in said


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Role is team leader now, not cook. Please change it.", "team leader"),
        ("the position should say forklift driver", "forklift driver"),
        ("job title is wrong its warehouse supervisor", "warehouse supervisor"),
    ],
)
def test_the_role_is_put_right_without_the_name(text: str, role: str) -> None:
    """It is that of the only one."""
    chat = somebody("Acme")
    says(chat, text)
    assert [case.application.role for case in history(chat).cases] == [role]


@pytest.mark.parametrize(
    "text",
    [
        "i want you to write down one i sent off on tuesday",
        "please note down a job I applied for yesterday",
        "keep a note of the application i sent this morning",
    ],
)
def test_one_without_a_name_is_noted(text: str) -> None:
    """Its name is asked for."""
    assert "Which company" in says(Chat(), text)


@pytest.mark.parametrize(
    "text", ["remind me to ring the agency tomorrow", "set me a reminder to post the form monday"]
)
def test_what_can_be_reminded_of_is_said(text: str) -> None:
    """Only an application has a reminder."""
    assert "I can only remind you about a job" in says(Chat(), text)


@pytest.mark.parametrize(
    "text", ["remind me about this one on friday", "and can you remind me of kelso friday please"]
)
@pytest.mark.parametrize(
    "before",
    [
        ("Kelso",),
        ("Kelso", "cook"),
        ("Kelso", "cook", "applied"),
        ("Kelso", "cook", "applied", "today", "nobody"),
    ],
)
def test_a_reminder_of_what_is_being_noted_is_kept(text: str, before: tuple[str, ...]) -> None:
    """Until it is."""
    chat = somebody("Acme")
    chat.does(Commanded("log"))
    for line in before:
        says(chat, line)
    assert "remind you on Fri 27 Nov" in says(chat, text)
    said = ""
    for line in ("cook", "applied", "today", "nobody", "no date given")[len(before) - 1 :]:
        said = says(chat, line)
    assert "I'll remind you about Kelso · cook on Fri 27 Nov" in said


@pytest.mark.parametrize(
    "text", ["remind me what acme does", "remind me why i do this", "what do you have for lunch"]
)
def test_what_only_sounds_alike_changes_nothing(text: str) -> None:
    """No reminder, no card."""
    said = says(somebody("Acme"), text)
    assert "I'll remind you" not in said
    assert "Which day" not in said
