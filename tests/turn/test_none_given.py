"""A person may say that there is none of what is asked for, or give a name in a sentence."""

import pytest

from bot.events import Commanded
from bot.language.understanding.answers.contacts import contact_in
from bot.talk.ask import SKIPPED
from bot.turn.texts.none_given import is_none
from tests.support.by_typing import answers, says
from tests.support.chat import Chat
from tests.support.words import READER


@pytest.mark.parametrize(
    "text",
    [
        "they didnt give one",
        "She didn't say",
        "it doesn't say",
        "none given",
        "no one named",
        "never got a name",
        "the recruiter didn't sign it",
        "sorry, i never asked",
        "there was no name on the email",
        "they havent given me a date yet",
        "they just gave no date",
    ],
)
def test_that_there_is_none_is_understood(text: str) -> None:
    """Whatever was asked for."""
    assert is_none(READER, text)


@pytest.mark.parametrize(
    "text",
    [
        "they didnt give me the job",
        "they never gave it to me",
        "i didn't get it",
        "they did not want me",
        "they didnt say no",
        "they said no",
        "i did not get a no",
        "never heard back",
        "no",
        "Nobody",
    ],
)
def test_a_no_is_not_taken_for_it(text: str) -> None:
    """What is said of the job itself is something else."""
    assert not is_none(READER, text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("marta, she's the hiring manager", "Marta"),
        ("sandra, she's from hays, an agency", "Sandra"),
        ("Tom (hr)", "Tom"),
        ("dave, he runs the kitchen", "Dave"),
        ("Anne-Marie O'Neill, she's HR", "Anne-Marie O'Neill"),
        ("it's Marta, i think she's in hr", "Marta"),
    ],
)
def test_a_name_is_found_beside_who_that_is(text: str, name: str) -> None:
    """With its capitals."""
    assert contact_in(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "she didn't say, she was rude",
        "nobody, it was online",
        "the recruiter, from hays",
        "Smith and Sons, they are nice",
        "not sure, she's new",
        "dont know, she never said",
        "a" * 5000,
    ],
)
def test_a_sentence_without_a_name_names_nobody(text: str) -> None:
    """Pronouns and titles are no names."""
    assert contact_in(text) is None


def chat_at_contact() -> Chat:
    chat = Chat()
    for line in ("log one", "dunmore", "baker", "applied", "last week", "an agency"):
        said = says(chat, line)
    assert "first name" in said
    return chat


def test_no_name_is_no_no() -> None:
    """The question is left open, and so is the next one."""
    chat = chat_at_contact()
    assert "When did they say you'd hear" in says(chat, "they didnt give one")
    assert "No date, then." in says(chat, "they didn't say")


def test_a_contact_with_what_they_do_is_taken_as_the_name() -> None:
    """Where the name is asked for, and where it comes along with whom they deal with."""
    assert "Sandra, good." in says(chat_at_contact(), "sandra, she's from hays, an agency")
    chat = Chat()
    for line in ("log one", "dunmore", "baker", "applied", "last week"):
        says(chat, line)
    said = says(chat, "marta, she's the hiring manager")
    assert "Marta, good." in said
    assert "When did they say you'd hear" in said


def test_a_missing_day_on_the_card_stays_open() -> None:
    """The card is shown again."""
    chat = Chat()
    says(chat, "i applied to dunmore foods for baker last week through an agency")
    said = says(chat, "they didnt give one")
    assert "No date, then." in said
    assert "Is that right?" in said


@pytest.mark.parametrize(
    "text", ["i'm still waiting for dunmore", "still waiting on dunmore", "nothing from dunmore yet"]
)
def test_waiting_for_the_one_that_is_being_noted_makes_no_second_entry(text: str) -> None:
    """It is that one, and the question stands again."""
    chat = chat_at_contact()
    said = says(chat, text)
    assert "That's the one we're noting." in said
    assert "first name" in said
    run = chat.loaded.person.current
    assert run is not None
    assert run.answers["company"].value == "dunmore"


def test_waiting_for_another_one_is_something_else() -> None:
    """Only the one that is being noted is meant."""
    assert "That's the one" not in says(chat_at_contact(), "i'm still waiting for Northwind")


@pytest.mark.parametrize(
    "text",
    [
        "no, i did not get a no! they just gave no date",
        "wait, i didnt get a no from kite",
        "i haven't had a rejection",
        "i never said i got a no",
    ],
)
def test_a_no_that_was_none_is_left(text: str) -> None:
    """Nothing of it is noted."""
    chat = Chat()
    says(chat, "got a no from Kite")
    assert "not a no" in says(chat, text)
    assert chat.loaded.person.current is None


def test_without_a_no_it_is_said_that_none_is_noted() -> None:
    """The question stands again."""
    chat = Chat()
    says(chat, "i applied to dunmore foods for baker last week through an agency")
    said = says(chat, "no, i did not get a no! they just gave no date")
    assert "haven't noted one" in said.casefold()
    assert "Is that right?" in said


@pytest.mark.parametrize(
    "text",
    [
        "no thats not a company. its dunmore foods",
        "no that's not the company, it's dunmore foods",
        "that isn't the name of the company, the company is called dunmore foods",
    ],
)
def test_what_is_no_company_is_left_for_the_one_that_is_named(text: str) -> None:
    """Where it was asked back whether it is the name, and after one was taken."""
    chat = Chat()
    says(chat, "log one")
    assert "the name?" in says(chat, "the one with the orange vans")
    assert "And the role at dunmore foods?" in says(chat, text)
    chat = Chat()
    says(chat, "log one")
    says(chat, "dunmore")
    assert "And the role at dunmore foods?" in says(chat, text)


@pytest.mark.parametrize(
    ("text", "contact"),
    [
        *[("no", None), ("nope", None), ("Nah", None), ("nobody", None), ("no one really", None)],
        *[("Noah", "Noah"), ("karen", "karen"), ("no, karen", "Karen")],
    ],
)
def test_a_plain_no_where_a_contact_may_be_named_names_nobody(text: str, contact: str | None) -> None:
    """The next question comes, and nobody is told that they are lonely."""
    chat = Chat()
    for line in ("log a job", "lidl", "picker", "interview", "yesterday", "the manager"):
        says(chat, line)
    assert "When did they say you'd hear" in says(chat, text)
    run = chat.loaded.person.current
    assert run is not None
    assert run.answers["contact"].value == (contact or "\x00skipped")


def at_disconnect() -> Chat:
    """Somebody in the whole review, who is asked whether they talked about different things."""
    chat = Chat()
    chat.does(Commanded("no"))
    told = ("a bit low", "the full review", "Acme", "Nurse", "first interview", "manager", "just the no")
    for line in (*told, "they smiled", "the rota question"):
        said = says(chat, line)
    assert "Was there a point" in said
    return chat


@pytest.mark.parametrize(
    "text",
    ["no not really", "not really", "none", "not that i noticed", "don't think so", "nah, not really tbh"],
)
def test_that_there_was_none_skips_what_asks_whether_there_was_any(text: str) -> None:
    """It refuses nothing, and is no text to keep."""
    chat = at_disconnect()
    assert "what would you prepare better" in says(chat, text)
    assert answers(chat)["disconnect"] == SKIPPED


@pytest.mark.parametrize("text", ["no, when she asked about the rota", "not really, but the pay bit was odd"])
def test_a_point_that_begins_with_a_no_is_kept(text: str) -> None:
    """There was one after all."""
    chat = at_disconnect()
    says(chat, text)
    assert answers(chat)["disconnect"] == text
