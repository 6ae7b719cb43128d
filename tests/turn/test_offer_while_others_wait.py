"""Somebody has an offer, and waits for others."""

from datetime import date

import pytest

from bot.coach.facts.application import State
from bot.coach.facts.lessons import Noted
from bot.coach.facts.records import ReplyBy
from bot.turn.interpreting.yes_said import goes_on_to, will_take
from tests.support.by_typing import history, names, once, says, somebody
from tests.support.chat import Chat
from tests.support.words import READER

NEXT = "what helped?"


@once
def offered() -> Chat:
    """Harper offered it on the phone, to be answered by Wednesday; Finch and Marlow are open."""
    chat = somebody("Harper", "Finch", "Marlow")
    for line in (
        "harper just rang, they offered it me!!",
        "they want to know by wednesday",
        "my sister helped",
    ):
        says(chat, line)
    assert chat.loaded.person.current is None
    return chat


def test_how_it_was_said_is_taken_where_the_coach_knows_it() -> None:
    """Said again it only goes on."""
    chat = somebody("Harper")
    says(chat, "harper just rang, they offered it me!!")
    assert "When do they want your answer by?" in says(chat, "verbal, over the phone")


@pytest.mark.parametrize(
    "text",
    [
        "tell me what to do about the other two",
        "what should i do with the others",
        "what about the other ones",
    ],
)
def test_what_is_asked_of_the_others_is_nothing_that_helped(text: str) -> None:
    """It is answered, and what helped is asked again."""
    chat = somebody("Harper", "Finch", "Marlow")
    for line in ("harper just rang, they offered it me!!", "they want to know by wednesday"):
        says(chat, line)
    said = says(chat, text)
    assert "I'd leave the others as they are for now" in said
    assert NEXT in said
    says(chat, "my sister")
    assert [fact.text for _, fact in history(chat).of(Noted)] == ["my sister"]


def test_a_longer_time_is_noted() -> None:
    """Nothing else is asked."""
    chat = offered()
    assert "by Fri 27 Nov" in says(chat, "they gave me til friday")
    assert [fact.day for _, fact in history(chat).of(ReplyBy)][-1] == date(2026, 11, 27)


def test_the_day_is_not_asked_again_when_it_comes_in_writing() -> None:
    """It was told with the call."""
    chat = offered()
    says(chat, "got the written offer from harper")
    assert "is still open. Do you want to keep it open until you've signed here" in says(chat, "go on")


@pytest.mark.parametrize("text", ["im going to take it", "I'll accept", "think i'm gonna say yes to them"])
def test_who_takes_it_is_asked_for_no_day(text: str) -> None:
    """What becomes of the others is what is next."""
    chat = somebody("Harper", "Finch", "Marlow")
    says(chat, "got the written offer from harper")
    said = says(chat, text)
    assert "You're taking it" in said
    assert "is still open. Do you want to keep it open until you've signed here" in said


@pytest.mark.parametrize(
    "text", ["im going to take the bus", "i'll take a few days", "would you take it", "i might take it"]
)
def test_who_takes_something_else_does_not(text: str) -> None:
    """Who is unsure takes nothing yet."""
    assert not will_take(READER, text)


def test_another_name_goes_on_with_what_was_asked_of_one() -> None:
    """The question about the first stays open."""
    chat = somebody("Harper", "Finch", "Marlow")
    says(chat, "got the written offer from harper")
    assert "I'd leave Marlow as it is" in says(chat, "how do i tell marlow")
    assert "I'd leave Finch as it is" in says(chat, "and finch")
    assert goes_on_to(READER, "what about finch")
    assert not goes_on_to(READER, "finch and marlow said no to me today sadly")


