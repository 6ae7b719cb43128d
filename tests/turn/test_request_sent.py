"""Who left a review with a request for feedback tells later that it went out, and what came of it."""

import pytest

from bot.coach.facts.lessons import MessageSent
from tests.support.by_typing import history, names, once, says
from tests.support.chat import Chat


@once
def left_with_request() -> Chat:
    """They stopped after the request was wanted, and have it to copy."""
    chat = Chat()
    for line in (
        *("Oakfield said no, staff nurse after an interview", "a bit low", "the short review", "no"),
        *("i was calm", "yes please", "enough for today"),
    ):
        said = says(chat, line)
    assert "Your request is ready" in said
    says(chat, "no reminder")
    return chat


@pytest.mark.parametrize("text", ["sent it", "sent it to denise", "ive emailed it to her", "its sent"])
def test_that_it_went_out_is_noted(text: str) -> None:
    """It is asked later what came of it."""
    chat = left_with_request()
    chat.waits(24)
    says(chat, text)
    (sent,) = (fact for _, fact in history(chat).of(MessageSent))
    assert sent.draft.startswith("feedback_")


def test_a_review_that_is_gone_on_with_notes_it_no_second_time() -> None:
    """The request is not offered again either."""
    chat = left_with_request()
    says(chat, "sent it")
    later = [
        "go on",
        "none of these",
        "leave it",
        "that it happens",
        "practise",
        "if they ask then i breathe",
    ]
    said = "\n".join(says(chat, line) for line in [*later, "right", "all right"])
    assert "Did you send it?" not in said
    assert len(list(history(chat).of(MessageSent))) == 1
    assert chat.loaded.person.current is None or chat.loaded.person.current.script != "reflection"


def test_to_whom_is_noted_too() -> None:
    """It is who answers."""
    chat = left_with_request()
    assert "Your contact for Oakfield is now Denise" in says(chat, "sent it to denise")
    assert "Did you hear anything back?" in says(chat, "denise wrote back")


def test_that_it_will_go_out_is_heard() -> None:
    """Nothing is noted yet."""
    chat = left_with_request()
    assert "Tell me when you've sent it" in says(chat, "will send it tomorrow")
    assert not list(history(chat).of(MessageSent))


def test_where_none_was_written_nothing_is_noted() -> None:
    """It may be anything that they sent."""
    chat = Chat()
    for line in ("Oakfield said no, staff nurse after an interview", "a bit low", "leave it", "no", "no"):
        says(chat, line)
    says(chat, "sent it to denise")
    assert not list(history(chat).of(MessageSent))
    assert list(names(chat)) == ["Oakfield"]


@pytest.mark.parametrize("text", ["leave that for now", "nah leave it for now", "leave that one thanks"])
def test_a_wider_look_is_left_without_leaving_the_review(text: str) -> None:
    """What comes next is asked."""
    chat = Chat()
    for line in (
        *("Oakfield said no, staff nurse after an interview", "a bit low", "the short review", "no"),
        *("i was calm", "no thanks", "came prepared", "done"),
    ):
        said = says(chat, line)
    assert "it's fine to skip this" in said
    assert "What would you tell them?" in says(chat, text)


def test_what_stings_has_nothing_to_do_with_settings() -> None:
    """The words only look alike."""
    chat = left_with_request()
    assert "where you are" not in says(chat, "stings a bit")
