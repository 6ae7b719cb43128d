"""Who left a no for today and comes back days later goes on with it, in whatever words they say so."""

from datetime import timedelta

import pytest

from tests.support.by_typing import says, somebody
from tests.support.chat import Chat


def left(*before: str, days: int = 2) -> Chat:
    """Somebody who told of a no, and left it."""
    chat = Chat()
    for line in (*before, "no from tarn, cashier", "low", "leave it"):
        says(chat, line)
    assert chat.loaded.person.current is None
    chat.now += timedelta(days=days)
    return chat


@pytest.mark.parametrize(
    "text", ["ok ready now", "im back", "right, go on then", "can we do the review now", "i have time now"]
)
def test_who_is_ready_later_goes_on_with_the_no_that_was_left(text: str) -> None:
    """How heavy it is may have changed, so that is asked first."""
    chat = left()
    assert "How heavy is it right now?" in says(chat, text)
    said = says(chat, "quick one")
    assert "How far did it go?" in said
    assert "What went well?" in says(chat, "first interview")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("quick one", "What went well?"),
        ("short review", "What went well?"),
        ("the 3 minute one please", "What went well?"),
        ("i want the full review now", "1 of 5"),
    ],
)
def test_who_says_how_much_of_it_gets_just_that(text: str, first: str) -> None:
    """How far it got was never told, so that alone is asked before."""
    chat = left()
    assert "How far did it go?" in says(chat, text)
    assert first in says(chat, "first interview")
    run = chat.loaded.person.current
    assert run is not None
    assert run.script == "reflection"


@pytest.mark.parametrize(
    "text", ["quick question, is this private?", "still nothing", "just the one interview"]
)
def test_other_words_begin_no_review(text: str) -> None:
    """They mean something else."""
    chat = left()
    says(chat, text)
    run = chat.loaded.person.current
    assert run is None or run.script not in ("no", "reflection")


def test_nothing_is_taken_up_where_no_no_was_left() -> None:
    """Long ago is none either."""
    assert "How heavy" not in says(somebody("Tarn"), "ok ready now")
    assert "How heavy" not in says(left(days=60), "ok ready now")


def test_how_much_of_it_answers_the_question_that_was_put_off() -> None:
    """It need not be asked for again."""
    chat = Chat()
    for line in ("no from tarn, cashier", "low", "later", "no reminder"):
        says(chat, line)
    chat.now += timedelta(days=2)
    assert "How far did it go?" in says(chat, "quick one")
