"""Short forms, and English that somebody is still learning, are read as others say them."""

import pytest

from bot.language.understanding.lines.short_forms import in_full
from tests.support.by_typing import says
from tests.support.chat import Chat


def open_after(*lines: str) -> tuple[str | None, dict[str, str]]:
    """Return what dialogue is open after these lines, and what it knows."""
    chat = Chat()
    for line in lines:
        says(chat, line)
    run = chat.loaded.person.current
    return (run.script, {key: a.value for key, a in run.answers.items()}) if run is not None else (None, {})


@pytest.mark.parametrize(
    ("text", "company", "role"),
    [
        ("ap 2 asda ngt shft", "Asda", "night shift"),
        ("app b&q, cashier, mon", "B&Q", "cashier"),
        ("had int at tesco", "Tesco", None),
        ("int at lidl tues 2pm", "Lidl", None),
        ("i have send application to Marriott for housekeeping", "Marriott", "housekeeping"),
        ("i sended cv to aldi, cashier", "Aldi", "cashier"),
        ("i am apply to aldi as cashier", "Aldi", "cashier"),
        ("i make interview yesterday in restaurant La Piazza, kitchen helper", "La Piazza", "kitchen helper"),
    ],
)
def test_an_application_in_such_words_is_noted(text: str, company: str, role: str | None) -> None:
    """With all that is told."""
    script, known = open_after(text)
    assert script == "log"
    assert known["company"] == company
    assert known.get("role") == role


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("before one week", "one week ago"),
        ("i send it before two weeks", "i send it two weeks ago"),
        ("they answer before one week", "they answer before one week"),
        ("nobody call me", "still no answer from them"),
        ("nobody calls my phone shop", "nobody calls my phone shop"),
        ("i must say until friday", "i have to give them my answer by friday"),
        ("friday they said", "they said friday"),
        ("Acme: actually no it was thursday they said", "Acme: actually no they said thursday"),
        ("friday they said no", "friday they said no"),
        ("at 10 hour", "at 10 o'clock"),
        ("a 12 hour shift", "a 12 hour shift"),
    ],
)
def test_what_is_said_by_learners_is_written_as_others_say_it(text: str, full: str) -> None:
    """What only looks like it stays as it is."""
    assert in_full(text) == full


@pytest.mark.parametrize(
    "text", ["they no answer", "company not answer", "he no call", "nobody call me", "no one answer"]
)
def test_no_answer_is_no_refusal(text: str) -> None:
    """They still wait."""
    assert open_after("applied to Acme as a cook", "yes", "uk", text)[0] != "no"
    assert open_after(text)[0] != "no"


def test_a_job_without_an_article_is_a_yes() -> None:
    """It isn't only something that they say they have."""
    assert open_after("applied to Acme as a cook", "yes", "uk", "i have job!")[0] == "yes"


def test_the_first_interview_of_one_that_was_applied_for_is_kept_with_its_day() -> None:
    """Neither is asked for again."""
    script, known = open_after("applied to Acme as a cook", "yes", "uk", "int tues 2pm")
    assert script == "log"
    assert (known["stage"], known["on"]) == ("first", "2026-12-01T14:00")


@pytest.mark.parametrize(
    "text",
    [
        "they said no",
        "the app is broken",
        "umbrella corp, applied 2 weeks back",
        "applied 2 or 3 days ago",
        "app 4 jobs",
        "app store support",
        "i have a job interview",
        "i made an interview outfit",
        "Int Foods Ltd",
        "NT Live",
        "GD Partners",
        "a 9 hour shift",
        "i did the washing up at the restaurant",
        "nobody answered",
        "i put the cv in the drawer",
    ],
)
def test_what_says_something_else_stays_as_it_is(text: str) -> None:
    """Names have capitals."""
    assert in_full(text) == text


def test_a_long_text_stays_as_it_is() -> None:
    """Nobody types a letter in short forms."""
    text = "int " * 200
    assert in_full(text) == text
