"""The buttons under a question: its answers, a calendar, pages, and the controls."""

from datetime import timedelta

import pytest

from bot.coach.facts.application import Application, Pace, Stage, Via
from bot.coach.facts.known import AboutPerson, AboutWait, AboutWriting
from bot.coach.facts.refused import AboutNo, AboutReview
from bot.language.wording.keyboard import LIKELY, PAGE
from bot.message import Message
from bot.talk.ask import SKIPPED
from bot.turn.model.callback_data import AnswerTap, Control, ControlTap, PageTap, Tap, ToggleTap, parse
from bot.turn.model.person import Person, Run, RunState
from tests.support.app import START
from tests.support.turns import ACME, a_no, a_run, a_start
from tests.support.words import RENDERER

TODAY = START.date()
ADA = Person(1, zone_name="Europe/Berlin", country="DE")


def question(run: Run) -> Message:
    return RENDERER.question(ADA, run, run.position, START)


def taps(run: Run) -> list[Tap | None]:
    return [parse(button.data or "") for row in question(run).rows for button in row]


def controls(run: Run) -> list[Control]:
    return [tap.control for tap in taps(run) if isinstance(tap, ControlTap)]


def label(run: Run, tap: Tap) -> str:
    shown = [button for row in question(run).rows for button in row]
    return next(button.label for button in shown if parse(button.data or "") == tap)


def a_log(**answers: str) -> Run:
    return a_run(1, "log", AboutWait(1, TODAY), START, **answers)


@pytest.mark.parametrize(
    ("run", "shown"),
    [
        (a_no(1), [Control.later]),
        (a_no(1, mood="2"), [Control.back]),  # `later` is one of its answers
        (a_log(), [Control.skip, Control.later]),
        (a_log(company="Acme"), [Control.back, Control.later]),
        (a_start(1), []),
        (a_log(company="Acme").but(changing="company"), [Control.skip, Control.back]),
    ],
)
def test_controls_are_there_where_they_can_be_used(run: Run, shown: list[Control]) -> None:
    """Nothing to go back to at the first question; a brief dialogue is not left for later."""
    assert controls(run) == shown


def test_while_something_is_written_out_there_is_nothing_but_being_done() -> None:
    """No way back: nothing of it is kept that one could go back to."""
    run = a_run(1, "writing", AboutWriting(ACME), mood="4", minutes="10")
    [tap] = taps(run)
    assert isinstance(tap, ControlTap)
    assert tap.control is Control.done


def applications(count: int) -> tuple[Application, ...]:
    return tuple(Application(n, f"Company {n}", None, Stage.first, Via.nobody) for n in range(1, count + 1))


def picked(count: int, page: str | None = None) -> tuple[list[str], list[str]]:
    """Which can be picked, and where the other buttons of the page turn to."""
    run = a_run(99, "no", AboutNo(99, applications(count)), mood="2", fits_now="quick")
    assert all(question(run.but(draft_answer=page)).rows)  # none is empty
    found = taps(run.but(draft_answer=page))
    answers = [tap.value for tap in found if isinstance(tap, AnswerTap)]
    return answers, [tap.to for tap in found if isinstance(tap, PageTap)]


def test_what_can_be_picked_is_turned_page_by_page() -> None:
    """A full page alone is turned nowhere; what is none of them stands on every page."""
    everything = [str(number) for number in range(1, 2 * PAGE + 2)]
    assert picked(PAGE) == ([*everything[:PAGE], "new"], [])
    count = 2 * PAGE + 1
    assert picked(count) == ([*everything[:PAGE], "new"], ["1"])
    assert picked(count, "1") == ([*everything[PAGE : 2 * PAGE], "new"], ["0", "2"])
    assert picked(count, "2") == ([*everything[2 * PAGE :], "new"], ["1"])


@pytest.mark.parametrize("page", ["3", "99999999", "x", "-1", ""])
def test_a_page_that_there_is_not_is_the_first(page: str) -> None:
    """A button may be old, or forged."""
    assert picked(2 * PAGE + 1, page) == picked(2 * PAGE + 1)
    assert picked(2 * PAGE, "2") == picked(2 * PAGE)


def test_what_is_turned_on_is_marked_and_another_tap_turns_it_off() -> None:
    """The button at the end says whether it is none."""
    run = a_run(1, "reflection", AboutReview(ACME, Pace.quick, 2), went_well=SKIPPED, reply="no")
    tap, done = ToggleTap(1, "true_of_you", "clear"), ControlTap(1, "true_of_you", Control.done)
    off, none = label(run, tap), label(run, done)
    chosen = run.but(draft_answer="experience,clear")
    assert off in label(chosen, tap)
    assert label(chosen, tap) != off
    assert label(chosen, done) != none
    assert label(chosen, ToggleTap(1, "true_of_you", "prepared")) == label(
        run, ToggleTap(1, "true_of_you", "prepared")
    )


def test_of_the_past_no_day_that_is_to_come_can_be_tapped() -> None:
    """Today can; and it has a button of its own."""
    run = a_log(company="Acme", role="Nurse", stage="applied")
    days = [tap.value for tap in taps(run) if isinstance(tap, AnswerTap)]
    assert max(days) == TODAY.isoformat()
    assert days[-1] == TODAY.isoformat()
    assert days.count(TODAY.isoformat()) == 2


def test_days_that_are_asked_back_take_the_place_of_the_calendar() -> None:
    """With a way to another one, in the month of the first."""
    run = a_log(company="Acme", role="Nurse", stage="applied").but(draft_answer="?2026-04-03,2026-03-04")
    found = taps(run)
    assert found[:3] == [
        AnswerTap(1, "on", "2026-04-03"),
        AnswerTap(1, "on", "2026-03-04"),
        PageTap(1, "on", "2026-04"),
    ]
    assert all(isinstance(tap, ControlTap) for tap in found[3:])


def test_a_day_that_was_named_before_comes_first() -> None:
    """Above the calendar; while an answer is being changed nothing is suggested."""
    tomorrow = TODAY + timedelta(days=1)
    about = AboutWait(1, TODAY, way="talk", day=tomorrow)
    run = a_run(1, "log", about, company="Acme", role="Nurse", stage="first")
    assert taps(run)[0] == AnswerTap(1, "on", tomorrow.isoformat())


def test_a_few_likely_countries_have_a_button() -> None:
    """Each with its zone, where it has one."""
    run = a_run(1, "settings", AboutPerson(), change="where")
    answers = [tap.value for tap in taps(run) if isinstance(tap, AnswerTap)]
    assert len(answers) == LIKELY
    assert all(len(value.partition(" ")[0]) == 2 for value in answers)


def test_a_correction_can_be_left_and_goes_on_nowhere() -> None:
    """Its button leaves the answer as it is."""
    run = a_log(company="Acme").but(state=RunState.correcting, changing="company")
    assert controls(run)[-1] is Control.back
