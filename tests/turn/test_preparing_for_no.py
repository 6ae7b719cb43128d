"""What is written for the card of a no: both halves of it, and what is no answer to it."""

import pytest

from bot.coach.facts.lessons import Prepared
from bot.events import Commanded
from tests.support.by_typing import history, says, somebody
from tests.support.words import heard


@pytest.mark.parametrize(
    ("text", "means", "means_not"),
    [
        ("I have to keep looking, and not that I'm stupid", "I have to keep looking", "that I'm stupid"),
        (
            "that i keep applying but it wouldn't mean i'm bad at my job",
            "that i keep applying",
            "i'm bad at my job",
        ),
        ("more waiting. not the end of the world", "more waiting", "the end of the world"),
        (
            "not that i'm worthless, just that they found someone with more experience",
            "that they found someone with more experience",
            "that i'm worthless",
        ),
        (
            "a few more weeks of bills. But not that I can't teach",
            "a few more weeks of bills",
            "that I can't teach",
        ),
        ("it doesn't mean I failed", None, "I failed"),
        ("it means one more month and not because i was bad", "one more month", "because i was bad"),
    ],
)
def test_what_it_would_mean_and_would_not_are_told_apart(
    text: str, means: str | None, means_not: str
) -> None:
    """In their own words."""
    assert heard(text).two_halves() == (means, means_not)


@pytest.mark.parametrize(
    "text",
    [
        "I'm not good enough",
        "that I'm not wanted and not good",
        "they wanted someone else not me",
        "i did not get it, i was not ready",
        "keep going, and do not give up",
        "no money and not much hope",
        "more of the same",
    ],
)
def test_a_mere_not_does_not_take_a_text_apart(text: str) -> None:
    """It says what a no would mean, as a whole."""
    assert heard(text).two_halves() is None


def test_both_halves_are_filled_from_one_text_and_said_back() -> None:
    """The card shows them when it is asked for; a time to worry on the way is a wish and no answer."""
    chat = somebody("Acme")
    says(chat, "help me get ready in case it's a no")
    said = says(chat, "I have to keep looking, and not that I'm stupid")
    assert "It would mean: “I have to keep looking”" in said
    assert "It would not mean: “that I&#39;m stupid”" in said
    said = says(chat, "can i get a set time to worry tonight at 8")
    assert "20:00" in said
    assert "first hour" in said
    says(chat, "have a cry and call my mum")
    says(chat, "no")
    card = says(chat, "show me the card")
    assert "I have to keep looking" in card
    assert "have a cry and call my mum" in card
    [made] = [fact for _, fact in history(chat).of(Prepared)]
    assert (made.means, made.means_not) == ("I have to keep looking", "that I'm stupid")


def test_what_it_would_mean_is_an_answer_though_it_is_a_feeling() -> None:
    """It is what was asked for."""
    chat = somebody("Acme")
    says(chat, "help me get ready in case it's a no")
    assert "would not mean" in says(chat, "that I'm not good enough")


def test_enough_is_none_of_the_halves() -> None:
    """It leaves the question out; a plain no says nothing either."""
    chat = somebody("Acme")
    says(chat, "help me get ready in case it's a no")
    says(chat, "nope")
    assert "first hour" in says(chat, "no that's enough")
    says(chat, "go for a walk")
    [made] = [fact for _, fact in history(chat).of(Prepared)]
    assert (made.means, made.means_not) == (None, None)


def test_what_is_being_noted_is_noted_before_its_no_is_prepared() -> None:
    """Nothing of it is asked for twice, and the wish isn't forgotten."""
    chat = somebody("Acme")
    chat.does(Commanded("log"))
    says(chat, "Globex")
    assert "as soon as this one's noted" in says(chat, "help me get ready in case its a no")
    says(chat, "Baker")
    says(chat, "An interview")
    says(chat, "yesterday")
    says(chat, "Nobody in particular")
    assert "if Globex says no" in says(chat, "No date given")


@pytest.mark.parametrize(("company", "shown"), [("Acme", True), ("Globex", False)])
def test_the_card_is_shown_with_the_no_that_it_is_for(company: str, shown: bool) -> None:
    """With another's it would read as a second no."""
    chat = somebody("Acme")
    for line in (
        "what if they say no",
        "more weeks at the depot",
        "that I can't drive",
        "a walk",
        "no thanks",
    ):
        says(chat, line)
    says(chat, f"no from {company}, driver, after the first interview")
    assert ("in case Acme said no" in says(chat, "low")) == shown


def test_what_they_will_do_is_taken_as_they_say_it() -> None:
    """It isn't asked again, and not asked for in own words first."""
    chat = somebody("Acme")
    for line in ("prepare for a no", "one team chose somebody else", "that I can't do this"):
        says(chat, line)
    said = says(chat, "Ring my sister")
    assert "What will you do?" not in said
    assert "In the first hour: “Ring my sister”" in said
