"""The deadlines that were noted can be asked for."""

from tests.support.by_typing import says, somebody

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
    assert "their mail" in says(chat, "by when do I have to call?")


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
    assert "Nothing is changed" in said
    assert "Take back" not in said
