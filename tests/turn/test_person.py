"""A person and their runs: which hears them, what was left, and until when nothing may come between."""

from datetime import timedelta

from bot.coach.facts.known import AboutStart
from bot.talk.script import Answer
from bot.turn.model.person import LEFT_ALONE, Person, RunState, went_on
from tests.support.app import START
from tests.support.turns import a_no, a_run, a_start

LATER = START + timedelta(hours=3)
PARKED, CLOSED, CORRECTING = RunState.parked, RunState.closed, RunState.correcting


def test_one_run_hears_what_they_write() -> None:
    """The current one, or the one that is being corrected; neither what was left nor what is over."""
    over = (a_no(1).but(state=PARKED), a_no(2).but(state=CLOSED))
    assert Person(1, runs=over).current is None
    for state in (RunState.current, CORRECTING):
        current = Person(1, runs=(*over, a_no(3).but(state=state))).current
        assert current is not None
        assert current.number == 3


def test_of_what_was_left_the_latest_comes_first() -> None:
    """By when it was taken up; of the same time, the one that began later."""
    left = (
        a_no(1).but(state=PARKED, taken_up=LATER),
        a_no(2).but(state=PARKED),
        a_no(3).but(state=PARKED),
        a_no(4),
    )
    person = Person(1, runs=left)
    assert [run.number for run in person.left] == [1, 3, 2]
    assert person.parked is person.left[0]


def test_nothing_comes_into_an_open_dialogue_for_an_hour() -> None:
    """From the last thing they said in it, or from when they took it up."""
    assert Person(1).busy_until is None
    assert Person(1, runs=(a_no(1),)).busy_until == START + LEFT_ALONE
    run = a_no(1).answered("mood", Answer("2", LATER))
    assert Person(1, runs=(run,)).busy_until == LATER + LEFT_ALONE
    taken_up = run.but(taken_up=LATER + timedelta(hours=1))
    assert Person(1, runs=(taken_up,)).busy_until == LATER + timedelta(hours=1) + LEFT_ALONE


def test_a_brief_dialogue_that_nobody_has_answered_keeps_nothing_away() -> None:
    """It may stand there for weeks."""
    assert Person(1, runs=(a_start(1),)).busy_until is None
    begun = a_run(1, "start", AboutStart(), now="look")
    assert Person(1, runs=(begun,)).busy_until is not None


def test_a_run_knows_where_it_stands_by_its_answers_alone() -> None:
    """Changed, it is another one; with another state it stands where it stood."""
    run = a_no(1)
    onward = run.answered("mood", Answer("2", START))
    assert (run.position.ask or onward).key == "mood"  # type: ignore[union-attr] # it has a question
    assert onward.position.path == ("mood",)
    assert run.position.path == ()
    assert onward.but(answers={}).position.path == ()
    assert onward.but(state=PARKED).position is onward.position


def test_an_answer_ends_a_selection_and_a_change() -> None:
    """What was in progress was about that."""
    run = a_no(1, mood="2").but(draft_answer="x", changing="mood").answered("mood", Answer("3", START))
    assert (run.draft_answer, run.changing) == (None, None)


def test_an_answer_goes_to_the_one_that_is_being_changed() -> None:
    """While they choose which, it goes nowhere; in a correction the open question is nobody's."""
    run = a_no(1, mood="2")
    assert [run.open(run.position), run.but(changing="mood").open(run.position)] == [
        run.position.ask,
        run.position.asks["mood"],
    ]
    assert run.but(changing="").open(run.position) is None
    assert run.but(state=CORRECTING).open(run.position) is None


def test_whoever_began_or_answered_something_has_gone_on() -> None:
    """After that time, not at it."""
    begun = Person(1, runs=(a_no(1),))
    assert went_on(begun, START - timedelta(seconds=1))
    assert not went_on(begun, START)
    answered = Person(1, runs=(a_no(1).answered("mood", Answer("2", LATER)),))
    assert went_on(answered, START)
    assert not went_on(answered, LATER)


def test_the_day_is_that_of_where_they_live() -> None:
    """In UTC as long as nobody asked."""
    late = START.replace(hour=23, minute=30)
    assert Person(1).day_of(late) == late.date()
    assert Person(1, zone_name="Europe/Berlin").day_of(late) == late.date() + timedelta(days=1)
