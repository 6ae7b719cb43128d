"""Yes and no with a reason, and what names no option: "both", "you choose", "nothing"."""

import pytest

from bot.coach.facts.records import Worrying
from bot.events import Commanded
from tests.support.by_typing import history, says, somebody
from tests.support.chat import Chat


def chat_at_the_card() -> Chat:
    chat = Chat()
    says(chat, "applied to Globex as a baker yesterday")
    return chat


def test_nothing_is_changed_where_nothing_shall_be() -> None:
    """A "no" at the list of answers leaves all as it is, and doesn't show the list again."""
    for text in ("no", "nothing", "nah it's fine as it is"):
        chat = chat_at_the_card()
        assert "What would you like to change?" in says(chat, "change something")
        assert "Is that right?" in says(chat, text)
    chat = chat_at_the_card()
    assert "What would you like to change?" in says(chat, "no")


def test_nothing_is_changed_in_the_settings() -> None:
    """Nor shown again."""
    chat = Chat()
    chat.does(Commanded("settings"))
    assert "as it is" in says(chat, "no")
    assert chat.loaded.person.current is None


@pytest.mark.parametrize(("text", "asked"), [("both", "comes first"), ("you choose", "nearest to you")])
def test_what_names_no_option_is_met_with_a_question(text: str, asked: str) -> None:
    """It is never passed over in silence."""
    chat = Chat()
    chat.does(Commanded("no"))
    says(chat, "low")
    assert asked in says(chat, text)


@pytest.mark.parametrize(
    ("text", "hour"), [("half past seven", 19), ("19:30", 19), ("7pm", 19), ("at 7 in the morning", 7)]
)
def test_a_time_to_worry_begins_with_its_hour(text: str, hour: int) -> None:
    """A half has begun it, and of two halves of the day the evening is meant."""
    chat = somebody("Acme")
    says(chat, "set a time to worry")
    says(chat, text)
    assert [fact.hour for _, fact in history(chat).of(Worrying)] == [hour]


def test_any_hour_will_do_to_worry_at() -> None:
    """What is needed is said without the hours that hold elsewhere."""
    chat = somebody("Acme")
    says(chat, "set a time to worry")
    says(chat, "at an hour of my own")
    assert "8 in the evening" not in says(chat, "soonish")
    says(chat, "midnight")
    assert [fact.hour for _, fact in history(chat).of(Worrying)] == [0]


def test_where_nothing_is_open_nothing_is_closed_or_begun() -> None:
    """With "close it" they say that they are done here."""
    chat = Chat()
    says(chat, "set a time to worry")
    says(chat, "in 2 hours")
    says(chat, "close it")
    assert chat.loaded.person.current is None


@pytest.mark.parametrize(
    ("text", "ending"), [("not yet", "when you send it"), ("no", "nobody is owed"), ("sent", "taken care of")]
)
def test_a_reply_that_isn_t_sent_is_not_taken_care_of(text: str, ending: str) -> None:
    """It ends with what became of it."""
    chat = somebody("Acme")
    says(chat, "Acme said no")
    says(chat, "low")
    says(chat, "only a reply to send")
    says(chat, "just the no")
    assert ending in says(chat, text)
