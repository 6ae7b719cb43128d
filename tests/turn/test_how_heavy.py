"""How heavy it is counts by the end of a text, and what fits then is heard in a few plain words."""

import pytest

from tests.support.by_typing import says
from tests.support.chat import Chat

COMPANY = "Which company"


def after(*lines: str) -> tuple[Chat, str]:
    """What is said to the last line of somebody with a no."""
    chat = Chat()
    said = ""
    for line in ("i got a no", *lines):
        said = says(chat, line)
    return chat, said


def stored(chat: Chat, key: str) -> str | None:
    run = chat.loaded.person.current
    return run.answers[key].value if run is not None and key in run.answers else None


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("you'd think I'd be fine by now, but no, it has really flattened me this time", "4"),
        ("I told everyone I was fine. I am not fine, it has hit me very hard", "4"),
        ("it is too heavy. I cannot even lift my head up this evening", "5"),
        ("it was heavy at first but now just a bit low", "2"),
        ("thought I'd be crushed but I'm alright", "1"),
    ],
)
def test_the_end_of_a_text_says_how_heavy_it_is(text: str, mood: str) -> None:
    """What was expected, or was so before, is no step."""
    chat, _ = after(text)
    assert stored(chat, "mood") == mood


@pytest.mark.parametrize(
    "text",
    ["not tonight, im wrecked", "no energy for it tonight", "maybe not this evening, my head is done in"],
)
def test_not_tonight_is_no_time_to_be_reminded(text: str) -> None:
    """It is asked when."""
    _, said = after("2", text)
    assert "Shall I remind you" in said


@pytest.mark.parametrize(
    "text", ["ask me tonight", "too busy now, ask me tonight", "not now, remind me tonight"]
)
def test_tonight_is_one(text: str) -> None:
    _, said = after("2", text)
    assert "I'll message you in" in said


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("I have 3 mins before my shift starts", "quick"),
        ("ive only got a couple of minutes", "quick"),
        ("what do i write back to them, that only", "reply"),
        ("how do i reply to these people, just that", "reply"),
        ("just tell me what to say to them", "reply"),
    ],
)
def test_what_fits_is_heard_by_the_time_there_is_or_by_what_is_asked(text: str, fits: str) -> None:
    chat, said = after("2", text)
    assert stored(chat, "fits_now") == fits
    assert COMPANY in said


@pytest.mark.parametrize(
    "text", ["should i even reply to them?", "give me 5 minutes", "what do i tell my wife"]
)
def test_what_only_sounds_so_picks_nothing(text: str) -> None:
    chat, said = after("2", text)
    assert stored(chat, "fits_now") is None
    assert COMPANY not in said


@pytest.mark.parametrize("text", ["leave me be", "leave me alone", "let me be", "i want to be left alone"])
def test_who_would_be_let_be_on_the_heaviest_day_is_not_asked_again(text: str) -> None:
    _, said = after("5", text)
    assert "Then that's it for today" in said
    _, said = after("2", text)
    assert "We don't have to" in said


@pytest.mark.parametrize(
    "text",
    [
        "i just feel so stupid for getting my hopes up",
        "i feel so silly for getting excited",
        "i feel such an idiot for thinking i had it",
        "I only feel embarrassed that I believed them",
    ],
)
def test_a_feeling_where_a_name_is_asked_for_is_met(text: str) -> None:
    _, said = after("2", "2", text)
    assert "hard" in said
    assert "For example" not in said
