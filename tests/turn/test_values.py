"""What matters to a person, written about after a no: how it is offered, found by words, and kept."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.coach.facts.application import State
from bot.coach.facts.lessons import LivedBy, Matters, VeryHeavy
from bot.coach.facts.records import Lives, Logged, NudgeHour, Refused
from bot.events import Commanded
from bot.turn.model.callback_data import BeginTap
from bot.turn.model.says import Card
from bot.turn.nudge import send_planned
from tests.support.by_typing import history, names, says, somebody
from tests.support.chat import Chat
from tests.support.turns import ACME, a_no, a_turn, held
from tests.support.words import READER

TUESDAY = datetime(2026, 11, 3, 18, tzinfo=UTC)
KIDS, ONCE = "my kids and being straight with people", "I told my neighbour the truth about his fence"

FACTS = (
    held(100, Logged(ACME), TUESDAY),
    held(100, Lives("DE", "Europe/Berlin"), TUESDAY),
    held(100, NudgeHour(9), TUESDAY),
    held(7, Refused(ACME.number, None), TUESDAY),
)


def open_script(chat: Chat) -> str | None:
    run = chat.loaded.person.current
    return run.script if run is not None else None


def test_the_offer_is_a_nudge_and_declines_with_a_tap() -> None:
    """It counts, as nobody asked for it; one button begins it."""
    now = TUESDAY + timedelta(days=1)
    turn = a_turn(facts=FACTS, now=now, zone_name="Europe/Berlin", country="DE")
    [key] = [due.key for due in turn.dues(turn.history) if due.at <= now]
    outcome = send_planned(turn.loaded, key, now, READER)
    [card] = outcome.says
    assert isinstance(card, Card)
    assert (card.block, [button.label for button in card.buttons]) == ("values", ["values__go", "not_now"])
    assert card.buttons[0].tap == BeginTap("values", ACME.number)
    assert outcome.person.nudged


def test_an_open_dialogue_after_a_no_keeps_it_away() -> None:
    """The no isn't closed while it is talked about."""
    now = TUESDAY + timedelta(days=1)
    run = a_no(7, TUESDAY, mood="2")
    turn = a_turn(run, facts=FACTS, now=now, zone_name="Europe/Berlin", country="DE")
    assert [due.key for due in turn.dues(turn.history)] == []


@pytest.mark.parametrize(
    "text",
    [
        "values",
        "Values please",
        "my values",
        "let's do the values thing",
        "can we write about what matters to me",
    ],
)
def test_it_is_found_in_words(text: str) -> None:
    """Whenever they like."""
    chat = somebody("Acme")
    assert "Which two or three things" in says(chat, text)
    assert open_script(chat) == "values"


@pytest.mark.parametrize(
    "text", ["their values don't fit mine", "they asked about my values", "company values"]
)
def test_talk_of_values_begins_nothing(text: str) -> None:
    """An employer has some too."""
    chat = somebody("Acme")
    says(chat, text)
    assert open_script(chat) != "values"


def test_what_was_written_is_kept_and_stands_in_the_journal() -> None:
    """Both answers, in their words, and nowhere else."""
    chat = somebody("Acme")
    says(chat, "values")
    assert KIDS in says(chat, KIDS)
    assert "/journal" in says(chat, ONCE)
    assert [fact for _, fact in history(chat).of(Matters)] == [Matters(KIDS)]
    assert [fact for _, fact in history(chat).of(LivedBy)] == [LivedBy(ONCE)]
    [journal] = [message.html for message in chat.does(Commanded("journal")) if message.html]
    assert KIDS in journal
    assert ONCE in journal


def test_skipping_keeps_nothing() -> None:
    """It is said how to come back to it."""
    chat = somebody("Acme")
    says(chat, "values")
    assert "values" in says(chat, "skip")
    assert not history(chat).of(Matters)


def test_a_review_comes_first() -> None:
    """It is not left for it."""
    chat = somebody("Acme")
    for text in ("Acme said no", "low", "short review"):
        says(chat, text)
    before = open_script(chat)
    says(chat, "values")
    assert open_script(chat) == before


def test_a_very_heavy_no_is_noted_and_can_be_taken_back() -> None:
    """The weight is no change that a word takes back; the no is."""
    chat = somebody("Acme")
    for text in ("Acme said no", "very heavy", "leave it"):
        says(chat, text)
    assert history(chat).of(VeryHeavy)
    assert names(chat) == {"Acme": State.no}
    other = chat.copy()
    assert "lighter day" in says(other, "values")
    says(chat, "undo")
    assert names(chat) == {"Acme": State.waiting}
    assert not history(chat).of(VeryHeavy)
