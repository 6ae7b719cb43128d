"""Who has had enough for the day goes on another day, and who wants to answer once more may."""

import pytest

from tests.support.by_typing import says, somebody

IN_REVIEW = ("acme said no", "3", "the short review", "no, just the no")


@pytest.mark.parametrize(
    "text",
    [
        "thats plenty for one day",
        "i've had enough for today",
        "ok that'll do for tonight",
        "im done for the day",
    ],
)
@pytest.mark.parametrize("before", [IN_REVIEW[:2], IN_REVIEW])
def test_the_rest_is_put_off(text: str, before: tuple[str, ...]) -> None:
    """It is asked when to come back: "for one day" names no day."""
    chat = somebody("Acme")
    for said in before:
        says(chat, said)
    told = says(chat, text)
    assert "remind you" in told
    run = chat.loaded.person.current
    assert run is None or "went_well" not in run.answers


@pytest.mark.parametrize("text", ["enough for today", "thats enough for today thanks"])
def test_among_things_to_pick_it_puts_the_rest_off(text: str) -> None:
    """None of them is picked."""
    chat = somebody("Acme")
    for said in (*IN_REVIEW, "i was calm", "no"):
        told = says(chat, said)
    assert "Which of these were true?" in told
    assert "remind you" in says(chat, text)


@pytest.mark.parametrize("text", ["let me redo that one", "can i answer the last question again"])
def test_an_answer_is_given_once_more(text: str) -> None:
    """The one before is asked again, also where own words are asked for."""
    chat = somebody("Acme")
    for said in (*IN_REVIEW, "the demo went well"):
        says(chat, said)
    assert "went well" in says(chat, text)


def test_what_they_had_enough_of_there_is_an_answer() -> None:
    """It is told of the job."""
    chat = somebody("Acme")
    for said in IN_REVIEW:
        says(chat, said)
    says(chat, "they had enough staff for the day shift")
    run = chat.loaded.person.current
    assert run is not None
    assert run.answers["went_well"].value == "they had enough staff for the day shift"
