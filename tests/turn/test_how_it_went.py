"""How an interview went that was just held, told before anybody asks."""

import pytest

from bot.coach.facts.lessons import About, FreshNote
from tests.support.by_typing import history, once, says
from tests.support.chat import Chat


@once
def held(line: str = "I had my interview today at Juniper for office clerk") -> Chat:
    chat = Chat()
    for said in (line, "that's right", "uk"):
        says(chat, said)
    assert chat.loaded.person.current is None
    return chat


def test_it_is_kept_as_notes_on_that_interview() -> None:
    """What went well, what went badly and what they cared about, each for itself; it is said back."""
    chat = held()
    said = says(
        chat, "it went ok i think. i talked well about my thesis but froze on the audit ethics question"
    )
    assert "noted for Juniper" in said
    assert "what did they seem to care about most?" in said
    says(chat, "they cared a lot about teamwork")
    notes = {fact.about: fact.text for _, fact in history(chat).of(FreshNote)}
    assert notes[About.went_badly] == "froze on the audit ethics question"
    assert "talked well" in notes[About.went_well]
    assert notes[About.they_cared] == "they cared a lot about teamwork"


@pytest.mark.parametrize(
    "text",
    [
        "the panel were lovely but i rambled",
        "it was ok i suppose, hard questions on budgeting",
        "they asked why i left my last job and i froze",
        "i messed up the interview so badly i feel awful",
    ],
)
def test_people_tell_it_in_many_ways(text: str) -> None:
    """With a feeling in it too, which is met first."""
    assert "noted for Juniper" in says(held(), text)


@pytest.mark.parametrize(
    "text",
    [
        "they said no",
        "they offered me the job",
        "interview was moved to friday",
        "they asked me back for a second interview on friday",
        "what if they asked the others harder questions",
        "i feel sick",
        "thanks",
    ],
)
def test_news_questions_and_feelings_are_no_notes(text: str) -> None:
    """Each is heard as what it is."""
    assert "noted for Juniper" not in says(held(), text)


def test_without_one_interview_just_held_nothing_is_kept() -> None:
    """Not for an application, and not where it might be either of two."""
    text = "it went ok i think. i talked well about my thesis"
    assert "noted for" not in says(held("I applied to Juniper for office clerk last week"), text)
    chat = held()
    for said in ("had an interview at Kite for driver today", "that's right"):
        says(chat, said)
    assert "noted for" not in says(chat, text)


def test_notes_are_not_taken_twice_unasked() -> None:
    """Once they are there, the same words are heard as anything else."""
    chat = held()
    says(chat, "it went well i think, i answered everything")
    for _ in range(2):
        says(chat, "skip")
    says(chat, "skip")
    assert "noted for" not in says(chat, "it went well i think, i answered everything")


def test_nobody_asks_in_the_evening_for_notes_that_are_there() -> None:
    """The question for notes is no longer due."""
    chat = held()
    assert any(due.key.startswith("notes:") for due in chat.dues)
    says(chat, "the panel were lovely but i rambled")
    assert not any(due.key.startswith("notes:") for due in chat.dues)


@pytest.mark.parametrize("text", ["u ask too many questions", "stop asking me all these questions"])
def test_a_complaint_is_no_note(text: str) -> None:
    """What is said of the coach's own questions is no account of an interview."""
    chat = held()
    assert "noted for Juniper" not in says(chat, text)
    assert chat.loaded.person.current is None or chat.loaded.person.current.script != "notes"


@pytest.mark.parametrize("text", ["just out of it", "phew, all done", "im out", "its over"])
def test_that_it_is_over_begins_the_notes(text: str) -> None:
    """On the day they need not be waited for."""
    assert "Three short notes" in says(held(), text)


@pytest.mark.parametrize(
    "text",
    ["im out of milk", "im done with this", "back to work tomorrow", "its over for me", "get me out of it"],
)
def test_that_something_else_is_over_begins_none(text: str) -> None:
    """It only looks alike."""
    assert "Three short notes" not in says(held(), text)


def test_where_none_was_held_nothing_is_over() -> None:
    """It may be anything."""
    assert "Three short notes" not in says(Chat(), "just out of it")
