"""Feedback that is told in words begins where it is read, with what was said of it already."""

import pytest

from bot.coach.facts.lessons import Heard, MessageSent
from bot.turn.interpreting.feedback_told import LONGEST, FeedbackTold, feedback_told
from tests.support.bounded import is_bounded
from tests.support.by_typing import history, once, says
from tests.support.chat import Chat
from tests.support.words import READER


@pytest.mark.parametrize(
    ("text", "good", "criticism"),
    [
        (
            "The head wrote back with feedback! She said my lesson was lovely but I need more SEN experience"
            " and I talk too fast",
            "my lesson was lovely",
            "I need more SEN experience and I talk too fast",
        ),
        (
            "got feedback today they said i was good with the kids but my planning was weak",
            "i was good with the kids",
            "my planning was weak",
        ),
        (
            "feedback from royal free: strong clinically, need more leadership",
            "strong clinically",
            "need more leadership",
        ),
        ("the feedback was that i talk too fast", None, "i talk too fast"),
        (
            "they emailed me back with comments, said i should have prepared more questions",
            None,
            "i should have prepared more questions",
        ),
        ("i finally had some feedback. apparently i came across nervous", None, "i came across nervous"),
        (
            "my feedback is in. they liked my portfolio but the presentation was too long",
            "liked my portfolio",
            "the presentation was too long",
        ),
        ("Ive received the feedback and it is not nice, they said i am too quiet", None, "i am too quiet"),
        ("they gave me some feedback", None, None),
        ("I got feedback from Oakfield", None, None),
    ],
)
def test_feedback_that_came_is_heard_with_both_halves(
    text: str, good: str | None, criticism: str | None
) -> None:
    """What spoke for them, and what didn't; a half that isn't told is left open."""
    told = feedback_told(READER, text)
    assert told is not None
    assert told.named
    assert (told.good, told.criticism) == (good, criticism)


@pytest.mark.parametrize(
    "text",
    [
        "no feedback yet",
        "should i ask for feedback",
        "i'd like some feedback",
        "have you got any feedback",
        "they said they'll send feedback next week",
        "i asked for feedback",
        "they never gave me feedback",
        "can i get feedback from them",
        "they offered me feedback",
        "i hope i get feedback",
        "if i had feedback i would know",
        "they don't give feedback",
        "feedback would be nice",
        "they said i got the job",
        "she said she'd let me know by friday",
        "my mum said i was great but too nervous",
        "i said i was nervous",
    ],
)
def test_what_is_wished_denied_or_promised_has_not_come(text: str) -> None:
    """Neither has what they said of themselves, or somebody near to them."""
    assert feedback_told(READER, text) is None


def test_what_somebody_said_is_only_feedback_beside_a_request_for_it() -> None:
    """The text alone may tell of anything."""
    told = feedback_told(READER, "Ann replied, she said I was warm but too long in my answers")
    assert told == FeedbackTold("I was warm", "too long in my answers", named=False, answered=True)


@pytest.mark.parametrize("text", ["she said " * 120, "feedback " * 130, "got x " * 200, "the a b said " * 90])
def test_any_text_is_read_in_time(text: str) -> None:
    """Whatever it is made of."""
    assert is_bounded(feedback_told, READER, text[:LONGEST])


NO = "Oakfield said no, teaching assistant after an interview"


@once
def put_away() -> Chat:
    """A no from Oakfield, of which nothing is open."""
    chat = Chat()
    for line in (
        "Oakfield said no, teaching assistant after an interview",
        "a bit low",
        "leave it",
        "no",
        "no",
    ):
        says(chat, line)
    assert chat.loaded.person.current is None
    return chat


HEAD = "The head wrote back with feedback! She said my lesson was lovely but I talk too fast"


