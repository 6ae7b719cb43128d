"""More is kept of one person than anybody needs, but not without end."""

from dataclasses import replace

import pytest

from bot.coach.facts.application import Application, Stage, Via
from bot.coach.facts.entries import AboutSeveral, Entry
from bot.coach.facts.known import Topic
from bot.coach.facts.records import CameBack, Logged
from bot.coach.scripts import SCRIPTS
from bot.turn.runs import limits, runs
from bot.turn.runs.limits import MOST_APPLICATIONS
from tests.support.app import START
from tests.support.turns import a_no, a_turn, held, said

FULL = tuple(
    held(1, Logged(Application(number, f"Firm {number}", None, Stage.applied, Via.nobody)), key=str(number))
    for number in range(100, 100 + MOST_APPLICATIONS)
)
ONE_LESS = FULL[1:]


def test_where_there_is_no_room_for_another_one_that_is_said() -> None:
    """It is said how to make room; what was open is offered again."""
    turn = a_turn(a_no(mood="2"), facts=FULL)
    runs.begin(turn, "log", Topic(way="new"))
    assert any("no_room" in line for line in said(turn))
    assert turn.person.current is None
    assert turn.person.parked is not None
    assert not turn.outcome().new


@pytest.mark.parametrize("script", ["log", "no", "yes"])
def test_the_last_one_has_room(script: str) -> None:
    """As many as are promised."""
    turn = a_turn(facts=ONE_LESS)
    runs.begin(turn, script, Topic())
    assert turn.person.current is not None


def test_a_known_one_goes_on() -> None:
    """A further round, a no, or to delete one of them needs no room for another."""
    turn = a_turn(facts=FULL)
    for script in ("log", "no", "waiting"):
        runs.begin(turn, script, Topic(100, "round" if script == "log" else None))
        assert turn.person.current is not None
        assert turn.person.current.script == script


def test_several_at_once_count_as_many_as_are_new() -> None:
    """Those that were noted before are not noted again."""
    wait = Application(1, "Acme", None, Stage.applied, Via.nobody)
    entries = tuple(Entry(replace(wait, number=number)) for number in range(3))
    history = a_turn(facts=FULL[2:]).history
    briefing = AboutSeveral(START.date(), entries)
    assert not limits.has_room(history, "several", briefing)
    one_known = (replace(entries[0], known=True), *entries[1:])
    assert limits.has_room(history, "several", replace(briefing, entries=one_known))


def test_facts_are_bounded_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dialogues that add nothing to speak of, or make room, go on."""
    monkeypatch.setattr(limits, "MOST_FACTS", 3)
    history = a_turn(facts=tuple(held(0, CameBack(), key=str(number)) for number in range(3))).history
    assert not limits.has_room(history, "reflection", None)
    assert all(limits.has_room(history, script, None) for script in limits.ALWAYS)
    assert SCRIPTS.keys() >= limits.ALWAYS
