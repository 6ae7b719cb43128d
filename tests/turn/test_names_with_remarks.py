"""A name, a role or a contact with something else beside it, and that somebody doesn't know it."""

import pytest

from bot.events import Commanded
from bot.talk.ask import SKIPPED
from tests.support.by_typing import kept_of, says
from tests.support.chat import Chat


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("it was called a stock wrangler, don't laugh", "stock wrangler"),
        ("porter, long story", "porter"),
        ("second in charge on the ward, so deputy manager", "deputy manager"),
        ("it was a factory job", "factory job"),
        ("a library job", "library job"),
        ("it's a kitchen porter job", "kitchen porter"),
        ("it was a driver job", "driver"),
    ],
)
def test_a_role_comes_without_the_remark_beside_it(text: str, role: str) -> None:
    """A place is no role: what they do there is a job."""
    assert kept_of("log", ["Tesco"], text, "role") == role


@pytest.mark.parametrize("text", ["it was a nightmare job", "no idea, so sorry"])
def test_what_is_no_role_is_not_kept(text: str) -> None:
    """It is asked for again."""
    assert kept_of("log", ["Tesco"], text, "role") is None


@pytest.mark.parametrize(
    ("text", "company"),
    [("bloody lidl", "lidl"), ("Bloody Mary's", "Bloody Mary's"), ("No Idea Ltd", "No Idea Ltd")],
)
def test_a_word_for_emphasis_is_no_part_of_a_name(text: str, company: str) -> None:
    """Unless it is written as one."""
    assert kept_of("log", [], text, "company") == company


def test_who_does_not_know_goes_on() -> None:
    """The day and the contact stay open; the role is needed, and that is said."""
    to_day = ["Tesco", "Baker", "I've applied"]
    assert kept_of("log", to_day, "haven't a clue anymore", "on") == SKIPPED
    to_contact = [*to_day, "yesterday", "A recruiter from the company"]
    assert kept_of("log", to_contact, "couldn't tell you her name, next", "contact") == SKIPPED
    chat = Chat()
    chat.does(Commanded("log"))
    says(chat, "Tesco")
    assert "I need this one" in says(chat, "not the foggiest what they call it, moving on")


def test_only_the_name_is_asked_back() -> None:
    """A month may be somebody, and a sentence is never put in quotes."""
    chat = Chat()
    chat.does(Commanded("log"))
    for line in ("Tesco", "Baker", "I've applied", "yesterday", "A recruiter from the company"):
        says(chat, line)
    assert "“June”" in says(chat, "i think it must have been june")
    chat = Chat()
    chat.does(Commanded("log"))
    says(chat, "Tesco")
    assert "Is “" not in says(chat, "something with boxes and a lot of lifting i think")
    says(chat, "yes")
    run = chat.loaded.person.current
    assert run is not None
    assert "role" not in run.answers