def test_told_while_nothing_is_open_it_is_gone_through() -> None:
    """Only how it was to read, and what they make of it, are asked."""
    chat = put_away()
    said = says(chat, HEAD)
    assert "So they said “my lesson was lovely”, and “I talk too fast”." in said
    assert "How did it feel to read?" in said
    said = says(chat, "it stings a bit")
    assert "What do you make of it?" in said
    says(chat, "i can use that")
    heard = {fact.text for _, fact in history(chat).of(Heard)}
    assert heard == {"my lesson was lovely", "I talk too fast"}


@pytest.mark.parametrize("text", ["they gave me some feedback", "I got feedback from Oakfield"])
def test_that_it_came_is_not_asked_again(text: str) -> None:
    """Nobody who says so is asked whether they want to ask."""
    said = says(put_away(), text)
    assert "So they've answered." in said
    assert "Have you read it yet?" in said


def test_both_halves_in_the_answer_to_the_good_one_are_taken() -> None:
    """The second one isn't asked for."""
    chat = put_away()
    says(chat, "they gave me some feedback")
    says(chat, "i've read it")
    says(chat, "fine")
    said = says(chat, "lovely lesson but i talk too fast")
    assert "So they said “lovely lesson”, and “i talk too fast”." in said
    assert "What do you make of it?" in said


def test_where_the_no_is_still_gone_through_it_is_the_reason() -> None:
    """It stays in the no, and isn't asked whether they said why."""
    chat = Chat()
    says(chat, NO)
    says(chat, "a bit low")
    said = says(chat, HEAD)
    assert "So they said" in said
    assert "What would help now?" in said
    assert "Did you send it?" in says(chat, "only a reply")


def test_who_only_wants_a_reply_goes_through_what_came() -> None:
    """Nobody asks them why it was a no, so that is no place to keep it."""
    chat = Chat()
    for line in (NO, "a bit low", "only a reply"):
        says(chat, line)
    assert "Have you read it yet?" in says(chat, "I got feedback from Oakfield")


def test_an_answer_to_a_request_that_is_still_open_is_no_answer_to_whether_it_was_sent() -> None:
    """It has been, if they replied to it."""
    chat = Chat()
    for line in (
        *(NO, "a bit low", "only a reply", "no"),
        "this doesn't ask for feedback",
    ):
        says(chat, line)
    said = says(chat, "Ann replied, she said I was warm but too long in my answers")
    assert "So they said “I was warm”, and “too long in my answers”." in said
    assert "How did it feel to read?" in said
    assert not chat.loaded.person.left


def test_without_a_request_what_somebody_said_begins_nothing() -> None:
    """It may be about anything."""
    chat = put_away()
    assert not list(history(chat).of(MessageSent))
    assert "How did it feel to read?" not in says(chat, "she said I was warm but too long in my answers")


@pytest.mark.parametrize(
    "text",
    ["Kite said no, they gave me feedback that i talk too fast", "got rejected by Kite with feedback"],
)
def test_a_new_no_with_feedback_is_a_no(text: str) -> None:
    """The no comes first."""
    assert "How heavy is it right now?" in says(put_away(), text)


def test_in_a_review_what_was_not_told_yet_can_wait() -> None:
    """What was told begins, and the review is offered again afterwards."""
    chat = Chat()
    for line in (NO, "a bit low", "the short review", "no", "i was calm"):
        said = says(chat, line)
    assert "Shall I write a short request for feedback?" in said
    assert "as soon as we've finished here" in says(chat, "they gave me feedback on the phone")
    assert "How did it feel to read?" in says(chat, HEAD)
    assert [run.script for run in chat.loaded.person.left] == ["reflection"]


def test_after_a_later_interview_elsewhere_it_is_not_taken_for_the_older_no() -> None:
    """Unless it is named."""
    chat = put_away()
    for line in ("i had an interview at Kite for cook today", "yes", "uk"):
        says(chat, line)
    assert "Have you read it yet?" not in says(chat, "they gave me good feedback")
    chat = put_away()
    for line in ("i had an interview at Kite for cook today", "yes", "uk"):
        says(chat, line)
    assert "Have you read it yet?" in says(chat, "Oakfield gave me feedback")


