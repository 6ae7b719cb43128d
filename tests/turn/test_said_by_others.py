"""Wishes and questions are heard as people of other places and trades put them."""

import pytest

from bot.events import Commanded
from tests.support.by_typing import history, names, says, somebody
from tests.turn.test_asking_back import at, open_key


@pytest.mark.parametrize(
    "text",
    [
        "hush up til monday",
        "shush til monday will ye",
        "can ye wheesht till monday",
        "pipe down till monday",
        "don't message before monday",
        "nothing til monday ok",
    ],
)
def test_it_is_quiet_until_that_day(text: str) -> None:
    """In whatever words quiet is asked for."""
    assert "quiet until Mon" in says(somebody("Initech"), text)


def test_no_day_is_taken_for_the_end_of_a_time() -> None:
    """It is asked until which day, since "the weekend" begins on another one."""
    assert "until" not in says(somebody("Initech"), "no more messages before the weekend is over please")


@pytest.mark.parametrize(
    "text",
    [
        "gies the number for the samaritans",
        "gimme the samaritans number pls",
        "what's lifeline's number",
        "is there a number i can call when its bad",
        "can you send me samaritans contact",
    ],
)
def test_the_number_of_a_helpline_is_given(text: str) -> None:
    """As to somebody who wants to talk to a person."""
    assert "talk to a person" in says(somebody("Initech"), text)


@pytest.mark.parametrize(
    "text",
    [
        "what if they forget me",
        "what if nobody there remembers me by then",
        "what if my application gets lost in the pile",
        "suppose they lose my cv",
    ],
)
def test_a_fear_to_be_forgotten_is_met_with_the_wait(text: str) -> None:
    """Nothing is erased, and nothing about it is offered."""
    chat = somebody("Initech")
    said = says(chat, text)
    assert "is normal" in said
    assert "erase" not in said.casefold()
    assert set(names(chat)) == {"Initech"}


@pytest.mark.parametrize(
    "text",
    [
        "what date did I put for initech?",
        "when's initech meant to answer",
        "which date have I given for initech",
        "what's the deadline on the initech one",
    ],
)
def test_the_noted_day_is_told(text: str) -> None:
    """It is not taken for that of an interview."""
    assert "fair to ask" in says(somebody("Initech"), text)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("role at initech is wrong, its packer", "packer"),
        ("the initech one should say forklift driver", "forklift driver"),
        ("initech post is supervisor and not operative, kindly change", "supervisor"),
    ],
)
def test_a_role_is_put_right(text: str, role: str) -> None:
    """What says that it is wrong is no part of it."""
    assert f"is now {role}" in says(somebody("Initech"), text)


@pytest.mark.parametrize(
    "text",
    [
        "it was a temp role at initech no permanent, can ye change it",
        "the initech job is part time, no full time, please correct",
    ],
)
def test_what_is_no_role_is_not_taken_for_one(text: str) -> None:
    """The one that is meant is shown, with a button to change what is noted."""
    chat = somebody("Initech")
    assert "is a temp" not in says(chat, text)
    assert [case.application.role for case in history(chat).cases] == ["Baker"]


@pytest.mark.parametrize("text", ["ghosted by initech. calling it", "initech ghosted me so its over"])
def test_who_calls_it_is_not_asked_to_wait(text: str) -> None:
    """It is said back as a call it a no, and a word takes it back."""
    chat = somebody("Initech")
    assert "call it a no" in says(chat, text)


@pytest.mark.parametrize("text", ["initech answered, i'm out", "initech ghosted me"])
def test_less_than_that_closes_nothing(text: str) -> None:
    """They may have answered, or may still do so."""
    chat = somebody("Initech")
    says(chat, text)
    assert [case.open for case in history(chat).cases] == [True]


@pytest.mark.parametrize(
    "text", ["gotta go, bus", "gotta go", "my stop, bye", "have to go now, the baby is crying"]
)
def test_somebody_who_has_to_go_answers_nothing(text: str) -> None:
    """The question waits."""
    chat = at("reply")
    assert "when you're back" in says(chat, text)
    assert open_key(chat) == "reply"


@pytest.mark.parametrize("text", ["can i do both", "can we have the two of them"])
def test_only_one_can_be_taken(text: str) -> None:
    """Neither is taken by asking."""
    chat = at("fits_now", "")
    assert "Just one here" in says(chat, text)


@pytest.mark.parametrize("name", ["little acorns", "Tiny Tots", "St Anne's"])
def test_the_name_of_a_place_follows_its_kind(name: str) -> None:
    """The role is still asked for."""
    chat = somebody()
    chat.does(Commanded("log"))
    says(chat, "creche")
    assert f"role at {name}" in says(chat, name).replace("&#39;", "'")


@pytest.mark.parametrize("role", ["room leader", "early years", "practitioner", "kitchen"])
def test_a_role_at_such_a_place_is_a_role(role: str) -> None:
    """Whatever its words."""
    chat = somebody()
    chat.does(Commanded("log"))
    says(chat, "creche")
    assert "How far" in says(chat, role)


def test_two_that_are_waited_for_are_both_offered() -> None:
    """How many they are is no part of a name."""
    text = "waiting on two, specsavers optical assistant they said by friday, and boots been 3 weeks nothing"
    said = says(somebody(), text)
    assert "optical assistant: applied, answer by Fri" in said
    assert "Boots</b>: applied" in said


@pytest.mark.parametrize("text", ["i find new job! start monday", "i got another job and i start on the 7th"])
def test_work_that_is_found_is_no_answer_in_a_review(text: str) -> None:
    """It is good news, whatever is open."""
    assert "Is it an offer, or the next round" in says(at("went_well"), text)
