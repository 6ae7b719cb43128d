"""The card before an interview has one button where it brings a plan back: that they have said it."""

from datetime import timedelta
from typing import Any

import pytest

from bot.coach.facts.application import Stage
from bot.coach.facts.lessons import Planned, Rehearsed
from bot.coach.facts.records import EveningWanted, Logged, Staged
from bot.turn.cards import evening
from bot.turn.model.callback_data import Shown, ShowTap
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.routing import commands
from bot.turn.texts import while_idle
from tests.support.app import START
from tests.support.turns import ACME, a_turn, held, said

DAY = timedelta(days=1)
PLAN = held(60, Planned("they ask about costing", "I show the sheet"))


def before(*facts: Any, now: Any = START) -> Turn:
    """The evening before an interview, in a turn."""
    on = (START + DAY).date()
    noted = (held(100, Logged(ACME)), held(101, Staged(ACME.number, Stage.first, on)))
    return a_turn(facts=(*noted, held(102, EveningWanted(ACME.number, on)), *facts), now=now, last=102)


def card(turn: Turn) -> Card:
    evening.show(turn, ACME.number)
    [say] = turn.says
    assert isinstance(say, Card)
    return say


def test_only_a_plan_can_be_said() -> None:
    """Without one the card is as it was."""
    assert card(before()).buttons == ()
    [button] = card(before(PLAN)).buttons
    assert (button.label, button.tap) == ("evening__said", ShowTap(Shown.said))


@pytest.mark.parametrize(("now", "today"), [(START, False), (START + DAY, True)])
def test_a_tap_is_answered_and_noted(now: Any, today: bool) -> None:
    """That evening, or on the day itself; twice is once."""
    turn = before(PLAN, now=now)
    commands.tap(turn, ShowTap(Shown.said))
    commands.tap(turn, ShowTap(Shown.said))
    first = turn.says[0]
    assert isinstance(first, Card)
    assert (first.block, first.shows) == ("rehearsed", {"today": today})
    noted = {(one.key, one.fact) for one in turn.outcome().new}
    assert noted == {(f"rehearsed:100:{(START + DAY).date().isoformat()}", Rehearsed(ACME.number))}


def test_it_can_be_typed() -> None:
    """As people say it."""
    turn = before(PLAN)
    card(turn)
    again = before(PLAN)
    again.person = turn.outcome().person
    while_idle.act_idle(again, "said it")
    assert said(again) == ["rehearsed"]


def test_a_button_of_an_interview_that_is_over_notes_nothing() -> None:
    """It is only said to be settled."""
    turn = before(PLAN, now=START + 5 * DAY)
    commands.tap(turn, ShowTap(Shown.said))
    assert (turn.says, turn.toast) == ([], "settled")
    assert turn.outcome().new == ()
