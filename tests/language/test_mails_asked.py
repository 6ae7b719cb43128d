"""What a mail asks for and by when, whether an answer is read, and why it was a no."""

from datetime import date

import pytest

from bot.turn.readings.report import News
from tests.language.test_mails import told

LETTER = "Dear Sam,\n\n{}\n\nRegards,\nAnn Lee\nHR Officer\nAcme Rail"
NO = "I'm sorry to say that you were not successful. {}"


@pytest.mark.parametrize(
    ("said", "news", "day"),
    [
        (
            "We offer you the post of Guard. It's good through Monday, November 30.",
            News.offer,
            date(2026, 11, 30),
        ),
        (
            "We offer you the post of Cook. The offer expires 4 days after the date of this letter.",
            News.offer,
            date(2026, 11, 30),
        ),
        (
            "I said you'd have an answer today. Two of us are ill, so it will now be Tuesday 1 December.",
            News.promised,
            date(2026, 12, 1),
        ),
        (
            "We invite you to an interview on Wednesday 9 December at 8.15am. If you would like to"
            " see the depot before, we have visits at 4pm on Monday 30 November.",
            News.interview,
            date(2026, 12, 9),
        ),
        ("Thank you for your application.\nApplied on 24 November 2026", News.applied, None),
    ],
)
def test_the_day_is_the_one_that_counts(said: str, news: News, day: date | None) -> None:
    """Not a visit that is optional, nor the day of applying."""
    found = told(LETTER.format(said))
    assert (found.news, found.day) == (news, day)


@pytest.mark.parametrize(
    ("mail", "read"),
    [
        ("We have received your application.\n\nRecruitment Desk\nnoreply@sunfoods.example", False),
        (
            "We have received your application.\n\nAnn Lee\nHR\n\nFrom: Acme HR <no-reply@acme.example>",
            False,
        ),
        ("Can you do a call on Friday at 3pm? Shoot me an email back.\n\nAnn Lee\nRecruiter, Acme", True),
        (
            "We invite you to an interview on Friday at 3pm. We see how you respond to pupils.\n\nAnn Lee",
            None,
        ),
    ],
)
def test_whether_an_answer_is_read(mail: str, read: bool | None) -> None:
    """By the address under the mail and by what it asks for."""
    assert told(f"Dear Sam,\n\n{mail}").replies is read


def test_going_through_a_profile_is_no_feedback() -> None:
    """Only going through what somebody thought of it is."""
    text = (
        "Thank you for your application. Our team would like to go through your profile and get back to you."
    )
    assert told(LETTER.format(text)).feedback is None


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (
            "The thing is we needed someone who can do the 3am starts four days a week.",
            "we needed someone who can do the 3am starts four days a week",
        ),
        (
            "They gave the job to the other lad, as he's run two of the same lines and could start at once.",
            "he's run two of the same lines and could start at once",
        ),
        (
            "Unfortunately we have no quota left to sponsor a work permit this year, so we can't proceed.",
            "we have no quota left to sponsor a work permit this year",
        ),
        (
            "The other candidate has closed an appeal of two million pounds, and you have not yet led one.",
            "The other candidate has closed an appeal of two million pounds, and you have not yet led one",
        ),
        ("The project needs to go in a somewhat different direction with the role.", None),
    ],
)
def test_the_reason_is_the_clause_that_says_why(said: str, reason: str | None) -> None:
    """Without what leads to it; a phrase that fits every refusal is none."""
    assert told(LETTER.format(NO.format(said))).reason == reason


def test_the_reason_may_stand_in_what_is_passed_on() -> None:
    """The recruiter sends on what the manager wrote."""
    below = "---------- Forwarded message ---------\nFrom: Jo Vale <jo@acme.example>\nTo: Ann Lee\n\n"
    mail = (
        "Hi Sam,\n\nPlease see below from the manager. I'm sorry this isn't better news.\n\nBe well.\n\n"
        f"Best,\nAnn Lee\nTalent\n\n{below}Pass on Sam please. He hasn't worked with rail claims data."
    )
    assert told(mail).reason == "He hasn't worked with rail claims data"
