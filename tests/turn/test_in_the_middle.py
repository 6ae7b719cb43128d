"""What people say in the middle of a dialogue that belongs to what came before, or comes after."""

from datetime import timedelta

import pytest

from bot.events import Commanded
from bot.talk.ask import SKIPPED
from tests.support.by_typing import history, says, somebody
from tests.support.chat import Chat


def open_key(chat: Chat) -> tuple[str, str]:
    run = chat.loaded.person.current
    assert run is not None
    ask = run.open(run.position)
    assert ask is not None
    return run.script, ask.key


@pytest.mark.parametrize(
    "text",
    [
        "i not write to them yet",
        "no answer from them so far",
        "should i chase them",
        "still nothing",
        "can you write to them",
    ],
)
def test_the_first_one_is_noted_before_it_is_chased(text: str) -> None:
    """It isn't begun again, and what was told stays."""
    chat = Chat()
    chat.does(Commanded("log"))
    for each in ("Girteka", "lorry driver", "ive applied", "3 weeks ago"):
        says(chat, each)
    said = says(chat, text)
    assert open_key(chat) == ("log", "via"), said
    assert "Which company" not in said


@pytest.mark.parametrize("text", ["what now", "and now what", "what do i do now", "what next"])
def test_what_to_do_now_while_waiting_is_no_thanks_for_a_no(text: str) -> None:
    """There has been none."""
    chat = Chat()
    chat.does(Commanded("log"))
    for each in ("Girteka", "lorry driver", "ive applied", "yesterday", "nobody by name", "no date given"):
        said = says(chat, each)
    assert "country" in said
    said = says(chat, text)
    assert "thanks" not in said
    assert "country" in said


def at_the_country() -> Chat:
    chat = Chat()
    chat.does(Commanded("log"))
    for each in (
        "jd sports",
        "sales assistant",
        "interview",
        "two weeks ago",
        "store manager",
        "kelly",
        "no date",
        "no",
    ):
        said = says(chat, each)
    assert "country" in said
    return chat


@pytest.mark.parametrize("text", ["to kelly i mean", "ill send it tonight", "she was really nice to me"])
def test_what_is_no_place_is_not_taken_for_an_unknown_country(text: str) -> None:
    """The question is asked again, without a reproach."""
    chat = at_the_country()
    said = says(chat, text)
    assert "I don't know a country with that name" not in said
    assert open_key(chat) == ("log", "country")


@pytest.mark.parametrize("text", ["Narnia", "blorp"])
def test_a_country_that_there_isnt_is_said_to_be_unknown(text: str) -> None:
    assert "I don't know a country with that name" in says(at_the_country(), text)


def asked_what_they_said() -> Chat:
    chat = somebody("Acme")
    says(chat, "acme rang")
    assert open_key(chat) == ("overdue", "news")
    return chat


@pytest.mark.parametrize(
    "text",
    [
        "they want me to do a trial shift",
        "they want me in for a second interview on friday at 10",
        "they'll tell me by friday",
    ],
)
def test_what_they_said_is_taken_in_whatever_words(text: str) -> None:
    """An interview is none of a yes in writing."""
    said = says(asked_what_they_said(), text)
    assert "Is it an offer, or the next round" not in said
    assert "not sure" not in said


def test_silence_days_after_a_message_went_out_is_silence() -> None:
    """Where they live was still open; it isn't what they mean."""
    chat = at_the_country()
    says(chat, "can you write something i can send")
    chat.now += timedelta(days=4)
    said = says(chat, "still nothing from them")
    assert "We were in the middle" not in said
    assert history(chat).cases


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("woman from office, name Ingrida", "contact"),
        ("she no say when", "due"),
        ("they not say when", "due"),
    ],
)
def test_more_is_told_at_the_question_through_whom(text: str, key: str) -> None:
    """It is kept for its own question."""
    chat = Chat()
    chat.does(Commanded("log"))
    for each in ("Girteka", "lorry driver", "ive applied", "3 weeks ago", text):
        says(chat, each)
    run = chat.loaded.person.current
    assert run is not None
    assert run.answers[key].value == ("Ingrida" if key == "contact" else SKIPPED)


def test_one_that_was_half_noted_is_taken_up_when_its_silence_is_told() -> None:
    """Days later; no other is begun."""
    chat = Chat()
    chat.does(Commanded("log"))
    for each in ("Girteka", "lorry driver", "ive applied", "3 weeks ago"):
        says(chat, each)
    chat.now += timedelta(days=8)
    says(chat, "nothing come")
    assert "Girteka" in says(chat, "again nothing")
    run = chat.loaded.person.current
    assert run is not None
    assert run.answers["company"].value == "Girteka"


@pytest.mark.parametrize(
    "text",
    [
        "they want me to do a trial shift",
        "they invited me to an interview on friday",
        "she wants me in for a second interview",
    ],
)
def test_an_invitation_by_those_that_are_waited_for_is_theirs(text: str) -> None:
    """No name is asked for."""
    chat = somebody("Acme")
    says(chat, text)
    run = chat.loaded.person.current
    assert run is not None
    assert run.script == "log"
    assert run.facts.chosen is not None
