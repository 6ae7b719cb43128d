"""News and wishes that come in the middle of something else are met as somebody kind would meet them."""

import pytest

from tests.support.by_typing import answers, once, says
from tests.support.chat import Chat

IN_A_NO = ("got a no", "low", "the full one", "Ashgrove Logistics", "shift supervisor", "first interview")
WAITING = "applied at Larkhill Foods yesterday, warehouse operative, they answer by 8 December"


@once
def told(*lines: str) -> Chat:
    chat = Chat()
    for line in lines:
        says(chat, line)
    return chat


@pytest.mark.parametrize(
    "text",
    [
        "started my new job today",
        "first day in the new job today!",
        "I have joined my new company this morning",
        "im working again!! started monday",
        "been in my new job a week now, its grand",
        "new job, day one done",
        "I resumed at my new job today, God is good",
    ],
)
def test_a_job_that_has_begun_is_an_offer_that_was_accepted(text: str) -> None:
    """Neither what kind of yes it is, nor by when to answer, is asked any more."""
    chat = told("hi", "just looking around")
    said = says(chat, text)
    assert "Congratulations" in said
    assert "Which company is it?" in said
    assert {"kind": "written", "caution": "go_on"}.items() <= answers(chat).items()


@pytest.mark.parametrize(
    "text",
    [
        "my sister started her new job today",
        "started my new job search today",
        "when i started my new job i hated it",
        "I started my new job and was sacked after a week",
        "should I tell them I started my new job?",
    ],
)
def test_other_new_jobs_are_no_good_news_of_theirs(text: str) -> None:
    """Somebody else's, a search, a story and a question are none."""
    assert "started the new job" not in says(told("hi", "just looking around"), text)


@pytest.mark.parametrize(
    "text",
    [
        "hang on they've just phoned, changed their mind, I have the job",
        "omg they just emailed they want me after all",
        "wait they rang back, i got it after all",
        "hang on, they've reversed it and offered me the job",
        "hold on theyve changed their mind im in",
        "update: the other fella pulled out, its mine",
        "Please wait. They have called me back and I am selected",
    ],
)
def test_a_no_that_is_taken_back_becomes_the_offer(text: str) -> None:
    """Whose it is has been told already."""
    chat = told(
        "got a no", "low", "the full one", "Ashgrove Logistics", "shift supervisor", "first interview"
    )
    said = says(chat, text)
    assert "good" in said
    assert "Which company" not in said
    assert answers(chat)["company"] == "Ashgrove Logistics"


@pytest.mark.parametrize(
    "text",
    [
        "hang on, i don't have the job yet",
        "they changed their mind about the date",
        "wait, i thought i got it",
    ],
)
def test_what_only_sounds_so_takes_no_no_back(text: str) -> None:
    """It has to be said that the job is theirs."""
    chat = told(
        "got a no", "low", "the full one", "Ashgrove Logistics", "shift supervisor", "first interview"
    )
    assert "Is it an offer, or the next round" not in says(chat, text)


@pytest.mark.parametrize(
    "text",
    [
        "take larkhill off my list",
        "strike larkhill from my list",
        "pls drop larkhill from the list, not bothered any more",
        "larkhill off the list pls",
        "get larkhill off my list",
    ],
)
def test_what_leaves_the_list_is_put_away_and_not_erased(text: str) -> None:
    """How to erase it is said."""
    chat = told(WAITING, "right")
    said = says(chat, text)
    assert "put away" in said
    assert "delete Larkhill" in said


@pytest.mark.parametrize(
    "text", ["delete larkhill", "delete larkhill from my list", "erase larkhill for good"]
)
def test_what_is_to_be_erased_is_asked_about_once(text: str) -> None:
    """The list alone makes no difference then."""
    assert "Shall I erase it?" in says(told(WAITING, "right"), text)


@pytest.mark.parametrize(
    "text",
    [
        "what did larkhill say, by when",
        "when did larkhill say theyd tell me",
        "remind me what date larkhill gave",
        "larkhill gave me a date, which was it?",
        "by when do larkhill want to answer me",
        "whats the deadline for larkhill",
    ],
)
def test_by_when_they_answer_is_looked_up(text: str) -> None:
    """It sets no reminder, and opens no journal."""
    said = says(told(WAITING, "right"), text)
    assert "They said by" in said
    assert "8 Dec" in said


@pytest.mark.parametrize(
    "text",
    [
        "is it normal that its been quiet since i applied",
        "is it normal not to have heard since i applied",
        "ive heard nothing since i sent it, is that usual",
        "applied and its dead quiet, normal?",
        "should it be this quiet after applying",
    ],
)
def test_whether_silence_is_normal_is_answered_with_the_date(text: str) -> None:
    """Nothing is noted, and no message is held out."""
    said = says(told(WAITING, "right"), text)
    assert "is normal" in said
    assert "8 Dec" in said
    assert "Which company" not in said


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("I talk with a heavy accent, is that why they say no", "Bias does exist"),
        ("They said overqualified. What does it really mean?", "bored"),
        ("Is overqualified only an excuse?", "bored"),
    ],
)
def test_a_question_to_the_coach_has_an_answer_of_its_own(text: str, answer: str) -> None:
    """It is short, honest about what isn't known, and judges nobody."""
    assert answer in says(told("hi", "just looking around"), text)


@pytest.mark.parametrize("text", ["the job i was the last one in for", "was the only one who smiled"])
def test_what_only_looks_like_a_question_is_kept(text: str) -> None:
    """Own words may begin with a verb."""
    chat = told("Ashgrove said no, driver, after an interview", "low", "the full one", "4", "no")
    before = answers(chat)
    says(chat, text)
    assert answers(chat) != before
