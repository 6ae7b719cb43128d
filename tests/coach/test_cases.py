"""An application and what became of it, told by its facts in their order."""

from datetime import date, datetime, timedelta

import pytest

from bot.coach.facts.application import Field, Rung, Stage, State, Via
from bot.coach.facts.cases import Case, cases
from bot.coach.facts.history import Established
from bot.coach.facts.records import (
    Became,
    ChasedBefore,
    ChaseSent,
    Corrected,
    Logged,
    Muted,
    NotSent,
    Promised,
    Refused,
    Snoozed,
    Staged,
)
from tests.support.app import START
from tests.support.turns import ACME

N = ACME.number
FRIDAY = date(2026, 11, 20)
HOUR = timedelta(hours=1)


def at(hours: int) -> datetime:
    return START + hours * HOUR


def told(*facts: object) -> Case:
    """An application, and one fact more every hour."""
    all_of_it = (Logged(ACME), *facts)
    return cases([Established(n, "key", at(n), fact) for n, fact in enumerate(all_of_it)])[N]


def test_what_is_about_no_application_that_is_known_is_nothing() -> None:
    """It was taken back, maybe; each is told by its own."""
    assert cases([Established(1, "no", START, Refused(N, None))]) == {}
    assert told(Refused(555, None)).state is State.waiting


def test_a_new_date_sets_back_what_was_done_before_it() -> None:
    """Chases, a snooze, that it was muted: they were about the wait before."""
    before = (
        ChasedBefore(N, 2),
        ChaseSent(N, Rung.first),
        NotSent(N, Rung.second),
        Snoozed(N, 3),
        Muted(N),
    )
    case = told(*before)
    assert (case.before, len(case.sent), len(case.not_sent), case.muted) == (2, 1, 1, True)
    assert case.since == START
    case = told(*before, Promised(N, FRIDAY))
    assert (case.before, case.sent, case.not_sent, case.snoozed, case.muted) == (0, (), (), None, False)
    assert (case.due, case.since) == (FRIDAY, at(6))


def test_that_no_date_is_known_still_sets_nothing_back() -> None:
    """That one was known, and is none any more, does."""
    case = told(ChaseSent(N, Rung.first), Promised(N, None))
    assert (len(case.sent), case.since) == (1, START)
    case = told(Promised(N, FRIDAY), ChaseSent(N, Rung.first), Promised(N, None))
    assert (case.sent, case.due, case.since) == ((), None, at(3))


def test_a_further_round_forgets_the_promise_of_the_one_before() -> None:
    """It opens what was closed."""
    case = told(Promised(N, FRIDAY), Staged(N, Stage.final, FRIDAY))
    assert (case.due, case.on, case.application.stage, case.at) == (None, FRIDAY, Stage.final, START)
    case = told(Refused(N, None), Staged(N, Stage.final, None))
    assert (case.state, case.open, case.at) == (State.waiting, True, at(2))


def test_of_one_moment_the_dates_are_first() -> None:
    """What was done in it is not set back by them."""
    facts = [ChaseSent(N, Rung.first), Promised(N, FRIDAY), Staged(N, Stage.first, None), Logged(ACME)]
    case = cases([Established(1, str(n), START, fact) for n, fact in enumerate(facts)])[N]
    assert (len(case.sent), case.due) == (1, FRIDAY)


def test_a_no_is_known_since_it_came() -> None:
    """Called so because nobody answered, it was not said."""
    case = told(Refused(N, None))
    assert (case.state, case.refused_at, case.application.answered) == (State.no, at(1), True)
    assert not told(Refused(N, None, silent=True)).application.answered
    assert told(Became(N, State.offer)).refused_at is None


def test_asked_about_again_goes_on_where_it_was() -> None:
    """Opened again, it is counted from then: with the promised day where that is still to come."""
    case = told(ChaseSent(N, Rung.first), Muted(N), Snoozed(N, 3), Became(N, State.waiting))
    assert (len(case.sent), case.muted, case.snoozed, case.since) == (1, False, None, START)
    yesterday = (at(3) - timedelta(days=1)).date()
    case = told(Promised(N, yesterday), Refused(N, None), Became(N, State.waiting))
    assert (case.state, case.due, case.reopened, case.since) == (
        State.waiting,
        yesterday,
        False,
        at(3),
    )
    case = told(Promised(N, yesterday - timedelta(days=1)), Refused(N, None), Became(N, State.waiting))
    assert (case.due, case.reopened) == (None, True)


@pytest.mark.parametrize(
    ("field", "value", "now"),
    [
        (Field.company, "Globex", "Globex"),
        (Field.company, None, ""),
        (Field.role, None, None),
        (Field.contact, "Dana", "Dana"),
        (Field.via, "agency", Via.agency),
        (Field.stage, "final", Stage.final),
    ],
)
def test_what_was_corrected_is_different_and_nothing_else(
    field: Field, value: str | None, now: object
) -> None:
    """The wait goes on as it was."""
    case = told(ChaseSent(N, Rung.first), Corrected(N, field, value))
    assert getattr(case.application, field.value) == now
    assert len(case.sent) == 1
    others = {name for name in vars(ACME) if name != field.value}
    assert all(getattr(case.application, name) == getattr(ACME, name) for name in others)
