"""The deadlines that were noted can be asked for."""

import pytest

from tests.support.by_typing import says, somebody
from tests.support.chat import Chat

CALL = (
    "Dear Sam, thank you for your interest in the Cook role at Acme. Unfortunately we have decided on "
    "another candidate. If you would like feedback, please call Anne on 020 7946 0000 before 10 December. "
    "Kind regards, Anne Miller, Acme"
)


def test_by_when_an_offer_has_to_be_answered() -> None:
    """From the moment it was told."""
    chat = somebody("Acme")
    says(chat, "I got an offer from Acme, reply by 10 december")
    assert "Thu 10 Dec" in says(chat, "until when do they want my answer?")
    assert "Thu 10 Dec" in says(chat, "by when do I have to decide?")


def test_a_call_that_their_mail_offers() -> None:
    """Its day isn't kept, and that is said; no interview is spoken of."""
    chat = somebody("Acme")
    says(chat, CALL)
    assert "They offered" in says(chat, "should I call Anne?")
    assert "their email" in says(chat, "by when do I have to call?")


def test_the_hour_of_an_interview_is_said_and_can_be_corrected() -> None:
    """It is said, and a correction of the hour is one of the day that was named last."""
    chat = somebody("Acme")
    says(chat, "interview at Globex, cook, 2 December 11am")
    says(chat, "yes")
    says(chat, "move the Globex interview to 4 December at 5 pm")
    assert "Fri 4 Dec at 17:00" in says(chat, "When is my next interview?")
    says(chat, "it should say 16:30")
    assert "Fri 4 Dec at 16:30" in says(chat, "what time?")


def test_an_answer_to_another_question_takes_nothing_back() -> None:
    """What they noted isn't wrong because of it."""
    chat = somebody("Acme")
    said = says(chat, "that's not what i asked")
    assert "haven't changed anything" in said
    assert "Take back" not in said


def offered(day: str) -> Chat:
    """They have an offer in writing from Acme, told of with the day by which it has to be answered."""
    chat = somebody("Acme", "Kite")
    for said in ("acme offered me the job in writing", "go on", day, "keep it"):
        says(chat, said)
    return chat


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("today", "They want your answer today."),
        ("tomorrow", "They want your answer tomorrow."),
        ("friday", "I'll remind you the day before: Thu 26 Nov."),
    ],
)
def test_a_reminder_is_promised_where_one_can_come(day: str, told: str) -> None:
    """The day before is today or past otherwise."""
    said = says(offered(day), "skip")
    assert told in said
    assert ("remind you" in said) is (day == "friday")


def test_a_day_that_has_passed_meanwhile_is_said_to_be_past() -> None:
    """They come back to the last question days later."""
    chat = offered("tomorrow")
    chat.waits(72)
    said = "".join(says(chat, text) for text in ("skip", "skip"))
    assert "remind you" not in said
    assert "Wed 25 Nov, and that's past" in said


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("today", "by Tue 24 Nov, which is today. I've got that."),
        ("tomorrow", "by Wed 25 Nov, which is tomorrow. I've got that."),
        ("friday", "by Fri 27 Nov. I've got that, and I'll remind you the day before."),
    ],
)
def test_so_it_is_where_the_day_is_told_later(day: str, told: str) -> None:
    """After the dialogue has ended."""
    chat = offered("friday")
    says(chat, "skip")
    assert told in says(chat, f"acme want my answer by {day}")
