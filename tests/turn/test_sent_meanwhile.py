"""A message that was written for them: sent days later, put off for tonight; and the others who rang."""

from datetime import timedelta

import pytest

from bot.coach.facts.records import ChaseSent
from tests.support.by_typing import history, says, somebody
from tests.support.chat import Chat


def asked_whether_sent() -> Chat:
    """They have the draft before them, and are asked whether they sent it."""
    chat = somebody("Acme")
    said = says(chat, "write me something i can send to acme")
    if "early" in said:
        says(chat, "i'd rather ask now")
    run = chat.loaded.person.current
    assert run is not None
    ask = run.open(run.position)
    assert ask is not None
    assert ask.key == "sent"
    return chat


def chased(chat: Chat) -> bool:
    return bool(list(history(chat).of(ChaseSent)))


@pytest.mark.parametrize(
    "text",
    [
        "can you write something i can send then",
        "lol ok. can you write something i can send then",
        "write me something i can send to acme",
        "can you help me write a message to them",
        "could you draft me an email to the recruiter",
        "what can i send them",
        "give me something to send",
    ],
)
def test_a_message_that_they_ask_for_is_written(text: str) -> None:
    """Where it is early by the calendar, that is said first."""
    chat = somebody("Acme")
    said = says(chat, text)
    assert "early" in said or "Did you send it?" in said


def test_it_is_written_at_the_question_for_the_country_too() -> None:
    """They have been asked for enough."""
    chat = Chat()
    for text in (
        "had an interview last tuesday",
        "jd sports",
        "sales assistant",
        "store manager",
        "kelly",
        "no",
        "no",
    ):
        said = says(chat, text)
    assert "Which country" in said
    said = says(chat, "lol ok. can you write something i can send then")
    assert "country" not in said
    assert "Did you send it?" in said or "early" in said


@pytest.mark.parametrize(
    "text", ["ill send it tonight", "i'll send it later today", "will send it tomorrow", "not yet, tonight"]
)
def test_what_they_will_send_is_brought_back_tomorrow(text: str) -> None:
    """They are not asked on."""
    chat = asked_whether_sent()
    said = says(chat, text)
    assert "tomorrow" in said
    assert not chased(chat)


@pytest.mark.parametrize(
    "text", ["sent it", "i sent it", "ok sent", "sent it last night", "just sent it to them", "emailed her"]
)
@pytest.mark.parametrize("before", [(), ("ill send it tonight",)])
def test_what_they_sent_days_later_is_noted(text: str, before: tuple[str, ...]) -> None:
    """Whether they said so before or left the question open."""
    chat = asked_whether_sent()
    for each in before:
        says(chat, each)
    chat.now += timedelta(days=2)
    said = says(chat, text)
    assert chased(chat), said
    assert "noted" in said


def test_nothing_is_sent_that_wasnt_written() -> None:
    """The one that is waited for wasn't asked."""
    chat = somebody("Acme")
    says(chat, "sent it")
    assert not chased(chat)


@pytest.mark.parametrize(
    "text",
    [
        "they rang",
        "they called me",
        "they just rang me back",
        "acme phoned today",
        "the recruiter emailed",
        "got a call from them",
        "they wrote back",
        "heard back from them",
        "got one update from them",
        "there's news",
        "an update came today",
        "they got back to me",
        "someone from acme rang",
    ],
)
def test_who_got_in_touch_is_asked_what_they_said(text: str) -> None:
    """It isn't known yet whether it was a yes or a no."""
    chat = somebody("Acme")
    assert "What did you hear from Acme" in says(chat, text)


@pytest.mark.parametrize(
    "text",
    [
        "they rang, it's a no",
        "they called it off",
        "no news from acme",
        "got no update",
        "they said they'd call",
        "i called them",
        "they never rang",
        "should they have rang",
        "they called me and offered it",
        "they rang to move the interview to friday",
    ],
)
def test_who_tells_what_they_said_is_not_asked(text: str) -> None:
    chat = somebody("Acme")
    assert "What did you hear" not in says(chat, text)


@pytest.mark.parametrize(
    "text", ["oh yeah i sent that, yesterday i think", "i sended it", "actually i sent it the other day"]
)
def test_sent_is_heard_days_later_in_passing(text: str) -> None:
    """The wait goes on from there."""
    chat = asked_whether_sent()
    says(chat, "ill send it tonight")
    chat.waits(48)
    says(chat, text)
    assert chased(chat)


@pytest.mark.parametrize("text", ["no not acme, globex answered", "not acme, globex rang"])
def test_another_one_has_answered(text: str) -> None:
    """It is asked what that one said."""
    assert "What did you hear from Globex" in says(somebody("Acme", "Globex"), text)


@pytest.mark.parametrize(
    "text", ["ok write me something", "can you write me a message", "what can i send them"]
)
def test_a_message_asked_for_where_it_is_offered_or_shown(text: str) -> None:
    """It is written where it is asked whether to, and shown again where it was."""
    chat = somebody("Acme", "Globex")
    assert "early" in says(chat, "write something to acme")
    assert "I wanted to check" in says(chat, text)
    assert "I wanted to check" in says(chat, text)
    assert not chased(chat)
    assert "Globex" in says(chat, "write something to globex")
