"""An outcome says which facts are new and which are gone, and what follows from them."""

from datetime import timedelta

import pytest

from bot.coach.facts.records import CameBack, Lives, Logged, NudgeHour, Refused
from bot.coach.facts.refused import AboutNo
from bot.coach.safety import Tier
from bot.talk.script import Answer
from bot.turn.model.outcome import Loaded, NeedMoreError, Outcome
from bot.turn.model.person import Person, Run, RunState
from bot.turn.model.turn import BY_ITSELF, Turn
from bot.turn.runs import runs
from tests.support.app import START
from tests.support.turns import ACME, a_no, a_run, a_turn, held
from tests.support.words import READER

BEFORE = START - timedelta(days=1)
NAMED = {"mood": "2", "fits_now": "quick", "company": "Acme", "role": "Nurse", "stage": "first"}
LOGGED = {**NAMED, "via": "nobody"}


def a_logged_no() -> Run:
    """A run of `no` that has established an application, and that it is a no."""
    run = a_no(1, BEFORE, **LOGGED)
    return run.but(recorded_at=dict.fromkeys(run.position.records, BEFORE))


def keys(outcome: Outcome) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    return [(one.run, one.key) for one in outcome.new], list(outcome.gone)


def test_what_an_answer_leads_to_is_established_now() -> None:
    """It stands in the run since when it holds."""
    turn = a_turn(a_no(1, BEFORE, **NAMED))
    run = turn.put(turn.person.runs[0].answered("via", Answer("nobody", START)))
    assert set(run.position.records) == {"logged", "no"}
    outcome = turn.outcome()
    assert keys(outcome) == ([(1, "logged"), (1, "no")], [])
    assert {one.at for one in outcome.new} == {START}
    assert outcome.changed[0].recorded_at == {"logged": START, "no": START}
    assert outcome.history is not None
    assert outcome.history.case(1) is not None


def test_what_holds_already_holds_since_then() -> None:
    """A further answer establishes nothing anew."""
    turn = a_turn(a_logged_no(), facts=(held(1, Logged(ACME), BEFORE, "logged"),))
    turn.put(turn.person.runs[0].answered("given", Answer("bare", START)))
    outcome = turn.outcome()
    assert keys(outcome)[0] == [(1, "refused")]
    assert outcome.changed[0].recorded_at == {"logged": BEFORE, "no": BEFORE, "refused": START}


def test_a_fact_that_says_something_else_now_is_established_since_it_first_held() -> None:
    """A corrected name is no new application."""
    turn = a_turn(a_logged_no())
    run = turn.person.runs[0]
    turn.put(run.but(answers={**run.answers, "company": Answer("Globex", START)}))
    [logged] = [one for one in turn.outcome().new if one.key == "logged"]
    assert (logged.fact.application.company, logged.at) == ("Globex", BEFORE)


def test_what_was_taken_up_and_left_again_is_planned_anew() -> None:
    """Its reminder counts from when it was taken up; what is left untouched changes no plan."""
    left = a_no(1, BEFORE, mood="2", fits_now="quick").but(state=RunState.parked)
    turn = a_turn(left)
    runs.resume(turn, left)
    runs.park(turn)
    assert turn.outcome().dues is not None
    assert a_turn(left).outcome().dues is None


def test_what_no_answer_leads_to_any_more_is_gone() -> None:
    """Taken back, or with its run."""
    turn = a_turn(a_logged_no())
    runs.go_back(turn, turn.person.runs[0])
    assert keys(turn.outcome()) == ([], [(1, "logged"), (1, "no")])
    turn = a_turn(a_logged_no())
    turn.remove(1)
    outcome = turn.outcome()
    assert keys(outcome) == ([], [(1, "logged"), (1, "no")])
    assert outcome.removed == (1,)


def test_what_an_upgrade_says_they_had_established_is_new() -> None:
    """What counts is what was kept, and not what the script would say today."""
    run = a_logged_no()
    turn = a_turn(run.but(recorded_at={"logged": BEFORE}))
    turn.put(turn.person.runs[0].but(draft_answer="x"))
    assert keys(turn.outcome())[0] == [(1, "no")]


