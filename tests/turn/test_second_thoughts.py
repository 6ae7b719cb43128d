"""Who takes back in one text what it began with is heard by what they mean in the end."""

import pytest

from bot.events import Commanded
from bot.language.understanding.answers.second_thoughts import second_thought
from tests.support.by_typing import says
from tests.support.chat import Chat


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("the short one. actually no all of it", "all of it"),
        ("low, no wait, heavy", "heavy"),
        ("friday. sorry i mean thursday", "thursday"),
        ("yes... scratch that, no", "no"),
        ("agency or rather the manager", "the manager"),
        ("no reason. oh wait, they said too junior", "they said too junior"),
    ],
)
def test_what_is_meant_comes_after_the_word_that_takes_back(text: str, meant: str) -> None:
    """Whatever word that is."""
    assert second_thought(text) == meant


@pytest.mark.parametrize(
    "text", ["actually heavy", "i can't wait", "low", "they said wait", "no", "all of it actually"]
)
def test_where_nothing_stands_before_or_after_it_nothing_is_taken_back(text: str) -> None:
    """Then the text is read as it stands."""
    assert second_thought(text) is None


def kept(*lines: str) -> dict[str, str]:
    chat = Chat()
    chat.does(Commanded("no"))
    for line in lines:
        says(chat, line)
    return {key: answer.value for run in chat.loaded.person.runs for key, answer in run.answers.items()}


@pytest.mark.parametrize(
    ("lines", "key", "value"),
    [
        (("low. actually no, heavy",), "mood", "4"),
        (("low", "the short one. actually no all of it"), "fits_now", "whole"),
        (("low", "full, wait no just the short one"), "fits_now", "quick"),
        (("low", "short", "Acme", "driver", "first. sorry i mean the final"), "stage", "final"),
        (
            ("low", "short", "Acme", "driver", "first", "an agency, or rather the hiring manager"),
            "via",
            "manager",
        ),
    ],
)
def test_the_last_thought_is_the_answer(lines: tuple[str, ...], key: str, value: str) -> None:
    """At every question with options."""
    assert kept(*lines)[key] == value


@pytest.mark.parametrize("text", ["low, actually no idea", "low. wait is this private?"])
def test_where_the_rest_is_no_answer_the_text_is_read_as_it_stands(text: str) -> None:
    """Nothing is taken from its end alone."""
    assert kept(text).get("mood") in (None, "3")
