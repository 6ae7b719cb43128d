"""A text that tells of a no may also say how heavy it is, and what would fit now."""

import pytest

from bot.events import Commanded
from tests.support.by_typing import answers, says, somebody
from tests.support.chat import Chat


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("Acme rejected me, baker, very heavy", "5"),
        ("Kite said no, store manager, interview last week. a bit low", "2"),
        ("no from Kite, head chef, after an interview. heavy", "4"),
    ],
)
def test_how_heavy_it_is_is_not_asked_again(text: str, mood: str) -> None:
    """It is met with a word, and can be put right with one."""
    chat = Chat()
    said = says(chat, text)
    assert "I'm sorry about the no." in said.replace("&#39;", "'")
    assert "How heavy" not in said
    assert answers(chat)["mood"] == mood


@pytest.mark.parametrize(
    "text",
    [
        "no from Lidl, full time cashier",
        "Lidl turned me down. low pay anyway",
        "Kite said no, head of heavy goods",
        "rejected by Kite, 4 interviews",
    ],
)
def test_other_words_beside_a_no_don_t_weigh_it(text: str) -> None:
    """A role, the pay and a number say nothing about it."""
    chat = Chat()
    assert "How heavy" in says(chat, text)
    assert "mood" not in answers(chat)


@pytest.mark.parametrize(
    "text",
    [
        "got a no from Northwind after a second interview for data analyst, just the reply please",
        "another no. dishoom, sous chef, one interview. feeling low, only the reply today",
        "Kite said no, store manager, after the final interview, can you write me a reply",
        "no from the NHS again, band 3 admin, after an interview. just need a quick reply to them",
    ],
)
def test_only_a_reply_comes_at_once_where_all_is_said(text: str) -> None:
    """Nothing is asked again, and nothing that a reply doesn't need."""
    said = says(Chat(), text)
    assert "Thank you for letting me know" in said
    assert "sorry about the no" in said


def test_only_a_reply_asks_for_nothing_that_it_does_not_need() -> None:
    """After a line it is asked for which job, and whether they talked: not what they said."""
    chat = Chat()
    assert "Only the reply, then." in says(chat, "got a no from Kite, only want a reply")
    assert "How far" in says(chat, "driver")
    assert "Thank you for letting me know" in says(chat, "first interview")


def test_that_only_a_reply_is_wanted_is_kept_while_the_company_is_asked() -> None:
    """How heavy it is need not be said."""
    chat = Chat()
    assert "Which company" in says(chat, "i got a no, only want a reply")
    assert answers(chat)["fits_now"] == "reply"


@pytest.mark.parametrize(
    "text",
    [
        "rejected by Kite for driver after an interview. they never reply to anything, just a no",
        "rejected by Kite for driver. they sent me just a short reply",
        "no from Kite, i want to leave the country",
    ],
)
def test_a_reply_of_theirs_is_not_one_that_is_wanted(text: str) -> None:
    """It is told, and not asked for."""
    chat = Chat()
    says(chat, text)
    assert "fits_now" not in answers(chat)


def test_a_hope_that_is_gone_is_no_reason() -> None:
    """Nothing is said back as why it was a no."""
    chat = Chat()
    assert "they said:" not in says(chat, "the rejection came. i can't breathe, it was my last hope")
    assert "given" not in answers(chat)


def test_another_no_is_no_reason_for_the_first() -> None:
    """It is a no of its own."""
    chat = Chat()
    for line in ("got a no from Northwind", "low", "quick", "chef", "first interview"):
        says(chat, line)
    said = says(chat, "Hawksmoor said no too, sous chef, interviewed last week")
    assert "they said:" not in said
    assert "Hawksmoor" in said


def test_only_a_reply_for_an_application_that_is_known_comes_at_once() -> None:
    """Nothing is left to ask."""
    said = says(somebody("Acme"), "Acme said no, just the reply please")
    assert "Thank you for letting me know" in said


def test_the_heaviest_step_is_taken_only_where_it_is_certain() -> None:
    """What follows from it takes the review away for the day: a doubtful reading is asked back."""
    for text in ("Go deep. I'm parked up till six so no rush", "i'm in bits over it", "like a lost glove"):
        chat = Chat()
        chat.does(Commanded("no"))
        assert "very heavy" not in says(chat, text)
    chat = Chat()
    chat.does(Commanded("no"))
    assert "very heavy" in says(chat, "crushing, flattened completely, can barely type")


def test_what_is_wanted_is_heard_where_it_is_asked_how_heavy_it_is() -> None:
    """It is surely what would fit now, and no step that is as sure."""
    for text in ("keep it brief pls", "everything top to bottom, i want to know it all"):
        chat = Chat()
        chat.does(Commanded("no"))
        assert "company" in says(chat, text)
