"""A tap acts under an open question, under one that was left or answered, and under a card."""

import pytest

from bot.coach.facts.history import Established, History
from bot.coach.facts.records import Lives, NudgeHour
from bot.events import Tapped, Wrote
from bot.turn.cards.privacy import erases
from bot.turn.decide import decide
from bot.turn.model.callback_data import (
    AnswerTap,
    Control,
    ControlTap,
    EraseTap,
    PageTap,
    RunAction,
    RunTap,
    Tap,
    encode,
)
from tests.support.app import START
from tests.support.chat import Chat
from tests.support.words import READER


@pytest.fixture
def chat() -> Chat:
    """Somebody who notes an application, and skipped nothing yet: how far it is is asked."""
    new = Chat()
    for kind, what in (("command", "log"), ("text", "Acme"), ("text", "Nurse")):
        new.does(new.event(kind, what))
    return new


def taps(chat: Chat, tap: Tap) -> tuple[str, str | None]:
    """What is said to a tap, and the short word on its button."""
    event = Tapped(encode(tap), 1)
    toast = decide(chat.loaded, event, chat.now, READER).toast
    return "".join(message.html or "" for message in chat.does(event)), toast


def test_a_question_that_was_left_goes_on_where_its_button_is_tapped(chat: Chat) -> None:
    """Its buttons still stand there."""
    chat.does(chat.event("command", "pause"))
    said, _ = taps(chat, AnswerTap(1, "stage", "applied"))
    assert "When did you apply" in said
    current = chat.loaded.person.current
    assert current is not None
    assert current.script == "log"


def test_a_second_tap_on_skip_is_the_first_one_again(chat: Chat) -> None:
    """Where the question was answered meanwhile it is an old button."""
    taps(chat, AnswerTap(1, "stage", "applied"))
    skip = ControlTap(1, "on", Control.skip)
    taps(chat, skip)
    assert taps(chat, skip) == ("", "settled")
    said, toast = taps(chat, ControlTap(1, "stage", Control.skip))
    assert "belongs to a question that's closed" in said
    assert toast is None


def test_a_second_tap_on_an_answer_is_the_first_one_again(chat: Chat) -> None:
    """Another answer to the same question comes too late."""
    taps(chat, AnswerTap(1, "stage", "applied"))
    assert taps(chat, AnswerTap(1, "stage", "applied")) == ("", "settled")
    assert "belongs to a question that's closed" in taps(chat, AnswerTap(1, "stage", "final"))[0]


def test_a_question_of_a_dialogue_that_was_left_for_good_takes_no_answer(chat: Chat) -> None:
    """A brief one is closed when another begins, though its question was never answered."""
    chat.does(chat.event("command", "pause"))
    taps(chat, AnswerTap(2, "pause", "until"))
    chat.does(chat.event("command", "no"))
    said, _ = taps(chat, AnswerTap(2, "day", "2026-12-01"))
    assert "belongs to a question that's closed" in said
    left = chat.loaded.person.run(2)
    assert left is not None
    assert left.answers.keys() == {"pause"}


def test_a_calendar_turns_to_months_only(chat: Chat) -> None:
    """A button may be forged."""
    taps(chat, AnswerTap(1, "stage", "applied"))
    assert "belongs to a question that's closed" not in taps(chat, PageTap(1, "on", "2026-10"))[0]
    assert "belongs to a question that's closed" in taps(chat, PageTap(1, "on", "2026-13"))[0]


def test_everything_is_erased_at_the_second_button_only(chat: Chat) -> None:
    """The first one asks."""
    taps(chat, EraseTap())
    assert chat.loaded.person.last == 1
    taps(chat, EraseTap(sure=True))
    assert chat.loaded.person.last == 0


def test_only_what_erases_is_taken_in_alone() -> None:
    """What stands around it in a batch is before it, or after."""
    assert erases(Tapped(encode(EraseTap(sure=True)), 1), READER)
    assert erases(Tapped(encode(EraseTap(sure=True, chat=True)), 1), READER)
    assert erases(Wrote("yes, erase everything", 1), READER)
    assert erases(Wrote("Erase it, and two days of this chat", 1), READER)
    assert not erases(Tapped(encode(EraseTap()), 1), READER)
    assert not erases(Tapped(encode(RunTap(RunAction.delete, 1)), 1), READER)
    assert not erases(Wrote(encode(EraseTap(sure=True)), 1), READER)
    assert not erases(Wrote("please erase the last one", 1), READER)


def test_the_coach_writes_by_itself_where_it_knows_where_and_when() -> None:
    """One of them is not enough."""
    lives, hour = (
        Established(1, "lives", START, Lives("DE", "Europe/Berlin")),
        Established(1, "hour", START, NudgeHour(9)),
    )
    assert History((lives, hour)).has_settings
    assert not History((lives,)).has_settings
    assert not History((hour,)).has_settings
