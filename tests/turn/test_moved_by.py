"""An interview that somebody there moved, without a word of the company."""

from datetime import date

import pytest

from tests.support.by_typing import history, says, somebody
from tests.support.chat import Chat


def invited(*companies: str) -> Chat:
    """They wait for Acme and Kite, and have interviews at these companies tomorrow."""
    chat = somebody("Acme", "Kite")
    for company in companies:
        for said in (f"interview at {company}, cook, tomorrow at 10am", "yes"):
            says(chat, said)
    return chat


@pytest.mark.parametrize(
    "text",
    ["Sarah moved it to thursday", "sarah has pushed it to thursday", "Priya moved my interview to thursday"],
)
def test_the_one_interview_that_lies_ahead_is_moved(text: str) -> None:
    """It is said back which one that is."""
    chat = invited("Globex")
    said = says(chat, text)
    assert "Globex" in said
    assert "Thu 26 Nov" in said
    assert [str(c.on) for c in history(chat).cases if c.application.company == "Globex"] == ["2026-11-26"]


def test_of_several_interviews_it_is_asked_which() -> None:
    """None is moved before that."""
    chat = invited("Globex", "Initech")
    says(chat, "Sarah moved it to thursday")
    current = chat.loaded.person.current
    assert current is not None
    assert current.script == "change"
    assert {str(c.on) for c in history(chat).cases if c.application.role == "cook"} == {"2026-11-25"}


def test_where_no_interview_lies_ahead_the_answer_was_moved() -> None:
    """As where nobody is named: which one is asked."""
    chat = invited()
    assert "Which one do you mean?" in says(chat, "Sarah moved it to thursday")


@pytest.mark.parametrize("text", ["Tesco moved it to thursday", "Sarah moved to London", "Sarah put me off"])
def test_a_company_or_another_move_moves_no_interview(text: str) -> None:
    """What isn't known is asked."""
    chat = invited("Globex")
    says(chat, text)
    assert [str(c.on) for c in history(chat).cases if c.application.company == "Globex"] == ["2026-11-25"]


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("the Royal Mail one is moved to friday", True),
        ("royal mail moved to friday", True),
        ("royal mail has been pushed back to friday", True),
        ("royal mail moved their decision to friday", False),
        ("royal mail changed when i hear to friday", False),
    ],
)
def test_a_line_that_names_a_company_moves_the_interview_there(text: str, moved: bool) -> None:
    """It lies ahead, and nothing is said of an answer."""
    chat = Chat()
    for line in ("royal mail, delivery driver, interview on thursday at 2", "yes", "ireland"):
        says(chat, line)
    says(chat, text)
    (case,) = history(chat).cases
    assert (case.on == date(2026, 11, 27)) is moved
