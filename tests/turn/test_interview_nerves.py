"""Nerves before an interview that is noted are about that one, and nothing is noted anew."""

from datetime import timedelta

import pytest

from bot.coach.facts.application import Stage
from bot.coach.facts.history import Established
from bot.coach.facts.records import EveningWanted, Logged, Staged
from bot.events import Wrote
from bot.turn.decide import decide
from bot.turn.model.callback_data import Shown, ShowTap
from bot.turn.model.outcome import Loaded, Outcome
from bot.turn.model.says import Card
from bot.turn.routing.commands import tap
from tests.support.app import START
from tests.support.turns import ACME, GLOBEX, a_turn, held, in_short
from tests.support.words import READER


def ahead(days: int, number: int = 100) -> Established:
    on = (START + timedelta(days=days)).date()
    return held(number, Staged(number, Stage.first, on), key=f"staged{number}")


def types(text: str, *facts: Established) -> Outcome:
    turn = a_turn(facts=(held(100, Logged(ACME)), held(101, Logged(GLOBEX)), *facts), last=101)
    return decide(Loaded(turn.person, turn.history), Wrote(text, 1), START, READER)


def says(outcome: Outcome) -> list[str]:
    return [in_short(say) for say in outcome.says]


@pytest.mark.parametrize(
    "text",
    [
        "i've got the interview tomorrow and i'm nervous",
        "so nervous about the interview tomorrow",
        "nervous about acme tomorrow, the interview scares me",
    ],
)
def test_the_nerves_are_met_and_the_card_is_offered(text: str) -> None:
    """Nothing is begun."""
    outcome = types(text, ahead(1))
    assert says(outcome) == ["anxious", "nervous"]
    card = outcome.says[1]
    assert isinstance(card, Card)
    assert [button.label for button in card.buttons] == ["nervous__show", "not_now"]
    assert outcome.person.current is None
    shown = decide(
        Loaded(outcome.person, a_turn(facts=(held(100, Logged(ACME)), ahead(1))).history),
        Wrote("yes show me", 1),
        START,
        READER,
    )
    assert says(shown) == ["evening"]


def test_one_that_is_further_off_gets_no_card_yet() -> None:
    """It would say that it's tomorrow."""
    card = types("i'm nervous about the acme interview on friday", ahead(3)).says[-1]
    assert isinstance(card, Card)
    assert (card.block, card.buttons, card.shows["comes"]) == ("nervous", (), False)
    wanted = held(100, EveningWanted(100, (START + timedelta(days=3)).date()))
    card = types("i'm nervous about the acme interview on friday", ahead(3), wanted).says[-1]
    assert isinstance(card, Card)
    assert card.shows["comes"]


def test_another_day_or_another_company_is_another_interview() -> None:
    """Then it's for the others to hear."""
    assert "nervous" not in says(types("i've got an interview tomorrow and i'm nervous", ahead(3)))
    assert "nervous" not in says(types("interview at Initech tomorrow, i'm nervous", ahead(1)))


def test_of_two_on_one_day_none_is_meant_for_sure() -> None:
    """Unless one is named."""
    both = (ahead(1), ahead(1, 101))
    assert "nervous" not in says(types("i've got the interview tomorrow and i'm nervous", *both))
    assert "nervous" in says(types("nervous about the acme interview tomorrow", *both))


def test_the_button_shows_nothing_once_the_day_is_over() -> None:
    """An old button is settled."""
    turn = a_turn(facts=(held(100, Logged(ACME)), ahead(-1)), last=100)
    tap(turn, ShowTap(Shown.evening))
    assert (turn.says, turn.toast) == ([], "settled")


@pytest.mark.parametrize(
    "text",
    [
        "what if i freeze again",
        "so nervous for tmrw",
        "what if they ask about the gap",
        "omg its in 2 hrs aaah",
        "cant sleep",
    ],
)
def test_worries_on_the_evening_before_are_about_it(text: str) -> None:
    """Neither the interview nor the day need be named."""
    assert says(types(text, ahead(1)))[-1:] == ["nervous"]


@pytest.mark.parametrize("text", ["what if i freeze again", "what if they ask about the gap", "its in 2 hrs"])
def test_the_same_words_are_about_none_that_is_far_off(text: str) -> None:
    """In a week there is another evening for it."""
    assert "nervous" not in says(types(text, ahead(7)))
