"""A company's name that is typed alone is asked about, and what follows is taken for it."""

import pytest

from bot.events import Commanded
from tests.support.by_typing import says, somebody
from tests.support.chat import Chat

ASKED = "What's new at"


def answers(chat: Chat) -> dict[str, str]:
    run = chat.loaded.person.current
    assert run is not None
    return {"script": run.script, **{key: answer.value for key, answer in run.answers.items()}}


def started() -> Chat:
    chat = Chat()
    chat.does(Commanded("start"))
    return chat


@pytest.mark.parametrize(
    "text", ["Tesco", "tesco", "Specsavers", "Royal Mail", "its infosys", "Bright Horizons", "acme"]
)
@pytest.mark.parametrize("begun", [False, True])
def test_a_likely_company_is_asked_about(text: str, begun: bool) -> None:
    """At the first question as well as before it."""
    assert ASKED in says(started() if begun else Chat(), text)


@pytest.mark.parametrize(
    "text",
    [
        "Hello",
        "Help",
        "Menu",
        "London",
        "Poland",
        "Sarah",
        "Teacher",
        "Cashier",
        "gutted",
        "depressed",
        "Monday",
        "Thanks",
        "Hii",
        "Bonjour",
        "Namaste",
        "???",
        "ok then",
        "Ugh",
        "Interview",
        "boots are wet",
    ],
)
@pytest.mark.parametrize("begun", [False, True])
def test_what_may_be_something_else_is_no_company(text: str, begun: bool) -> None:
    """A greeting, a place, a person, a feeling."""
    assert ASKED not in says(started() if begun else Chat(), text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("they said no", {"script": "no", "company": "Tesco"}),
        ("rejected", {"script": "no", "company": "Tesco"}),
        ("got the job!!", {"script": "yes", "company": "Tesco"}),
        ("applied last week", {"script": "log", "company": "Tesco", "stage": "applied"}),
        ("interview friday 3pm", {"script": "log", "company": "Tesco", "on": "2026-11-27T15:00"}),
        ("I'm waiting", {"script": "log", "company": "Tesco"}),
        ("I got a no", {"script": "no", "company": "Tesco"}),
        ("I got a yes", {"script": "yes", "company": "Tesco"}),
    ],
)
def test_what_follows_is_about_it(text: str, told: dict[str, str]) -> None:
    """Typed or tapped."""
    chat = Chat()
    says(chat, "Tesco")
    says(chat, text)
    assert told.items() <= answers(chat).items()


@pytest.mark.parametrize("text", ["yes", "no"])
def test_a_mere_yes_or_no_notes_nothing(text: str) -> None:
    """It isn't clear what it is about."""
    chat = Chat()
    says(chat, "Tesco")
    says(chat, text)
    assert answers(chat)["script"] == "start"


def test_what_names_another_company_is_about_that_one() -> None:
    """The first is left."""
    chat = Chat()
    says(chat, "Tesco")
    assert "I've got that: Lidl" in says(chat, "lidl said no")


@pytest.mark.parametrize("text", ["marmalade parliament", "hjkhjk", "lkj lkj", "tsk"])
def test_small_words_and_slips_over_the_keys_are_no_company(text: str) -> None:
    """They are not understood."""
    assert ASKED not in says(Chat(), text)


def test_who_wants_to_be_left_alone_is_not_asked() -> None:
    """Not even about a company."""
    chat = somebody("Acme")
    for _ in range(3):
        says(chat, "leave me alone")
    assert ASKED not in says(chat, "Tesco")


def test_the_role_beside_it_is_kept() -> None:
    """It isn't asked again."""
    chat = started()
    assert "What's new at Royal Mail?" in says(chat, "Royal Mail, postie")
    says(chat, "they rejected me")
    assert {"company": "Royal Mail", "role": "postie"}.items() <= answers(chat).items()


def test_one_that_is_noted_is_opened() -> None:
    """Nothing is asked about it."""
    assert ASKED not in says(somebody("Tesco"), "Tesco")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("the library", {"company": "Library"}),
        ("it's the library", {"company": "Library"}),
        ("Tesco", {"company": "Tesco"}),
        ("waiting on Tesco", {"company": "Tesco"}),
        ("community librarian at the library", {"company": "Library", "role": "community librarian"}),
        ("community librarian", {"role": "community librarian"}),
    ],
)
def test_which_one_they_wait_for_is_noted_where_it_was_asked_for(text: str, kept: dict[str, str]) -> None:
    """The coach said that they might tell it."""
    chat = Chat()
    for line in ("hello", "i'm waiting", text):
        says(chat, line)
    run = chat.loaded.person.current
    assert run is not None
    assert run.script == "log"
    assert kept.items() <= {key: answer.value for key, answer in run.answers.items()}.items()


@pytest.mark.parametrize(
    "text", ["everything", "nobody", "a walk", "i don't know", "it's awful", "something else"]
)
def test_what_names_none_begins_nothing(text: str) -> None:
    """It is about what would help, or how they are."""
    chat = Chat()
    for line in ("hello", "i'm waiting", text):
        says(chat, line)
    run = chat.loaded.person.current
    assert run is None or run.script != "log"


@pytest.mark.parametrize(
    "text",
    [
        "one phone screen with some child called Tarquin",
        "phone screen with a guy named Tarquin",
        "had a call with a woman called Marie",
    ],
)
def test_somebody_who_is_called_so_is_no_company(text: str) -> None:
    """Which one it was can be asked."""
    chat = Chat()
    says(chat, "hello")
    assert "role at" not in says(chat, text)
