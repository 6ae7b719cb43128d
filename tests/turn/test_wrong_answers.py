"""What was just answered is asked again where somebody says that it is wrong, by what it is."""

import pytest

from bot.events import Commanded
from tests.support.by_typing import says, somebody
from tests.support.chat import Chat


def asks(chat: Chat) -> str | None:
    run = chat.loaded.person.current
    ask = run.open(run.position) if run is not None else None
    return ask.key if ask is not None else None


def logging(*texts: str) -> Chat:
    chat = Chat()
    chat.does(Commanded("log"))
    for text in texts:
        says(chat, text)
    return chat


def after_no(*texts: str) -> Chat:
    chat = somebody("Initech")
    for text in ("Initech said no", *texts):
        says(chat, text)
    return chat


@pytest.mark.parametrize(
    "text", ["oops pressed the wrong mood", "not that mood", "wait, the mood isn't right", "wrong mood!"]
)
def test_how_heavy_it_is_is_asked_again(text: str) -> None:
    """Nothing is read out of that."""
    chat = after_no("fine")
    says(chat, text)
    assert asks(chat) == "mood"
    says(chat, "heavy")
    assert asks(chat) == "fits_now"


def test_it_is_asked_again_after_the_next_answer_too() -> None:
    """The next answer stands."""
    chat = after_no("fine", "short")
    assert asks(chat) == "given"
    says(chat, "sorry i tapped the wrong mood")
    assert asks(chat) == "mood"
    says(chat, "a bit low")
    assert asks(chat) == "given"


@pytest.mark.parametrize(
    "text",
    [
        "wrong date sorry",
        "hang on that day was wrong",
        "i gave the wrong day",
        "oops wrong date",
        "date is wrong",
    ],
)
def test_the_day_is_asked_again(text: str) -> None:
    """Right after it."""
    chat = logging("Acme", "driver", "an interview", "yesterday")
    says(chat, text)
    assert asks(chat) == "on"


def test_of_two_days_the_one_that_was_given_is_meant() -> None:
    """The other is only asked for."""
    chat = logging("Acme", "driver", "an interview", "yesterday", "nobody by name")
    assert asks(chat) == "due"
    says(chat, "the date i gave was wrong")
    assert asks(chat) == "on"


@pytest.mark.parametrize(
    ("text", "key"), [("wait i wrote the job wrong", "role"), ("whoops company name is wrong", "company")]
)
def test_names_are_asked_again(text: str, key: str) -> None:
    """Without a menu."""
    chat = logging("Acme", "driver")
    says(chat, text)
    assert asks(chat) == key


@pytest.mark.parametrize("text", ["i got the date wrong", "i said the wrong name and they laughed"])
def test_what_went_wrong_there_is_no_wrong_answer_here(text: str) -> None:
    """It is what they tell of it."""
    chat = after_no("fine", "short", "just the no")
    says(chat, text)
    run = chat.loaded.person.current
    assert run is not None
    assert run.answers["went_well"].value == text


@pytest.mark.parametrize("text", ["i'm in the wrong mood for this", "they gave me the wrong date"])
def test_what_says_something_else_asks_nothing_again(text: str) -> None:
    """It isn't about what they answered."""
    chat = after_no("fine")
    says(chat, text)
    assert asks(chat) != "mood"
