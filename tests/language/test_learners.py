"""What people write who have learned the language later is read as it is usually put."""

import pytest

from bot.coach.facts.application import State
from tests.support.by_typing import history, names, says, somebody
from tests.support.chat import Chat
from tests.support.words import heard


@pytest.mark.parametrize(
    ("typed", "usual"),
    [
        ("i sended it", "i sent it"),
        ("they say me no", "they said no"),
        ("she say me that i have to wait", "she told me that i have to wait"),
        ("they not answer", "they didn't answer"),
        ("they no answer still", "they didn't answer still"),
        ("tesco not answer me since 2 week", "tesco didn't answer me for 2 weeks"),
        ("he no want me", "he don't want me"),
        ("i not understand", "i don't understand"),
        ("i want write to them", "i want to write to them"),
        ("i stop wait", "i stop waiting"),
        ("i stop to wait for tesco", "i stop waiting for tesco"),
        ("how i can ask them", "how can i ask them"),
        ("what i have to do", "what do i have to do"),
        ("how much time i must wait", "how long must i wait"),
        ("i applied before 2 weeks", "i applied 2 weeks ago"),
        ("3 week ago", "3 weeks ago"),
        ("i have interview the friday", "i have an interview on friday"),
        ("i am wait", "i'm waiting"),
    ],
)
def test_it_is_put_as_usual(typed: str, usual: str) -> None:
    """The sense stays what it was."""
    assert heard(typed).text == usual


@pytest.mark.parametrize(
    "text",
    [
        "i want to write",
        "stop, wait",
        "i do not know",
        "not answered yet",
        "why not call me",
        "they told me no reason",
        "i need call centre work",
        "i applied in person",
        "i applied in Dublin",
        "they said no",
        "the friday after",
        "i will not reply",
        "they don't answer",
        "two day trial at Tesco",
        "i have interview nerves",
        "what i have to offer is experience",
        "how i can be more calm",
        "an answer before 2 weeks are over",
        "I’m still waiting",
        "i was told to wait",
    ],
)
def test_what_is_usual_stays(text: str) -> None:
    """Words alike are not touched."""
    assert heard(text).text == text


def test_long_texts_stay() -> None:
    """A story, or a mail, isn't read through for such words."""
    long = "i sended it " * 12
    assert heard(long).text == long
    assert heard("i sended it\nthey not answer").text == "i sended it\nthey not answer"


@pytest.mark.parametrize("text", ["they say me no", "they no want me"])
def test_a_no_is_heard(text: str) -> None:
    """It is of the only one that is waited for."""
    chat = somebody("Acme")
    assert "sorry" in says(chat, text)
    assert names(chat) == {"Acme": State.no} or chat.loaded.person.current is not None


def test_a_message_is_sent_and_the_wait_goes_on() -> None:
    """Asked for, sent and let go, all in few words."""
    chat = somebody("Acme")
    said = says(chat, "i want write to them")
    if "early" in said:
        said = says(chat, "i want ask now")
    assert "Did you send it?" in said
    assert "with them now" in says(chat, "i sended it")
    assert "How shall I close it" in says(chat, "i stop wait")


def test_an_application_is_noted_with_its_name_and_day() -> None:
    """The day is counted back from today."""
    chat = Chat()
    says(chat, "i applied at tesco before 2 weeks for cashier")
    says(chat, "yes")
    case = history(chat).cases[0]
    assert (case.application.company, case.application.role) == ("Tesco", "cashier")
    assert str(case.on) == "2026-11-10"


def test_own_words_are_kept_as_they_were_typed() -> None:
    """They are read so, and not rewritten."""
    chat = somebody("Acme")
    says(chat, "acme said no, they say me i not have experience")
    for text in ("low", "full review"):
        says(chat, text)
    typed = "i sended them my best work"
    says(chat, typed)
    run = chat.loaded.person.current
    assert run is not None
    assert typed in [answer.value for answer in run.answers.values()]


@pytest.mark.parametrize(
    ("typed", "usual"),
    [
        ("i am wait for 3 company", "i'm waiting for 3 companies"),
        ("dhl call me today", "dhl called me today"),
        ("they ask me for documents", "they asked me for documents"),
        ("dhl want i come monday 10 clock", "dhl want me to come monday 10 o'clock"),
        ("please call me today", "please call me today"),
        ("you can call me today", "you can call me today"),
        ("i got some job", "i got some job"),
        ("3 company cars", "3 company cars"),
    ],
)
def test_more_of_it(typed: str, usual: str) -> None:
    """Told as if it were now, and counted without an s."""
    assert heard(typed).text == usual


def test_a_count_of_companies_is_no_company() -> None:
    """How many they are says no name."""
    assert "role at" not in says(Chat(), "hi i am wait for 3 company")


@pytest.mark.parametrize("text", ["the boss is friendly", "the manager is nice", "the recruiter was rude"])
def test_what_somebody_is_like_is_no_name(text: str) -> None:
    """A first name is one, whatever else it means."""
    reports = heard(f"applied to Acme as a cook, {text}").reports([])
    assert [one.contact for one in reports] == [None]
    named = heard("applied to Acme as a cook, the manager is grace").reports([])
    assert [one.contact for one in named] == ["Grace"]
