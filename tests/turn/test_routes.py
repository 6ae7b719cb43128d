"""A command, a button or a text leads to a dialogue, or to a card."""

from datetime import timedelta

import pytest

from bot.coach.facts.application import Application, Stage, State, Via
from bot.coach.facts.history import Established
from bot.coach.facts.records import Became, Logged
from bot.coach.routing import Aim
from bot.turn.model.callback_data import BeginTap
from bot.turn.model.turn import Turn
from bot.turn.routing import commands, routes
from tests.support.app import START
from tests.support.turns import ACME, GLOBEX, a_no, a_turn, held, now_open, said, states

BOTH = (held(100, Logged(ACME)), held(101, Logged(GLOBEX)))
CLOSED = held(102, Became(GLOBEX.number, State.no), START + timedelta(hours=1))


def one_more(number: int, company: str) -> Established:
    return held(number, Logged(Application(number, company, None, Stage.first, Via.nobody)))


def named(text: str, *facts: Established, aim: Aim | None = None) -> int | None:
    turn = a_turn(facts=facts)
    return routes.named_in(turn, turn.history, aim or Aim("overdue", "news"), text)


def leads(turn: Turn, text: str, instead_of: str | None = None) -> list[str] | None:
    """What is said to a text; None where it leads nowhere."""
    return said(turn) if routes.elsewhere(turn, text, instead_of=instead_of) else None


def test_somebody_new_is_welcomed_before_anything_else() -> None:
    """Once."""
    turn = a_turn()
    routes.follow(turn, Aim("no"))
    assert said(turn) == ["welcome", "asks mood"]
    routes.follow(turn, Aim("log", "new"))
    assert said(turn) == ["asks company"]


def test_a_text_that_names_one_application_is_about_that() -> None:
    """Of several of that name it is none: it is asked which."""
    assert named("still nothing from Acme", *BOTH) == ACME.number
    assert named("still nothing", *BOTH) is None
    assert named("still nothing from Acme", *BOTH, one_more(300, "Acme")) is None


def test_one_that_is_open_goes_before_one_that_is_closed() -> None:
    """A closed one may be meant where no open one has that name; for feedback it is the one that is meant."""
    again = one_more(300, "Globex")
    assert named("news from Globex", *BOTH, CLOSED) == GLOBEX.number
    assert named("news from Globex", *BOTH, again, CLOSED) == 300
    assert named("feedback from Globex", *BOTH, again, CLOSED, aim=Aim("feedback")) is None


def test_a_card_is_about_none() -> None:
    """The list shows all of them."""
    assert named("list Acme", *BOTH, aim=Aim("list")) is None


def test_a_text_is_no_way_out_to_where_it_stands() -> None:
    """It would begin the same dialogue once more."""
    turn = a_turn(a_no(1, mood="2"))
    assert leads(turn, "got rejected today", "no") is None
    assert leads(turn, "got rejected today", "log") == ["asks mood"]
    assert leads(turn, "the weather is nice") is None


def test_after_a_no_silence_and_worries_are_about_the_no() -> None:
    """Unless they name another application."""
    for text in ("still nothing", "I can't sleep"):
        assert leads(a_turn(a_no(1, mood="2"), facts=BOTH), text, "no") is None
        assert leads(a_turn(a_no(1, mood="2"), facts=BOTH), text, "log") is not None
    turn = a_turn(a_no(1, mood="2"), facts=BOTH)
    assert leads(turn, "still nothing from Acme", "no") is not None
    assert now_open(turn)[0].facts.chosen == ACME.number


def test_of_somebody_who_noted_nothing_silence_and_worries_are_about_waiting() -> None:
    """Nothing is open, but there was no no either; once all that was noted is closed, there was an end."""
    for text in ("still nothing", "I can't sleep"):
        assert leads(a_turn(last=1), text) is not None
        assert leads(a_turn(last=1, facts=(BOTH[1], CLOSED), now=START + 2 * routes.FRESH), text) is None


def test_a_day_in_the_text_is_kept_where_a_day_will_be_asked() -> None:
    """It is kept nowhere else."""
    turn = a_turn(facts=BOTH, last=1)
    leads(turn, "interview tomorrow")
    assert now_open(turn)[0].facts.day == START.date() + timedelta(days=1)
    turn = a_turn(facts=BOTH, last=1)
    leads(turn, "still nothing from Acme, they said tomorrow")
    assert now_open(turn)[0].facts.day is None


@pytest.mark.parametrize(("words", "told"), [(routes.OUTPOURING - 1, False), (routes.OUTPOURING, True)])
def test_much_is_told_and_not_slipped(words: int, told: bool) -> None:
    """From a number of words on; and that they can't sleep, in few."""
    assert routes.is_outpouring(a_turn(), "word " * words) is told
    assert routes.is_outpouring(a_turn(), "I can't sleep")


def test_news_of_another_dialogue_are_news() -> None:
    """In the middle of that one they are an answer."""
    assert routes.is_news(a_turn(), "got rejected today", "log")
    assert not routes.is_news(a_turn(), "got rejected today", "no")
    assert not routes.is_news(a_turn(), "show me the list", "log")


@pytest.mark.parametrize(
    "tap", [BeginTap("later"), BeginTap("reflection"), BeginTap("mood", way="9"), BeginTap("nonsense")]
)
def test_a_button_begins_only_what_a_button_may_begin(tap: BeginTap) -> None:
    """It may be forged."""
    turn = a_turn(a_no(1, mood="2"))
    assert not routes.tap(turn, tap)
    assert len(states(turn)) == 1
    assert routes.tap(turn, BeginTap("mood", way="5"))


def test_a_deep_link_leads_straight_to_its_dialogue() -> None:
    """A label after the hyphen is not kept; any other link is the beginning."""
    turn = a_turn()
    assert commands.command(turn, "start", "no-poster")
    assert said(turn) == ["welcome", "asks mood"]
    turn = a_turn()
    assert commands.command(turn, "start", "delete")
    assert said(turn) == ["asks now"]
    assert not commands.command(turn, "nonsense", "")
