"""Skip, back, and whether somebody is there, in short and long words; and what only sounds like them."""

import pytest

from bot.events import Commanded
from tests.support.by_typing import says
from tests.support.chat import Chat

TO_GOOD = ["low", "a short review", "Acme", "Baker", "first interview", "nobody by name", "no, just the no"]


def at_good_part() -> Chat:
    chat = Chat()
    chat.does(Commanded("no"))
    for line in TO_GOOD:
        says(chat, line)
    return chat


def answer(chat: Chat) -> str | None:
    run = chat.loaded.person.current
    assert run is not None
    return run.answers["went_well"].value if "went_well" in run.answers else None


@pytest.mark.parametrize(
    "text", ["nxt", "no ta", "I'd rather not go there", "I'll leave this blank if that's ok"]
)
def test_it_is_skipped(text: str) -> None:
    chat = at_good_part()
    says(chat, text)
    assert (answer(chat) or "").startswith("\x00")


@pytest.mark.parametrize("text", ["are u there", "hello? you still around?", "did i lose you"])
def test_nobody_keeps_it_that_somebody_looks_for_the_coach(text: str) -> None:
    chat = at_good_part()
    assert "What went well" in says(chat, text)
    assert answer(chat) is None


@pytest.mark.parametrize(
    "text",
    [
        "i'd stop rambling",
        "I'd skip the tour and ask for the ward",
        "next to me they all looked calm",
        "no questions left me blank",
    ],
)
def test_what_was_so_is_an_answer(text: str) -> None:
    chat = at_good_part()
    says(chat, text)
    assert answer(chat) == text


def test_a_step_back_is_one() -> None:
    chat = at_good_part()
    says(chat, "my story about the late bus")
    assert "What went well" in says(chat, "hang on, one step back please")


def test_a_company_may_be_called_next() -> None:
    chat = Chat()
    chat.does(Commanded("log"))
    assert "role at Next" in says(chat, "Next")


@pytest.mark.parametrize(
    "text", ["brain is fried, tomorrow", "I need a bit of time before that one", "some other time"]
)
def test_a_question_with_options_is_put_off(text: str) -> None:
    chat = Chat()
    chat.does(Commanded("no"))
    for line in TO_GOOD[:4]:
        says(chat, line)
    says(chat, text)
    parked = chat.loaded.person.parked
    assert parked is not None
    assert "stage" not in parked.answers
