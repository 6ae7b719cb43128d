"""A card that asks whether it is right is put right by the mere value, and shown again with it."""

import pytest

from tests.support.by_typing import history, once, says
from tests.support.chat import Chat


@once
def shown(line: str) -> Chat:
    chat = Chat()
    assert "Is that right?" in says(chat, line)
    return chat


@pytest.mark.parametrize(
    ("line", "text", "row"),
    [
        ("had an interview at Acme as a cook on saturday", "23 october, i said", "Interview Fri 23 Oct"),
        ("had an interview at Acme as a cook", "it's 23 october this year", "Interview Fri 23 Oct"),
        ("applied to Acme as a cook on monday", "it was friday", "Applied Fri 20 Nov"),
        ("applied to Acme as a cook on monday", "i applied on friday", "Applied Fri 20 Nov"),
        ("applied to Acme as a cook on monday", "they said by 4 december", "Answer by Fri 4 Dec"),
        ("applied to Acme as a cook on monday", "the answer is due on 4 december", "Answer by Fri 4 Dec"),
        ("applied to Acme as a cook on monday", "role: head chef", "Acme · head chef"),
        ("applied to Acme as a cook on monday", "head chef", "Acme · head chef"),
        ("applied to Acme as a cook on monday", "no, a sous chef job", "Acme · sous chef"),
        ("applied to Acme as a cook on monday", "the role is pastry chef", "Acme · pastry chef"),
        ("applied to Acme as a cook on monday", "it was for a head chef, not cook", "Acme · head chef"),
        ("applied to Acme as a cook on monday", "head chef at Acme", "Acme · head chef"),
        ("applied to Acme as a cook on monday", "the recruiter is called Karen", "With Karen"),
        (
            "interview at Acme as a cook on friday at 3pm",
            "it's monday at 10",
            "Interview Mon 30 Nov at 10:00",
        ),
        ("interview at Acme as a cook on friday at 3pm", "at 4", "Interview Fri 27 Nov at 16:00"),
        ("interview at Acme as a cook on friday at 3pm", "4 not 3", "Interview Fri 27 Nov at 16:00"),
        ("interview at Acme as a cook on friday at 3pm", "make it 4pm", "Interview Fri 27 Nov at 16:00"),
        (
            "interview at Acme as a cook on friday at 3pm",
            "its the final round",
            "Final round Fri 27 Nov at 15:00",
        ),
        (
            "applied to Acme as a cook on monday",
            "the owner, Mr Hartley",
            "With Mr Hartley, the hiring manager",
        ),
        ("applied to Acme as a cook on monday", "mr hartley", "With Mr Hartley"),
        (
            "applied to Acme as a cook on monday",
            "her name's Grainne, she's the kitchen manager",
            "With Grainne, the hiring manager",
        ),
        ("applied to Acme as a cook on monday", "with sarah from hr", "With Sarah, their recruiter"),
        ("applied to Acme as a cook on monday", "via reed", "Through an agency"),
        ("applied to Acme as a cook with Karen", "no contact", "No date for an answer yet"),
    ],
)
def test_a_value_is_taken_for_what_it_is(line: str, text: str, row: str) -> None:
    """Nothing counts before the card is agreed to."""
    chat = shown(line)
    said = says(chat, text)
    assert row in said
    assert "Is that right?" in said


@pytest.mark.parametrize(
    "text", ["not today", "what if it was friday?", "tomorrow", "on monday i was so nervous"]
)
def test_what_is_no_value_changes_no_day(text: str) -> None:
    """It is heard as what else it may be."""
    chat = shown("applied to Acme as a cook on monday")
    says(chat, text)
    current = chat.loaded.person.current
    assert current is None or current.script != "log" or current.answers["on"].value == "2026-11-23"


@pytest.mark.parametrize(
    "text",
    [
        "the job is remote",
        "my mum sarah told me",
        "i had a nice chat with them",
        "i was a nurse before",
        "manager",
        "nights",
        "the recruiter is a nurse",
    ],
)
def test_what_is_no_role_changes_none(text: str) -> None:
    """It changes neither whom they deal with there, nor when the work is."""
    chat = shown("applied to Acme as a cook on monday")
    says(chat, text)
    current = chat.loaded.person.current
    assert current is not None
    assert current.answers["role"].value == "cook"


@pytest.mark.parametrize("text", ["its an interview actually", "phone screen", "it was a second interview"])
def test_another_stage_asks_for_its_day(text: str) -> None:
    """The day of applying is none of an interview."""
    chat = shown("applied to Acme as a cook on monday")
    assert "Which day is the interview" in says(chat, text)
    assert "Is that right?" in says(chat, "friday")


@pytest.mark.parametrize("text", ["its in leeds", "https://careers.acme.com/jobs/123"])
def test_what_is_kept_nowhere_is_said_to_be_so(text: str) -> None:
    """It is no yes to the card."""
    said = says(shown("applied to Acme as a cook on monday"), text)
    assert "I don't keep" in said
    assert "Is that right?" in said


def test_a_role_at_another_company_is_another_application() -> None:
    """The first one waits."""
    chat = shown("applied to Acme as a cook on monday")
    assert "Globex · head chef" in says(chat, "head chef at Globex")


@pytest.mark.parametrize(("text", "country"), [("yes, UK", "GB"), ("yes India", "IN")])
def test_a_yes_may_say_where_they_live(text: str, country: str) -> None:
    """Then that isn't asked."""
    chat = shown("applied to Acme as a cook on monday")
    assert "Noted: Acme" in says(chat, text)
    lives = history(chat).lives
    assert lives is not None
    assert lives.country == country


@pytest.mark.parametrize("text", ["uk", "im in ireland", "i live in Kenya", "yes, Ireland", "The UK"])
def test_who_goes_on_to_where_they_live_finds_the_card_right(text: str) -> None:
    """It is what is asked for next, so it isn't asked again."""
    chat = shown("applied to Acme as a cook on monday")
    said = says(chat, text)
    assert "Noted: Acme" in said
    assert "Which country" not in said
