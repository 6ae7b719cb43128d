"""What is told at the card that asks whether it is right goes where it belongs; the card is shown again."""

import pytest

from tests.support.by_typing import names, once, says
from tests.support.chat import Chat


@once
def shown(line: str = "applied to Amazon as a warehouse lead") -> Chat:
    chat = Chat()
    assert "Is that right?" in says(chat, line)
    return chat


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("they said end of next wk", "Answer by Fri 4 Dec"),
        ("theyll let me know by friday", "Answer by Fri 27 Nov"),
        ("should hear back next week", "Answer by Fri 4 Dec"),
        ("they said id hear by the 10th", "Answer by Thu 10 Dec"),
        ("oh and they promised me an answer by monday", "Answer by Mon 30 Nov"),
        ("interview is on friday", "Interview Fri 27 Nov"),
        ("theyre interviewing me on monday at 10", "Interview Mon 30 Nov at 10:00"),
        ("the interview was yesterday", "Interview Mon 23 Nov"),
    ],
)
def test_what_is_told_is_kept(text: str, row: str) -> None:
    """A promise is no stage, and the day of an interview isn't that of applying."""
    said = says(shown(), text)
    assert row in said
    assert "Amazon · warehouse lead" in said
    assert "Is that right?" in said


@pytest.mark.parametrize(
    "text",
    [
        "its argos",
        "it was argos",
        "no, it was argos",
        "actually no it was argos",
        "nope its argos",
        "sorry i meant argos",
        "company is argos",
        "the company was argos",
        "wrong company, its argos",
        "its called argos",
    ],
)
def test_another_company_in_small_letters_is_taken(text: str) -> None:
    """It is the one name among ordinary words."""
    said = says(shown(), text)
    assert "argos · warehouse lead" in said.casefold()
    assert "Is that right?" in said


@pytest.mark.parametrize(
    "text",
    [
        "it was karen",
        "its part time",
        "it was awful",
        "it was ages ago",
        "its zero hours",
        "its remote",
        "it was leeds",
        "its the one near me",
        "starts monday",
        "it was through indeed",
        "no its wrong",
        "its nights",
        "it was a friend who told me",
        "its weird",
    ],
)
def test_what_is_no_company_changes_none(text: str) -> None:
    """The start of the work is not the day of applying either."""
    chat = shown()
    says(chat, text)
    run = chat.loaded.person.current
    assert run is not None
    assert run.answers["company"].value == "Amazon"
    assert run.answers["on"].value.startswith("\x00")


@pytest.mark.parametrize(
    "text", ["actually no it was the travelodge", "oh sorry it was the travelodge", "i meant travelodge"]
)
@pytest.mark.parametrize("before", [["yes"], ["yes", "uk", "evenings"]])
def test_another_company_is_taken_after_the_card(text: str, before: list[str]) -> None:
    """Where they live is asked by then, or nothing is."""
    chat = shown()
    for line in before:
        says(chat, line)
    assert "ravelodge" in says(chat, text)
    for line in ["uk", "evenings"]:
        if chat.loaded.person.current is not None:
            says(chat, line)
    assert [name.removeprefix("the ").casefold() for name in names(chat)] == ["travelodge"]


@pytest.mark.parametrize(
    "text",
    [
        "actually forget it",
        "forget it",
        "dont save it",
        "no dont note it",
        "no forget about this one",
        "scrap that",
        "i changed my mind, dont add it",
        "dont bother noting it",
    ],
)
def test_a_card_that_is_not_wanted_is_thrown_away(text: str) -> None:
    """Nothing is noted."""
    chat = shown()
    assert "gone" in says(chat, text)
    assert chat.loaded.person.current is None
    assert not names(chat)


@pytest.mark.parametrize(
    "text", ["i already told u that", "told u already", "u already know that", "already said"]
)
def test_who_has_said_it_before_is_heard(text: str) -> None:
    """The card stays."""
    assert "shouldn't have to say it twice" in says(shown(), text)


@pytest.mark.parametrize(
    "text", ["no thats the amazon one", "thats for amazon", "its amazon", "wait no thats for amazon"]
)
def test_a_card_may_be_about_one_that_is_known(text: str) -> None:
    """The agency that wrote is no company of its own."""
    chat = shown()
    for line in ("yes", "ireland"):
        says(chat, line)
    says(chat, "interview at Adecco on friday 4 december at 11, as a warehouse operative")
    said = says(chat, text)
    assert "Amazon · warehouse lead" in said
    assert "Interview Fri 4 Dec at 11:00" in said
    says(chat, "yes")
    assert list(names(chat)) == ["Amazon"]
