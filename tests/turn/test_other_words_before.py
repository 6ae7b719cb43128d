"""Other words for what was said just before are no answer to the next question."""

import pytest

from bot.events import Commanded
from tests.support.by_typing import answers, says
from tests.support.chat import Chat

TO_BAD = ["all right", "the full review", "Acme", "Baker", "first interview", "nobody", "no, just the no"]
GOOD, BAD = "I knew the routes by heart", "the safety question threw me"


def reviewing(*lines: str) -> Chat:
    chat = Chat()
    chat.does(Commanded("no"))
    for line in (*TO_BAD, *lines):
        says(chat, line)
    return chat


@pytest.mark.parametrize(
    "text",
    [
        "change that to the forklift question threw me",
        "no i meant the forklift question threw me",
        "that's not what i meant, the forklift question threw me",
        "scratch that, the forklift question threw me",
        "correction: the forklift question threw me",
        "no thats wrong, it was the forklift question threw me",
        "sorry i meant to say the forklift question threw me",
    ],
)
def test_they_are_written_there(text: str) -> None:
    chat = reviewing(GOOD, BAD)
    says(chat, text)
    said = answers(chat)
    assert (said["went_well"], said["went_badly"]) == (GOOD, "the forklift question threw me")
    assert "disconnect" not in said


def test_they_go_to_the_answer_that_they_are_nearly_the_same_as() -> None:
    chat = reviewing(GOOD, BAD)
    says(chat, "no i meant i knew most of the routes")
    assert answers(chat)["went_well"] == "i knew most of the routes"
    assert answers(chat)["went_badly"] == BAD


@pytest.mark.parametrize(
    "text",
    [
        "I meant to mention my licence but forgot",
        "they said that's not what they meant",
        "that wasn't what I expected, they wanted a manager",
        "I'd change it to something shorter",
        "they changed the shift to nights",
    ],
)
def test_what_tells_of_the_interview_is_kept_as_the_answer(text: str) -> None:
    chat = reviewing(GOOD)
    says(chat, text)
    assert (answers(chat)["went_well"], answers(chat)["went_badly"]) == (GOOD, text)


@pytest.mark.parametrize(
    "text",
    [
        "delete what i just wrote",
        "scrap my last answer",
        "undo",
        "can i go back and add something",
        "go back and change it",
    ],
)
def test_the_answer_before_is_asked_for_again(text: str) -> None:
    """Nothing else is lost by it."""
    chat = reviewing(GOOD)
    assert "What went well" in says(chat, text)
    assert chat.loaded.person.current is not None
    assert "went_badly" not in answers(chat)


@pytest.mark.parametrize("text", ["i've had enough, good night", "that's me done for today, night night"])
def test_who_says_good_night_puts_it_off(text: str) -> None:
    chat = reviewing(GOOD)
    assert "remind" in says(chat, text)
