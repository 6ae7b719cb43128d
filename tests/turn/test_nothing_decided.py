"""They rang or wrote, and it decides nothing: it is no yes, no no and no date, however it is told."""

import pytest

from bot.coach.facts.application import State
from tests.support.by_typing import names, says, somebody
from tests.support.chat import Chat

SAID = [
    ("nothing really", "nothing is decided"),
    ("nothing new", "nothing is decided"),
    ("not much tbh", "nothing is decided"),
    ("just to say they got it", "nothing is decided"),
    ("they got my application, thats all", "nothing is decided"),
    ("automatic mail that they received it", "nothing is decided"),
    ("just a confirmation", "nothing is decided"),
    ("theyre still deciding", "nothing is decided"),
    ("they dont know yet", "nothing is decided"),
    ("they want more time", "nothing is decided"),
    ("they said they'd be in touch", "nothing is decided"),
    ("they tell me wait", "nothing is decided"),
    ("wrong number lol", "nothing is decided"),
    ("they wanted my references", "isn't a yes yet"),
    ("nothing much, just asked for my address", "isn't a yes yet"),
    ("they asked am i still available", "isn't a yes yet"),
    ("i missed the call", "call back"),
    ("no answer, i missed it", "call back"),
    ("voicemail, have to ring back", "call back"),
]


def asked_what_they_said(company: str = "Globex") -> Chat:
    chat = somebody("Acme", "Globex")
    assert "What did you hear" in says(chat, f"{company} rang me")
    return chat


def both_wait(chat: Chat) -> bool:
    return set(names(chat).values()) == {State.waiting}


@pytest.mark.parametrize(("text", "answer"), SAID)
def test_what_decides_nothing_where_it_is_asked(text: str, answer: str) -> None:
    """It goes on as before, and nothing more is asked."""
    chat = asked_what_they_said()
    assert answer in says(chat, text)
    assert chat.loaded.person.current is None
    assert both_wait(chat)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("globex rang, just to say they got it", "nothing is decided"),
        ("acme emailed me, auto reply", "nothing is decided"),
        ("globex called. they're still deciding", "nothing is decided"),
        ("heard back from acme, they need more time", "nothing is decided"),
        ("got an email from globex saying they received my application", "nothing is decided"),
        ("globex wrote, they asked for my references", "isn't a yes yet"),
        ("missed a call from acme", "call back"),
        ("acme rang me but i missed it", "call back"),
        ("missed a call from them", "call back"),
    ],
)
def test_told_in_one_text(text: str, answer: str) -> None:
    """It isn't asked again what they said, and no message is offered."""
    chat = somebody("Acme", "Globex")
    assert answer in says(chat, text)
    assert chat.loaded.person.current is None
    assert both_wait(chat)


@pytest.mark.parametrize("text", ["they rang, just to say they got it", "they wrote, still nothing decided"])
def test_they_are_those_of_the_only_one(text: str) -> None:
    """Told without a name, it is neither a yes nor a no."""
    chat = somebody("Acme")
    assert "nothing is decided" in says(chat, text)
    assert names(chat) == {"Acme": State.waiting}


@pytest.mark.parametrize(
    "text",
    [
        "not me",
        "nothing, they said no",
        "they got somebody else",
        "i got it!!",
        "they said i got it",
        "no luck",
        "they asked me to come in thursday",
        "asked can i do a trial shift",
        "they said wait until friday",
        "they need more time, till next week",
        "she said she'd let me know by wednesday",
        "they said they'd be in touch to arrange an interview",
    ],
)
def test_what_decides_something_is_heard_as_that(text: str) -> None:
    """Words alike say a yes, a no, an invitation, or a day."""
    said = says(asked_what_they_said(), text)
    assert "nothing is decided" not in said
    assert "isn't a yes yet" not in said
    assert "call back" not in said


@pytest.mark.parametrize("text", ["globex girl rang me", "a lady from globex called", "globex emailed me"])
def test_another_that_gets_in_touch_in_the_middle_of_a_no(text: str) -> None:
    """It is asked what they said, and not offered to chase them; the no comes back afterwards."""
    chat = somebody("Acme", "Globex")
    says(chat, "acme said no")
    assert "What did you hear from Globex" in says(chat, text)
    says(chat, "just to say they got it")
    assert [run.script for run in chat.loaded.person.left] == ["no"]


@pytest.mark.parametrize(
    "text", ["aldi rang me", "aldi girl rang me", "the girl from aldi rang me", "aldi emailed"]
)
def test_one_that_is_not_noted_right_after_hello(text: str) -> None:
    """It is asked what is new there, and not taken for a no."""
    chat = Chat()
    says(chat, "hello")
    assert "What's new at aldi" in says(chat, text)


@pytest.mark.parametrize(
    "text",
    [
        "tesco just mailed me a no",
        "tesco emailed a no",
        "tesco texted me a rejection",
        "tesco rang with a no",
    ],
)
def test_a_no_that_was_mailed_keeps_its_name(text: str) -> None:
    """Whose no it is isn't asked."""
    chat = Chat()
    says(chat, "hello")
    assert "Tesco" in says(chat, text)


@pytest.mark.parametrize("text", ["they got the cv thats all", "theyre still deciding", "they said wait"])
@pytest.mark.parametrize("before", [["write something to acme"], ["write something to acme", "ask now"]])
def test_what_they_said_where_a_message_is_offered(text: str, before: list[str]) -> None:
    """Then there is nothing to send."""
    chat = somebody("Acme", "Globex")
    for line in before:
        says(chat, line)
    assert "nothing is decided" in says(chat, text)
    assert chat.loaded.person.current is None
