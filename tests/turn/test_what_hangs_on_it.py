"""Undo takes back what was written down last, with what hangs on it and nothing else."""

from dataclasses import replace

from bot.coach.facts.application import Pace
from bot.coach.facts.records import Logged
from bot.coach.facts.refused import AboutReview
from bot.turn.corrections import repairs
from bot.turn.model.person import RunState
from tests.support.app import START
from tests.support.turns import ACME, a_no, a_run, a_turn, held, states


def test_with_an_application_what_is_open_about_it_goes_and_what_is_closed_stays() -> None:
    """A review that was written to its end holds words of theirs: no word about something else erases it."""
    named = {"company": "Acme", "role": "Nurse", "stage": "first", "via": "nobody"}
    noted = a_no(1, START, mood="2", fits_now="quick", **named)
    about = AboutReview(replace(ACME, number=1), Pace.quick, 2)
    still_open = a_run(2, "reflection", about, went_well="words").but(state=RunState.parked)
    done = a_run(3, "reflection", about, went_well="words").but(state=RunState.closed)
    turn = a_turn(
        noted.but(state=RunState.closed, recorded_at=dict.fromkeys(noted.position.records, START)),
        still_open,
        done,
        facts=tuple(held(1, fact, key=key) for key, fact in noted.position.records.items()),
    )
    assert any(isinstance(fact, Logged) for fact in noted.position.records.values())
    assert repairs.undo(turn)
    assert states(turn) == {3: RunState.closed}
