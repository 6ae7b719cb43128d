"""One more application in a line of its own is noted wherever it is typed, and none of it is asked again."""

import pytest

from tests.support.by_typing import names, once, says
from tests.support.chat import Chat


@once
def after(*lines: str) -> Chat:
    chat = Chat()
    for line in lines:
        says(chat, line)
    return chat


def told_after(*lines: str) -> tuple[str, dict[str, str]]:
    """Return what was said to the last line, and what is open by then."""
    chat = after(*lines[:-1])
    said = says(chat, lines[-1])
    run = chat.loaded.person.current
    return said, {key: answer.value for key, answer in run.answers.items()} if run is not None else {}


@pytest.mark.parametrize(
    ("text", "company", "role", "on"),
    [
        ("oh and add dunnes, deli counter, sent it yesterday", "Dunnes", "deli counter", "2026-11-23"),
        ("add tesco please", "Tesco", None, None),
        ("can you note lidl too", "Lidl", None, None),
        ("put down dunnes for me, i sent it on monday", "Dunnes", None, "2026-11-23"),
        ("another one, lidl, picker", "Lidl", "picker", None),
        ("one more: lidl, picker, sent monday", "Lidl", "picker", "2026-11-23"),
    ],
)
def test_it_is_noted_while_nothing_is_open(text: str, company: str, role: str | None, on: str | None) -> None:
    """Only the role is asked for, where it isn't told."""
    said, known = told_after("applied to Acme as a cook", "yes", "uk", text)
    assert known["company"] == company
    assert known.get("role") == role
    assert (known["on"] if on is not None else None) == on
    assert ("Is that right?" if role else f"And the role at {company}?") in said


@pytest.mark.parametrize(
    "text",
    [
        "add a note",
        "add friday",
        "note to self, dont be late",
        "note that i was nervous",
        "one more thing",
        "another one said no",
        "add it to my calendar",
        "save it",
        "one more: i was late",
        "put me down for later",
    ],
)
def test_what_names_no_company_notes_none(text: str) -> None:
    """It is heard as what else it may be."""
    _, known = told_after("applied to Acme as a cook", "yes", "uk", text)
    assert "company" not in known


@pytest.mark.parametrize(
    "text",
    ["aldi store assistant, monday", "aldi, store assistant, monday"],
)
def test_a_whole_one_is_noted_where_the_company_is_asked_for(text: str) -> None:
    """Its card comes at once."""
    said, known = told_after("i applied for a few jobs", text)
    assert (known["company"], known["role"], known["on"]) == ("Aldi", "store assistant", "2026-11-23")
    assert "Is that right?" in said


@pytest.mark.parametrize(
    "before",
    [
        ("log a job", "aldi"),
        ("log a job", "aldi, store assistant"),
        ("log a job", "aldi, store assistant", "applied"),
        ("log a job", "aldi, store assistant", "applied", "monday"),
        ("log a job", "aldi, store assistant", "applied", "monday", "nobody"),
    ],
)
def test_another_one_is_noted_where_something_is_asked_about_one(before: tuple[str, ...]) -> None:
    """Nothing of it is taken for an answer about the first, which isn't lost."""
    chat = after(*before)
    said = says(chat, "amazon warehouse operative last thursday through adecco")
    assert "Amazon · warehouse operative" in said
    assert "aldi" not in said.casefold()
    says(chat, "yes")
    said = says(chat, "uk")
    assert "Aldi" in names(chat) or "aldi" in said.casefold()


@pytest.mark.parametrize(
    "text", ["also lidl, cashier, monday", "another one: lidl, cashier", "yes and add lidl"]
)
def test_a_card_counts_where_the_next_one_is_told(text: str) -> None:
    """Its day isn't that of the one on the card."""
    chat = after("applied to Amazon as a picker")
    said = says(chat, text)
    assert "Lidl" in said
    assert "Amazon" in names(chat)
    run = chat.loaded.person.current
    assert run is not None
    assert run.answers["company"].value == "Lidl"


@pytest.mark.parametrize(
    "text",
    [
        "senior analyst, finance team",
        "night shift, monday to friday",
        "kitchen porter at the weekend",
        "nurse, st vincents, via reed",
        "trainee manager since monday",
    ],
)
def test_a_role_with_more_is_no_other_application(text: str) -> None:
    """It is that of the company that was named."""
    _, known = told_after("log a job", "aldi", text)
    assert known["company"] == "aldi"


@pytest.mark.parametrize("text", ["they said monday, karen did", "monday, via karen", "in a week, mark said"])
def test_an_answer_with_more_is_no_other_application(text: str) -> None:
    """Nobody who is named works there as a company."""
    _, known = told_after("log a job", "aldi", "picker", "interview", "yesterday", "nobody", text)
    assert known["company"] == "aldi"
