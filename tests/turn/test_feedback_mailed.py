"""A mail with feedback is gone through as feedback, and tells of no new no."""

import pytest

from bot.coach.facts.application import State
from bot.coach.facts.lessons import Heard
from bot.turn.interpreting.feedback_mail import feedback_in_mail
from tests.support.by_typing import history, names, once, says
from tests.support.chat import Chat
from tests.support.words import READER

FROM_A_WARD = (
    "From: Denise Carr <denise.carr@oakfieldcare.nhs.uk> Subject: RE: Feedback request. Hi Amy,"
    " thank you for coming"
    " to see us. The panel felt you gave a really strong account of the cardiac arrest. On this"
    " occasion other"
    " candidates gave fuller answers on safeguarding. I would encourage you to apply again. Kind"
    " regards, Denise"
)
GOOD = "The panel felt you gave a really strong account of the cardiac arrest."
BAD = "On this occasion other candidates gave fuller answers on safeguarding."


@pytest.mark.parametrize(
    ("mail", "good", "criticism"),
    [
        (FROM_A_WARD, GOOD, BAD),
        (
            "Hi Amy, Thank you for your email. I'm happy to give you some feedback. You came"
            " across as warm and"
            " knowledgeable. The panel felt your answer on safeguarding was too general and lacked"
            " an example. We"
            " hope to see you apply again. Best wishes, Denise Carr, Ward Manager",
            "You came across as warm and knowledgeable.",
            "The panel felt your answer on safeguarding was too general and lacked an example.",
        ),
        (
            "Dear Amy, as requested please find below feedback from your interview. Strengths: good clinical"
            " examples, calm manner. Areas to develop: safeguarding process. Unfortunately you"
            " were not the highest"
            " scoring candidate. Kind regards, Recruitment Team",
            "good clinical examples, calm manner.",
            "safeguarding process.",
        ),
        (
            "Hi Tom,\n\nThanks for getting in touch. Here's a bit of feedback from the team:\n\n-"
            " You were really"
            " personable and clearly know Excel\n- We would have liked more detail on how you"
            " handled the month"
            " end\n\nHope that helps!\n\nBest,\nSarah",
            "You were really personable and clearly know Excel",
            "We would have liked more detail on how you handled the month end",
        ),
        (
            "Hi Priya, I spoke to the hiring manager and here is the feedback: strong technically,"
            " but answers were"
            " a bit long and she lost the thread. Regards, Jo",
            "strong technically",
            "answers were a bit long and she lost the thread.",
        ),
    ],
)
def test_both_halves_are_read_from_a_mail(mail: str, good: str, criticism: str) -> None:
    """In the words of whoever wrote it, without what stands in every mail."""
    read = feedback_in_mail(READER, mail)
    assert read is not None
    assert " ".join((read.good or "").removeprefix("- ").split()) == good
    assert " ".join((read.criticism or "").removeprefix("- ").split()) == criticism


@pytest.mark.parametrize(
    "text",
    [
        "Dear Amy, thank you for coming in. Unfortunately we went with another candidate. If you"
        " would like feedback,"
        " please reply to this email. Kind regards, Denise",
        "Dear Amy, thank you for applying. Due to the number of applications we are unable to"
        " provide individual"
        " feedback. Kind regards, HR",
        "Hi Amy, we'd love your feedback on our recruitment process. Please fill in the survey."
        " Best wishes, Team",
        "Dear Amy, we are pleased to invite you to an interview on 4 December at 10am. Kind regards, HR",
        "Hi Amy, feedback will be given by phone next week. Are you free on Tuesday at 3? Best"
        " wishes, Denise",
        "i asked for feedback and they said i was too quiet and i hate it honestly, what should i do",
        "Dear coach, I had an interview and it went well but I was too nervous and I want"
        " feedback. Thanks, Amy",
    ],
)
def test_other_mails_give_none(text: str) -> None:
    """It is offered in them, ruled out, to come, or wanted."""
    assert feedback_in_mail(READER, text) is None


def after(*more: str) -> Chat:
    """A no from Oakfield Care, and what was typed after it."""
    chat = Chat()
    for line in ("Oakfield Care said no, staff nurse after an interview", "a bit low", *more):
        says(chat, line)
    return chat


@once
def put_away() -> Chat:
    """A no of which nothing is open."""
    chat = after("leave it", "no", "no")
    assert chat.loaded.person.current is None
    return chat


@pytest.mark.parametrize(
    "mail",
    [
        FROM_A_WARD,
        "Hi Amy, Thanks for your email. Here is some feedback. The panel felt you gave a really"
        " strong account of the"
        " cardiac arrest. On this occasion other candidates gave fuller answers on safeguarding."
        " Best wishes, D",
    ],
)
def test_pasted_days_later_it_is_gone_through(mail: str) -> None:
    """By the address of whoever wrote, or as the one no that there is."""
    chat = put_away()
    chat.waits(72)
    said = says(chat, mail)
    assert f"So they said “{GOOD}”" in said
    assert "How did it feel to read?" in said
    assert BAD in says(chat, "it stings")
    says(chat, "i can use that")
    assert {fact.text for _, fact in history(chat).of(Heard)} == {GOOD, BAD}
    assert names(chat) == {"Oakfield Care": State.no}


def test_it_is_the_reason_where_the_no_is_still_gone_through() -> None:
    """It isn't asked whether they said why."""
    chat = after()
    assert f"So they said “{GOOD}”" in says(chat, FROM_A_WARD)


def test_where_nothing_is_noted_it_is_a_no() -> None:
    """A mail from somebody unknown is new."""
    assert "How did it feel to read?" not in says(Chat(), FROM_A_WARD)


def test_from_a_company_that_is_waited_for_it_is_no_feedback_on_another() -> None:
    """It is news of that one."""
    chat = put_away()
    for line in ("i had an interview at Kite Homes for staff nurse yesterday", "yes", "uk"):
        says(chat, line)
    assert "How did it feel to read?" not in says(chat, FROM_A_WARD.replace("oakfieldcare", "kitehomes"))


@pytest.mark.parametrize("text", ["denise replied", "they got back to me", "got a reply from oakfield"])
def test_who_answered_after_a_no_is_asked_what_came(text: str) -> None:
    """Silence isn't explained to somebody who had an answer."""
    said = says(put_away(), text)
    assert "Did you hear anything back?" in said


def test_a_mail_tells_nothing_of_how_heavy_it_is() -> None:
    """They are happy there, or sorry, and not the person."""
    said = says(
        Chat(),
        "Dear Amy, I hope this finds you well. We are happy to say we had many strong applicants,"
        " but unfortunately"
        " you have not been successful for the staff nurse post at Oakfield Hospital. You came"
        " across as calm. Kind"
        " regards, Denise Carr",
    )
    assert "How heavy is it right now?" in said


def test_what_stands_before_a_mail_tells_it() -> None:
    """It is their own."""
    said = says(
        Chat(),
        "im gutted. Dear Amy, unfortunately you have not been successful for the staff nurse post at Oakfield"
        " Hospital. We are happy to keep your details. Kind regards, Denise Carr",
    )
    assert "How heavy is it right now?" not in said
