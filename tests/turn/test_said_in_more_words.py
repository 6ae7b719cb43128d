"""A step of the scale, a yes or a no, and what is meant by a button, in words that no label has."""

import pytest

from bot.coach.facts.heaviness import HEAVY, VERY_HEAVY
from bot.events import Commanded
from tests.support.by_typing import says, somebody
from tests.support.chat import Chat

LOW = 3


def rated(text: str) -> int | None:
    chat = Chat()
    chat.does(Commanded("no"))
    says(chat, text)
    run = chat.loaded.person.current
    assert run is not None
    return int(run.answers["mood"].value) if "mood" in run.answers else None


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("really low but still working", LOW),
        ("very sad, but i'm managing to eat", LOW),
        ("really low", HEAVY),
        ("really low but i can't get up", VERY_HEAVY),
        ("one step above the worst", HEAVY),
        ("second worst", HEAVY),
        ("the last but one", HEAVY),
    ],
)
def test_a_step_is_counted_from_another_one(text: str, step: int | None) -> None:
    """Who still goes about their day is not at the heavy end of it."""
    assert rated(text) == step


@pytest.mark.parametrize("text", ["scrap it", "let's drop it", "chuck it in the bin", "leave it"])
def test_what_fits_may_be_nothing(text: str) -> None:
    """The no isn't thrown away with a mere "scrap it"; it can be noted another day."""
    chat = Chat()
    chat.does(Commanded("no"))
    says(chat, "low")
    assert "we'll leave it" in says(chat, text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("jesus no, keep everything how it is", "Nothing's been erased"),
        ("leave it all alone", "Nothing's been erased"),
        ("not before you've sent me a copy", "Here's everything"),
        ("when i have a backup", "Here's everything"),
    ],
)
def test_erasing_is_refused_or_waits_for_a_copy(text: str, said: str) -> None:
    """In whatever words: nothing is gone then."""
    chat = somebody("Acme")
    chat.does(Commanded("delete"))
    assert said in says(chat, text)


@pytest.mark.parametrize(
    "text", ["don't bin it please", "hang on to it for me please", "i may come back tomorrow"]
)
def test_what_is_to_be_held_on_to_is_kept(text: str) -> None:
    """Where it is asked whether what was said is kept or discarded."""
    chat = Chat()
    chat.does(Commanded("no"))
    says(chat, "low")
    says(chat, "a short review")
    says(chat, "Globex")
    chat.does(Commanded("cancel"))
    assert "we'll leave it" in says(chat, text)
    assert chat.loaded.person.parked is not None


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        ("yes", True),
        ("might as well get it done", True),
        ("may as well now i'm here", True),
        ("no strength for that tonight", False),
        ("too tired for it now", False),
    ],
)
def test_what_waits_is_taken_up_or_left(text: str, goes_on: bool) -> None:
    """Where it was mentioned as something else was finished."""
    chat = Chat()
    chat.does(Commanded("no"))
    says(chat, "low")
    says(chat, "a short review")
    says(chat, "Globex")
    chat.does(Commanded("log"))
    for answer in ("Acme", "Baker", "I've applied", "yesterday", "Nobody in particular", "No date given"):
        says(chat, answer)
    says(chat, "Germany")
    assert "carry on with that" in says(chat, "9 in the morning")
    says(chat, text)
    assert (chat.loaded.person.current is not None) == goes_on
    assert (chat.loaded.person.parked is not None) != goes_on


@pytest.mark.parametrize("text", ["what's the use, they never write back. leave it", "leave that out"])
def test_a_no_may_say_why(text: str) -> None:
    """What is only a sigh leads up to it."""
    chat = Chat()
    chat.does(Commanded("no"))
    for answer in ("low", "a short review", "Globex", "Baker", "First interview", "Nobody in particular"):
        says(chat, answer)
    says(chat, "No, they gave no reason")
    assert "short request" in says(chat, "they liked my cake")
    says(chat, text)
    run = chat.loaded.person.current
    assert run is not None
    assert run.answers["reply"].value == "no"


def test_where_the_job_is_stands_on_no_card() -> None:
    """That is said, and what the card shows is asked about again."""
    chat = Chat()
    says(chat, "applied to Globex as a baker yesterday")
    assert "where the job is" in says(chat, "make it cardiff")


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("i suppose so", True),
        ("that's it in a nutshell", True),
        ("looks grand", True),
        ("save it", True),
        ("it's for my neighbour", False),
        ("im asking for my son", False),
        ("the other branch", False),
    ],
)
def test_only_what_agrees_in_a_word_is_a_yes(text: str, *, right: bool) -> None:
    """Where a card asks whether it is right, however it is said."""
    chat = Chat()
    says(chat, "applied to Globex as a baker yesterday")
    says(chat, text)
    run = chat.loaded.person.current
    assert run is not None
    assert ("right" in run.answers) is right
