"""What somebody only guesses of the others: it is no news."""

import pytest

from bot.events import Commanded
from tests.support.by_typing import names, says, somebody
from tests.support.chat import Chat


@pytest.mark.parametrize(
    "text",
    [
        "i think the manager didnt like me",
        "i think they hated me",
        "pretty sure its a no",
        "i reckon theyve gone with someone else",
        "felt like she had already made up her mind",
        "maybe they picked the other guy",
        "i feel like the panel didn't rate me",
    ],
)
def test_what_is_only_guessed_is_no_no(text: str) -> None:
    """It is answered, and nothing begins: at the question where they are, and while nothing is open."""
    chat = Chat()
    says(chat, "hello")
    said = says(chat, text)
    assert "Until they've said no" in said
    assert "Where are you right now?" in said
    known = somebody("Acme")
    says(known, "thanks")
    assert "Until they've said no" in says(known, text)
    assert known.loaded.person.current is None
    assert names(known)["Acme"].value == "waiting"


@pytest.mark.parametrize(
    "text",
    [
        "i reckon acme went with someone else",
        "acme probably chose someone else",
        "i guess acme have gone with the other guy",
        "i'm pretty sure acme picked somebody else",
    ],
)
def test_a_guessed_no_of_a_company_closes_nothing(text: str) -> None:
    """It keeps waiting, whether its name is known or not."""
    known = somebody("Acme", "Kite")
    assert "Until they've said no" in says(known, text)
    assert {state.value for state in names(known).values()} == {"waiting"}
    chat = Chat()
    says(chat, "hello")
    assert "Until they've said no" in says(chat, text)


@pytest.mark.parametrize(
    "text",
    [
        "acme went with someone else",
        "acme chose another candidate",
        "acme told me they hired someone else",
    ],
)
def test_a_no_of_a_company_that_was_told_is_one(text: str) -> None:
    """Nothing in it is guessed by them."""
    known = somebody("Acme", "Kite")
    says(known, text)
    assert names(known)["Acme"].value == "no"


@pytest.mark.parametrize(
    "text",
    ["no joy yet from Kite", "no luck so far with Kite", "still no joy with Kite", "no joy from Kite yet"],
)
def test_no_joy_yet_is_still_waiting(text: str) -> None:
    """What has not come may come."""
    known = somebody("Acme", "Kite")
    says(known, text)
    assert names(known)["Kite"].value == "waiting"
    current = known.loaded.person.current
    assert current is None or current.script != "no"


@pytest.mark.parametrize("text", ["no joy from Kite", "no luck with Kite", "no joy with Kite in the end"])
def test_no_joy_is_a_no(text: str) -> None:
    """Where nothing is said to be still to come."""
    known = somebody("Acme", "Kite")
    says(known, text)
    assert names(known)["Kite"].value == "no"


@pytest.mark.parametrize(
    "text",
    [
        "i dont think it went well",
        "i don't think my interview went great",
        "it went really badly",
        "i bombed the interview",
        "it could have gone better",
        "the interview was awful",
    ],
)
def test_a_bad_feeling_after_an_interview_is_met(text: str) -> None:
    """It is no news, and asked for nothing."""
    chat = Chat()
    assert "rotten feeling" in says(chat, text)
    known = somebody("Acme", "Kite")
    assert "rotten feeling" in says(known, text)
    assert {state.value for state in names(known).values()} == {"waiting"}
    assert known.loaded.person.current is None


@pytest.mark.parametrize(
    "text", ["it went well", "i think it went ok", "it went well, not badly", "the interview didn't go ahead"]
)
def test_what_went_well_or_was_not_held_is_no_bad_feeling(text: str) -> None:
    """It says something else."""
    assert "rotten feeling" not in says(Chat(), text)


def test_a_good_guess_is_no_yes() -> None:
    """It isn't an answer either."""
    chat = Chat()
    says(chat, "hello")
    assert "isn't an answer yet" in says(chat, "i think they liked me")


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("they said they dont want me", "no"),
        ("they dont want me", "no"),
        ("they rejected me i think", "no"),
        ("the manager said he didnt like my answers so its a no", "no"),
        ("i think i got the job!", "yes"),
    ],
)
def test_what_was_told_is_news(text: str, script: str) -> None:
    """However unsure they are."""
    chat = Chat()
    says(chat, "hello")
    says(chat, text)
    assert chat.loaded.person.current is not None
    assert chat.loaded.person.current.script == script


def test_who_was_not_liked_is_not_all_right() -> None:
    """Something hard beside a no never weighs nothing."""
    chat = Chat()
    says(chat, "hello")
    assert "all right" not in says(chat, "they didnt like me")


@pytest.mark.parametrize(
    "text",
    [
        "they wanted my notice period, does that mean im still in?",
        "they asked when i can start, is that a good sign?",
    ],
)
def test_what_they_asked_for_is_a_sign_and_no_answer(text: str) -> None:
    """After a no too: it isn't said to be one because of that."""
    chat = Chat()
    chat.does(Commanded("no"))
    said = says(chat, text)
    assert "Yes, as I read it" not in said
    assert "How heavy" in said


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("no joy from the hospital. HCA… gutted", "Hospital, HCA"),
        ("no luck with the school, teaching assistant", "School, teaching assistant"),
        ("got a no from the clinic", "Clinic"),
    ],
)
def test_a_no_by_a_place_is_a_no(text: str, told: str) -> None:
    """The place is the name, until they put it right."""
    assert f"I've got that: {told}." in says(Chat(), text)
