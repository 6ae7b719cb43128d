"""Writing about a no on three evenings: how it is asked for, comes back, and is ended."""

from datetime import timedelta

from bot.coach.facts.lessons import WritingEvenings, WritingOut, WritingStopped
from bot.coach.facts.records import Lives, Logged, NudgeHour, Refused
from bot.turn.model.callback_data import BeginTap, Shown, ShowTap
from bot.turn.model.says import Card
from bot.turn.nudge import send_planned
from bot.turn.routing import commands
from tests.support.app import START
from tests.support.turns import ACME, a_turn, held, said
from tests.support.words import READER

DAY = timedelta(days=1)

FACTS = (
    held(100, Logged(ACME), START - DAY),
    held(50, Refused(ACME.number, None), START - DAY),
    held(2, Lives("GB", "Europe/London"), START - DAY),
    held(2, NudgeHour(9), START - DAY),
    held(7, WritingOut(ACME.number, 10)),
    held(7, WritingEvenings(ACME.number, 2)),
)


def test_the_evening_brings_it_back_and_counts_for_no_nudge() -> None:
    """With a button that begins it, one for not tonight, and one that ends it."""
    now = START + DAY + timedelta(hours=1)
    turn = a_turn(facts=FACTS, now=now, zone_name="Europe/London", country="GB")
    [key] = [due.key for due in turn.dues(turn.history) if due.kind == "writing" and due.at <= now]
    outcome = send_planned(turn.loaded, key, now, READER)
    [card] = outcome.says
    assert isinstance(card, Card)
    assert [(button.label, button.tap) for button in card.buttons] == [
        ("writing__go", BeginTap("writing", ACME.number)),
        ("not_now", ShowTap(Shown.fine)),
        ("writing__stop", BeginTap("writing", ACME.number, "stop")),
    ]
    assert not outcome.person.nudged


def test_one_tap_ends_it() -> None:
    """Nothing is asked, and the other evening doesn't come."""
    turn = a_turn(facts=FACTS, now=START + DAY, zone_name="Europe/London", country="GB")
    commands.tap(turn, BeginTap("writing", ACME.number, "stop"))
    assert said(turn)[-1] == "ends writing"
    outcome = turn.outcome()
    assert [one.fact for one in outcome.new] == [WritingStopped(ACME.number)]
    assert not [due for due in outcome.dues or () if due.kind == "writing"]


def test_an_old_button_to_end_it_harms_nothing() -> None:
    """The application may be gone by then."""
    turn = a_turn(facts=(), now=START)
    commands.tap(turn, BeginTap("writing", 5, "stop"))
    assert said(turn)[-1] == "ends writing"
    assert turn.outcome().new == ()
