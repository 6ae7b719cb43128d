"""A planned nudge is worked out again when its time has come."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.coach.facts.application import Stage, State
from bot.coach.facts.history import Established
from bot.coach.facts.lessons import About, FreshNote
from bot.coach.facts.records import Became, EveningWanted, Lives, Logged, Nudged, NudgeHour, Postponed, Staged
from bot.turn.model.callback_data import BeginTap
from bot.turn.model.outcome import NeedMoreError, Outcome
from bot.turn.model.person import RunState
from bot.turn.model.says import Card
from bot.turn.nudge import send_planned
from tests.support.turns import ACME, GLOBEX, a_no, a_turn, held, in_short
from tests.support.words import READER

MONDAY = datetime(2026, 11, 2, 9, tzinfo=UTC)
"""Ten in Berlin; that morning they told of an interview on the Friday before."""

FACTS = (
    held(100, Logged(ACME), MONDAY),
    held(100, Staged(ACME.number, Stage.first, date(2026, 10, 30)), MONDAY),
    held(100, Lives("DE", "Europe/Berlin"), MONDAY),
    held(100, NudgeHour(9), MONDAY),
)
LATER = MONDAY + timedelta(days=30)


def planned(*facts: Established, now: datetime = LATER) -> list[str]:
    turn = a_turn(facts=facts, now=now, zone_name="Europe/Berlin", country="DE")
    return [due.key for due in turn.dues(turn.history) if due.at <= now]


def reminded(key: str, *facts: Established, now: datetime = LATER, **about: object) -> Outcome:
    turn = a_turn(facts=facts, now=now, zone_name="Europe/Berlin", country="DE", **about)
    return send_planned(turn.loaded, key, now, READER)


def card(outcome: Outcome) -> Card:
    [say] = outcome.says
    assert isinstance(say, Card)
    return say


def test_what_is_due_is_said_and_is_a_fact() -> None:
    """It counts as said, and they are nudged until they do something."""
    [key] = planned(*FACTS)
    outcome = reminded(key, *FACTS)
    assert card(outcome).block == "chase_first"
    assert outcome.said == key
    [fact] = outcome.new
    assert (fact.key, fact.fact) == (key, Nudged("chase:100:first"))
    assert outcome.person.nudged


def test_its_buttons_know_what_it_was_about() -> None:
    """What is about one step says which: once another is next, the button is an old one."""
    [key] = planned(*FACTS)
    taps = [button.tap for button in card(reminded(key, *FACTS)).buttons]
    assert taps == [
        BeginTap("overdue", 100, "nothing.first"),
        BeginTap("overdue", 100, "news"),
        BeginTap("overdue", 100, "not_now.first"),
        BeginTap("overdue", 100, "done"),
        BeginTap("overdue", 100, "mute"),
    ]


def test_what_is_not_due_yet_is_planned_anew_and_not_said() -> None:
    """The clock was moved, or somebody looks too early."""
    [key] = planned(*FACTS)
    turn = a_turn(facts=FACTS, now=LATER, zone_name="Europe/Berlin", country="DE")
    [due] = [one for one in turn.dues(turn.history) if one.key == key]
    for now in (due.at - timedelta(minutes=1), MONDAY + timedelta(days=1)):
        outcome = reminded(key, *FACTS, now=now)
        assert (outcome.says, outcome.said, outcome.new) == ((), None, ())
        assert outcome.dues is not None
    assert reminded(key, *FACTS, now=due.at).said == key


def test_what_holds_no_longer_is_not_said() -> None:
    """They have an answer by now."""
    [key] = planned(*FACTS)
    offer = held(200, Became(ACME.number, State.offer), MONDAY + timedelta(days=1))
    outcome = reminded(key, *FACTS, offer)
    assert (outcome.says, outcome.said) == ((), None)
    assert key not in {due.key for due in outcome.dues or ()}


def test_without_the_history_it_is_asked_for() -> None:
    """Nothing can be derived without."""
    turn = a_turn(now=LATER)
    with pytest.raises(NeedMoreError) as need:
        send_planned(type(turn.loaded)(turn.person), "chase:100", LATER, READER)
    assert need.value.history


def test_a_reminder_was_picked_and_is_no_nudge() -> None:
    """It is no fact, and they owe no word to it."""
    left = a_no(1, MONDAY, mood="2").but(state=RunState.parked)
    asked = held(2, Postponed(1, delay=timedelta(hours=2)), MONDAY)
    turn = a_turn(left, facts=(asked,), now=LATER)
    outcome = send_planned(turn.loaded, "reminder:2", LATER, READER)
    assert [in_short(say) for say in outcome.says] == ["reminder"]
    assert (outcome.said, outcome.person.nudged, outcome.new) == ("reminder:2", False, ())


def test_the_evening_before_brings_back_what_they_stumbled_over() -> None:
    """The latest, with what they wanted to do better after the same talk and no other one."""
    wanted = EveningWanted(ACME.number, (MONDAY + timedelta(days=3)).date())
    notes = [
        FreshNote(ACME.number, About.went_badly, "the older one"),
        FreshNote(ACME.number, About.prepare_better, "numbers"),
        FreshNote(ACME.number, About.went_badly, "the question on scaling"),
        FreshNote(GLOBEX.number, About.prepare_better, "of another talk"),
    ]
    facts = (
        held(100, Logged(ACME), MONDAY),
        held(101, wanted, MONDAY),
        *(held(110 + at, note, MONDAY, "note") for at, note in enumerate(notes)),
    )
    evening = MONDAY + timedelta(days=2, hours=11)
    [key] = [key for key in planned(*facts, now=evening) if key.startswith("evening")]
    shows = card(reminded(key, *facts, now=evening)).shows
    assert (shows["stumbled"], shows["better"]) == ("the question on scaling", "numbers")
    assert shows["application"] == ACME
    assert (shows["begins"], shows["today"]) == (None, False)


def test_the_card_has_the_hour_and_knows_when_it_is_late() -> None:
    """The process may have been down on the evening before."""
    day = (MONDAY + timedelta(days=3)).date()
    facts = (
        held(100, Logged(ACME), MONDAY),
        held(100, Staged(ACME.number, Stage.first, day, time(23, 30)), MONDAY),
        held(101, EveningWanted(ACME.number, day), MONDAY),
    )
    for late, today in ((timedelta(days=2, hours=11), False), (timedelta(days=3), True)):
        [key] = [key for key in planned(*facts, now=MONDAY + late) if key.startswith("evening")]
        shows = card(reminded(key, *facts, now=MONDAY + late)).shows
        assert (shows["begins"], shows["today"]) == (time(23, 30), today)