def test_what_an_upgrade_says_no_more_is_gone() -> None:
    """With the next thing that changes in its run."""
    run = a_logged_no()
    turn = a_turn(run.but(recorded_at={**run.recorded_at, "of_before": BEFORE}))
    turn.put(turn.person.runs[0].but(draft_answer="x"))
    assert keys(turn.outcome()) == ([], [(1, "of_before")])


def test_a_turn_that_moves_nothing_needs_no_history() -> None:
    """An answer within a run that goes on; a run that begins, is left or ends does move something."""
    run = a_no(1)
    turn = Turn(Loaded(Person(1, runs=(run,), last=1)), READER, START)
    turn.put(run.answered("mood", Answer("2", START)))
    outcome = turn.outcome()
    assert (outcome.history, outcome.dues) == (None, None)
    turn = Turn(Loaded(Person(1, runs=(a_no(1, mood="2"),), last=1)), READER, START)
    runs.park(turn)
    with pytest.raises(NeedMoreError) as need:
        turn.outcome()
    assert need.value.history


def test_what_is_gone_on_with_comes_to_the_same_as_deciding_again() -> None:
    """With the history loaded meanwhile: a turn is not decided twice for it."""
    about = {"facts": (held(100, Logged(ACME), BEFORE),)}
    known = a_turn(a_no(1, mood="2"), facts=about["facts"])
    runs.park(known)
    unknown = Turn(Loaded(known.loaded.person), READER, START)
    runs.park(unknown)
    with pytest.raises(NeedMoreError) as need:
        unknown.outcome()
    assert need.value.resume is not None
    assert need.value.resume(known.loaded) == known.outcome()


def test_where_they_live_is_known_of_the_person_at_once() -> None:
    """Their days begin there from this turn on."""
    turn = a_turn(a_no(1), last=1)
    turn.establish("lives", Lives("DE", "Europe/Berlin"))
    person = turn.outcome().person
    assert (person.country, person.zone_name) == ("DE", "Europe/Berlin")


def test_what_the_coach_does_by_itself_is_a_fact_of_no_run() -> None:
    """Runs are numbered from one."""
    turn = a_turn()
    turn.establish("came_back", CameBack())
    [fact] = turn.outcome().new
    assert (fact.run, fact.key, fact.at) == (BY_ITSELF, "came_back", START)


def test_nothing_is_due_for_who_is_on_hold_or_has_blocked_the_bot() -> None:
    """It would be looked at every time, and said never."""
    facts = (
        held(100, Logged(ACME), BEFORE),
        held(100, Lives("DE", "Europe/Berlin"), BEFORE),
        held(100, NudgeHour(9), BEFORE),
    )
    there = a_turn(facts=facts)
    assert there.dues(there.history)
    for about in ({"blocked": True}, {"hold": Tier.explicit}):
        turn = a_turn(facts=facts, **about)
        assert turn.dues(turn.history) == ()


def test_a_run_that_is_not_loaded_is_looked_for_once() -> None:
    """Where it was looked for, or was removed in this turn, there is none."""
    turn = a_turn(a_no(1))
    with pytest.raises(NeedMoreError) as need:
        turn.find(7)
    assert need.value.run == 7
    turn.loaded = Loaded(turn.person, looked_for=frozenset({("run", 7)}))
    assert turn.find(7) is None
    turn.remove(1)
    assert turn.find(1) is None


def test_a_run_that_is_put_back_unchanged_is_no_change() -> None:
    """Nothing is written of it."""
    turn = a_turn(a_no(1), a_no(2).but(state=RunState.parked))
    turn.put(turn.person.runs[0])
    assert turn.outcome().changed == ()
    chosen = a_run(3, "no", AboutNo(3, (ACME,), ACME.number))
    turn.put(chosen)
    outcome = turn.outcome()
    assert [one.number for one in outcome.changed] == [3]
    assert outcome.person.last == 3
    assert [one.fact for one in outcome.new] == [Refused(ACME.number, None)]