def test_who_answered_in_the_middle_of_the_review_is_gone_through() -> None:
    """They needn't have said that they asked."""
    chat = Chat()
    for line in (NO, "a bit low", "the short review", "no", "i was calm", "not this time"):
        said = says(chat, line)
    assert "Which of these were true?" in said
    said = says(chat, "denise wrote back! she said i was lovely with the kids but my planning was thin")
    assert "So they said “i was lovely with the kids”, and “my planning was thin”." in said


@pytest.mark.parametrize(
    "text",
    [
        "they said I was too quiet",
        "so they said my answers were too short",
        "The panel thought i was not confident enough",
        "the manager told me I came across as nervous",
    ],
)
def test_what_those_who_decided_said_is_feedback(text: str) -> None:
    """Also where nothing was asked for: it is gone through, and is no new application."""
    assert "How did it feel to read?" in says(put_away(), text)


@pytest.mark.parametrize(
    "text",
    [
        "they said i'd hear by friday",
        "they said no",
        "they said I have to wait",
        "my boss said i was too slow",
        "they said I can come in on monday",
        "they thought it was a different job",
        "my mum said I was too quiet",
    ],
)
def test_what_else_somebody_says_is_none(text: str) -> None:
    """News, and what is said by others."""
    assert "How did it feel to read?" not in says(put_away(), text)


MAIL = (
    "Hi Kerr, thanks for coming in. Feedback from the panel: you were very personable, but your answers were"
    " a bit short and we wanted more examples. All the best, Moira {}"
)


@pytest.mark.parametrize(
    "mail",
    [
        MAIL.format("Oakfield"),
        MAIL.format("Kerr, Oakfield School"),
        "Dear Kerr, as promised some feedback from Oakfield: a warm manner, but we would have liked more"
        " examples from the classroom. Kind regards, Moira Kerr",
    ],
)
def test_a_mail_with_feedback_on_a_known_no_is_gone_through(mail: str) -> None:
    """It is neither a new no nor asked whether some has come, and who signed it isn't part of it."""
    said = says(put_away(), mail)
    assert "How did it feel to read?" in said
    assert "Moira" not in said
    assert "more examples" in said


def test_a_mail_with_a_no_and_feedback_from_another_is_a_no() -> None:
    """That one is new."""
    mail = "Dear Kerr, unfortunately we went with another candidate. Feedback: your answers were too short."
    assert "How heavy is it right now?" in says(put_away(), f"{mail} Kind regards, Jo Bell, Kite Ltd")


@pytest.mark.parametrize("before", [(), ("low",), ("low", "the full one")])
@pytest.mark.parametrize(
    "text", ["she said i was warm but i was vague about the budget", "they said I was too quiet"]
)
def test_what_they_said_is_the_reason_wherever_it_is_told_in_the_no(
    text: str, before: tuple[str, ...]
) -> None:
    """At the scale, where it is asked what fits, and where a name is asked for."""
    chat = Chat()
    for line in ("hello", "i got a no", *before):
        says(chat, line)
    says(chat, text)
    run = chat.loaded.person.current
    assert run is not None
    assert run.script == "no"
    assert run.answers["given"].value == "reason"


@pytest.mark.parametrize(
    "text",
    [
        "Oakfield said no, teaching assistant, final interview. she gave me some feedback",
        "Oakfield rang, it's a no, they gave me feedback",
    ],
)
def test_that_feedback_came_is_no_reason(text: str) -> None:
    """What they said is still asked for."""
    chat = Chat()
    said = says(chat, text)
    assert "They said" not in said
    run = chat.loaded.person.current
    assert run is not None
    assert "reason" not in run.answers
    assert getattr(run.facts.of, "reason", None) is None
