"""What is asked about a question is answered, and the question stands: it is no name and no answer."""

import pytest

from tests.support.by_typing import history, names, says, somebody
from tests.support.chat import Chat


def _at_the_contact() -> Chat:
    """They are asked for the first name of a recruiter."""
    chat = somebody("Acme")
    for said in ("note a new one", "Lidl", "cashier", "an interview", "yesterday", "the company's recruiter"):
        says(chat, said)
    return chat


@pytest.mark.parametrize(
    "text",
    [
        "why do u want the name",
        "what would you need his name for",
        "why their name",
        "is the name really important",
        "what do you need that name for?",
    ],
)
def test_what_a_name_is_for_is_no_name(text: str) -> None:
    """It is said what it is for."""
    chat = _at_the_contact()
    told = says(chat, text)
    assert "start with" in told
    assert "first name" in told
    current = chat.loaded.person.current
    assert current is not None
    assert "contact" not in current.answers


@pytest.mark.parametrize("text", ["Whitney", "Will", "Whatley"])
def test_a_name_is_one(text: str) -> None:
    """However it begins."""
    chat = _at_the_contact()
    says(chat, text)
    current = chat.loaded.person.current
    assert current is not None
    assert current.answers["contact"].value == text


@pytest.mark.parametrize(
    "text",
    [
        "what do you mean, low",
        "what is meant by very heavy",
        "what d'you mean heavy?",
        "dont get this question",
    ],
)
def test_what_a_step_means_is_no_step(text: str) -> None:
    """How heavy it is stays open."""
    chat = somebody("Acme")
    says(chat, "acme said no")
    assert "I mean how it feels" in says(chat, text)


@pytest.mark.parametrize(
    "text", ["can i pick several", "may i choose more than one?", "is it just one answer"]
)
def test_whether_several_may_be_picked(text: str) -> None:
    """At most questions one only."""
    chat = somebody("Acme")
    says(chat, "acme said no")
    assert "Just one here" in says(chat, text)


@pytest.mark.parametrize(
    "text", ["where would it come, sms?", "how will you remind me", "do you text me then", "is that an email"]
)
def test_how_a_reminder_comes(text: str) -> None:
    """In the chat; it is still asked when."""
    chat = somebody("Acme")
    for said in ("acme said no", "later"):
        says(chat, said)
    told = says(chat, text)
    assert "Right here." in told
    assert "remind you" in told


@pytest.mark.parametrize("text", ["not a clue what the title was, skip", "no idea what they call it, next"])
def test_a_role_that_nobody_knows_is_left_open(text: str) -> None:
    """Where it need not be said; it goes on with what comes next."""
    chat = somebody("Acme", "Globex")
    for said in ("i got a no", "3", "the short review", "another one", "Lidl"):
        says(chat, said)
    assert "How far" in says(chat, text)


@pytest.mark.parametrize("text", ["Notion", "Idea Store", "Clue"])
def test_a_company_of_such_a_name_is_one(text: str) -> None:
    """Nothing in it says that it isn't known."""
    chat = somebody("Acme")
    says(chat, "note a new one")
    assert f"at {text}?" in says(chat, text)


@pytest.mark.parametrize("text", ["stop bugging me about this one", "don't nag me about that job any more"])
def test_this_one_is_the_one_that_is_shown(text: str) -> None:
    """Of two, no other is muted."""
    chat = somebody("Acme", "Globex")
    says(chat, "how is globex going")
    says(chat, text)
    assert {case.application.company: case.muted for case in history(chat).cases} == {
        "Acme": False,
        "Globex": True,
    }


def test_back_to_the_list() -> None:
    """It is shown again."""
    chat = somebody("Acme", "Globex")
    says(chat, "how is globex going")
    told = says(chat, "back to the list please")
    assert all(name in told for name in names(chat))
