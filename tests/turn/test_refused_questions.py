"""One question that somebody doesn't want to answer is passed, and nothing is filed of it."""

import pytest

from bot.events import Commanded
from bot.talk.ask import SKIPPED
from tests.support.by_typing import says
from tests.support.chat import Chat

TO_COMPANY = ["low", "a short review"]
TO_ROLE = [*TO_COMPANY, "Acme"]
TO_REASON = [*TO_ROLE, "Baker", "first interview", "nobody by name"]
TO_GOOD = [*TO_REASON, "no, just the no"]
REFUSED = [
    "i dont want to answer that",
    "its none of ur business",
    "not telling",
    "I'd rather not say",
    "lets not go there",
    "thats private",
    "i'd prefer to keep that to myself",
    "that's my business",
    "pass on this question",
]


def after_no(lines: list[str]) -> Chat:
    chat = Chat()
    chat.does(Commanded("no"))
    for line in lines:
        says(chat, line)
    return chat


def asked(chat: Chat) -> str:
    run = chat.loaded.person.current
    ask = run.open(run.position) if run is not None else None
    assert ask is not None
    return ask.key


def answer(chat: Chat, key: str) -> str | None:
    """Return the answer, also where the next dialogue has begun with it."""
    given = (run.answers[key].value for run in chat.loaded.person.runs if key in run.answers)
    return next(given, None)


@pytest.mark.parametrize("text", REFUSED)
@pytest.mark.parametrize(("lines", "key"), [(TO_ROLE, "role"), (TO_GOOD, "went_well")])
def test_it_is_passed(lines: list[str], key: str, text: str) -> None:
    """At a name, and where own words are asked for."""
    chat = after_no(lines)
    says(chat, text)
    assert answer(chat, key) == SKIPPED


@pytest.mark.parametrize("text", [*REFUSED, "who cares, next", "dont want to say why"])
def test_at_buttons_it_comes_to_the_answer_that_says_least(text: str) -> None:
    """Nobody is asked whether to leave the whole of it."""
    chat = after_no(TO_REASON)
    says(chat, text)
    assert answer(chat, "given") == "bare"


@pytest.mark.parametrize("text", ["pass on the name please", "dont want to tell you the name", *REFUSED])
def test_a_name_that_is_needed_is_none_of_these(text: str) -> None:
    """It says that it is needed, and what leaves it."""
    chat = after_no(TO_COMPANY)
    says(chat, text)
    assert (asked(chat), answer(chat, "company")) == ("company", None)


@pytest.mark.parametrize(
    "text", ["I didn't want to say that I was sacked", "I don't tell people what I earn"]
)
def test_what_they_did_not_say_there_is_told(text: str) -> None:
    chat = after_no(TO_GOOD)
    says(chat, text)
    assert answer(chat, "went_well") == text


@pytest.mark.parametrize("text", ["no I want to carry on", "no, keep going", "let's go on"])
def test_who_was_asked_whether_to_leave_may_go_on(text: str) -> None:
    chat = after_no(TO_REASON)
    chat.does(Commanded("cancel"))
    says(chat, text)
    assert asked(chat) == "given"


@pytest.mark.parametrize(
    "text", ["rephrase", "can you put it another way", "say that in simpler words", "come again?"]
)
def test_other_words_are_asked_for(text: str) -> None:
    """They are no answer in their own words."""
    chat = after_no(TO_GOOD)
    says(chat, text)
    assert (asked(chat), answer(chat, "went_well")) == ("went_well", None)


def test_why_it_is_asked_where_they_live_is_told() -> None:
    chat = Chat()
    chat.does(Commanded("log"))
    for line in ("Acme", "Baker", "I've applied", "yesterday", "Nobody in particular", "No date given"):
        says(chat, line)
    assert "working days" in says(chat, "no comment")
    assert asked(chat) == "country"
