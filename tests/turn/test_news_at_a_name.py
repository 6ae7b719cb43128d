"""News that come where a later name is asked for are news, and a name stays one."""

import pytest

from tests.support.by_typing import says
from tests.support.chat import Chat


def at_the_role() -> Chat:
    chat = Chat()
    says(chat, "log one")
    assert "the role at acme" in says(chat, "acme")
    return chat


@pytest.mark.parametrize(
    "text", ["lidl said no", "got rejected by lidl", "lidl didnt want me", "lidl said no as well"]
)
def test_a_no_of_another_company_begins(text: str) -> None:
    """With its name."""
    assert "I've got that: Lidl." in says(at_the_role(), text)


def test_an_invitation_and_an_offer_begin_too() -> None:
    """What was open waits."""
    assert "the role at Lidl" in says(at_the_role(), "lidl want me in thursday 9am")
    assert "An offer from Lidl" in says(at_the_role(), "lidl offered me a job!!")


@pytest.mark.parametrize("text", ["Offer Manager", "interviewer", "rejection analyst", "cook", "Head of No"])
def test_a_role_is_no_news(text: str) -> None:
    """Even with a word of news in it."""
    chat = at_the_role()
    says(chat, text)
    run = chat.loaded.person.current
    assert run is not None
    assert run.script == "log"
    assert run.answers["company"].value == "acme"