@pytest.mark.parametrize(
    "text", ["hm thats after wednesday", "its before the other one", "oh that's too late for harper"]
)
def test_that_a_day_is_too_late_corrects_no_day(text: str) -> None:
    """The interview stays when it is, and it is said how to ask for time."""
    chat = offered()
    says(chat, "got a second interview at Marlow on thursday at 10am")
    said = says(chat, text)
    assert "It's normal to ask for a few days." in said
    assert "Thu 26 Nov at 10:00" in said or "Is that right?" in said
    says(chat, "yes")
    assert any(case.on == date(2026, 11, 26) for case in history(chat).cases)
    assert names(chat)["Harper"] is State.offer


@pytest.mark.parametrize(
    "text",
    [
        "can i ask harper for more time",
        "is it rude to ask for a few more days",
        "could i get an extension",
        "i need longer to decide",
    ],
)
def test_how_to_ask_for_time_is_said(text: str) -> None:
    """Whichever words ask for it."""
    assert "It's normal to ask for a few days." in says(offered(), text)


@pytest.mark.parametrize(
    "text", ["band 5, start in january", "its £24k a year", "37 hours a week and permanent"]
)
def test_what_they_offer_is_met(text: str) -> None:
    """It is what has to stand in the letter."""
    chat = somebody("Harper")
    says(chat, "harper just rang, they offered it me!!")
    said = says(chat, text)
    assert "Make sure their letter says exactly that" in said
    assert "When do they want your answer by?" in said


def test_a_contract_that_is_on_its_way_is_not_there() -> None:
    """It stays a spoken yes."""
    chat = somebody("Harper")
    says(chat, "harper just rang, they offered it me!!")
    assert "it's in writing" not in says(chat, "they are sending the contract")


@pytest.mark.parametrize(
    "text",
    [
        "hang on marlow was the one i really wanted",
        "i'd rather have marlow",
        "can i tell marlow i have an offer",
        "marlow is my first choice",
    ],
)
def test_who_wants_another_one_more_is_told_what_to_ask(text: str) -> None:
    """At the good news, and after it."""
    chat = somebody("Harper", "Finch", "Marlow")
    says(chat, "harper just rang, they offered it me!!")
    assert "Then tell the other" in says(chat, text)
    assert "Then tell the other" in says(offered(), text)


@pytest.mark.parametrize(
    "text", ["how do i turn harper down", "what do i say to them to turn it down", "how should i decline"]
)
def test_how_to_turn_an_offer_down_is_said(text: str) -> None:
    """Nothing is closed by that."""
    chat = offered()
    assert "Thank them, say you've decided not to take it" in says(chat, text)
    assert names(chat)["Harper"] is State.offer


@pytest.mark.parametrize("text", ["ruth says i can have til friday", "they said i can wait until friday"])
def test_whoever_gives_longer_it_is_the_offer(text: str) -> None:
    """A first name is no other company."""
    chat = offered()
    says(chat, text)
    assert [fact.day for _, fact in history(chat).of(ReplyBy)][-1] == date(2026, 11, 27)


@pytest.mark.parametrize(
    ("text", "state"), [("marlow rang its a yes!!", State.offer), ("marlow its a no", State.no)]
)
def test_news_of_one_that_is_shown_picks_none(text: str, state: State) -> None:
    """Asked which one got a new day, they tell of something else."""
    chat = somebody("Finch Group", "Marlow Council")
    assert "Which one do you mean?" in says(chat, "they moved the date to tuesday")
    says(chat, text)
    assert names(chat)["Marlow Council"] is state


@pytest.mark.parametrize(
    "text", ["oh wow", "omg yay", "ok will do thanks", "cant believe it!!", "fair enough"]
)
def test_a_mere_reaction_goes_on_from_the_word_of_caution(text: str) -> None:
    """It has been read."""
    chat = somebody("Harper")
    says(chat, "harper just rang, they offered it me!!")
    assert "When do they want your answer by?" in says(chat, text)


def test_who_goes_with_one_takes_it() -> None:
    """By its name too."""
    chat = somebody("Harper", "Finch")
    says(chat, "finch sent me the written offer")
    assert "You're taking it" in says(chat, "im going with finch")
