"""Whom somebody deals with is no role and no company, where these are asked for."""

import pytest

from bot.events import Commanded
from bot.talk.ask import SKIPPED
from tests.support.by_typing import answers, says
from tests.support.chat import Chat

AT_A_NO = ("Tesco said no", "low", "just a reply")


def at_the_role() -> Chat:
    chat = Chat()
    for line in AT_A_NO:
        says(chat, line)
    return chat


@pytest.mark.parametrize(
    ("text", "contact", "via"),
    [
        ("manager called dave", "Dave", "manager"),
        ("the manager was called Dave", "Dave", "manager"),
        ("it was with the manager, dave", "Dave", "manager"),
        ("a recruiter named Priya", "Priya", "recruiter"),
        ("her name is Ann", "Ann", "recruiter"),
        ("the owner's name was Mr Okafor", "Mr Okafor", "manager"),
    ],
)
def test_a_person_is_kept_and_the_role_asked_again(text: str, contact: str, via: str) -> None:
    """With the title that was told."""
    chat = at_the_role()
    assert "And the role at Tesco" in says(chat, text)
    told = answers(chat)
    assert (told.get("contact"), told.get("via")) == (contact, via)
    assert "role" not in told


@pytest.mark.parametrize(
    "text", ["shop manager", "assistant manager", "manager, Tesco Express", "owner operator"]
)
def test_a_title_alone_is_a_role(text: str) -> None:
    """It may have the place behind it."""
    chat = at_the_role()
    says(chat, text)
    assert answers(chat).get("contact") in (None, SKIPPED)


def test_it_is_no_company_either() -> None:
    """Where an application is noted."""
    chat = Chat()
    chat.does(Commanded("log"))
    assert "Which company is it" in says(chat, "the manager is called Dave")
    assert answers(chat)["contact"] == "Dave"
