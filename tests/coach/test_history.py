"""A history answers what a person has established so far, from the facts of all their runs."""

from datetime import date, timedelta

from bot.coach.facts.application import Pace, State
from bot.coach.facts.history import Established, History
from bot.coach.facts.lessons import About, Noted, Reviewed
from bot.coach.facts.records import AllPaused, Became, Lives, Logged, NudgeHour
from tests.support.app import START
from tests.support.turns import ACME, GLOBEX, held

HOUR = timedelta(hours=1)


def later(hours: int, fact: object, run: int = 1, key: str = "key") -> Established:
    return Established(run, key, START + hours * HOUR, fact)


def test_what_is_new_stands_in_its_place_and_what_is_gone_does_not() -> None:
    """In the order of their times; where those are the same, of runs and keys."""
    history = History((later(1, NudgeHour(9), 2), later(3, NudgeHour(12), 3)))
    changed = history.changed(
        [later(2, NudgeHour(10), 9), later(2, NudgeHour(11), 4, "b"), later(2, NudgeHour(11), 4, "a")],
        [(3, "key")],
    )
    assert [(fact.run, fact.key) for fact in changed.facts] == [(2, "key"), (4, "a"), (4, "b"), (9, "key")]
    assert history.changed([], []) is history


def test_what_is_established_anew_under_its_key_takes_the_place_of_what_was() -> None:
    """Also where it is named among what is gone."""
    history = History((later(1, NudgeHour(9)),))
    assert history.changed([later(2, NudgeHour(12))], [(1, "key")]).hour == 12
    assert len(history.changed([later(2, NudgeHour(12))], []).facts) == 1


def test_the_latest_of_what_was_told_counts() -> None:
    """A pause that was ended is none."""
    history = History((later(1, AllPaused(date(2026, 12, 1))), later(2, AllPaused(None), 2)))
    assert history.paused is None
    assert History().lives is None


def test_settings_are_where_and_when() -> None:
    """One of them is not enough."""
    lives, hour = later(1, Lives("DE", "Europe/Berlin")), later(1, NudgeHour(9), 2)
    assert History((lives, hour)).has_settings
    assert not History((lives,)).has_settings
    assert not History((hour,)).has_settings


def test_open_applications_come_first_and_the_latest_of_each() -> None:
    """By when something was last known of them; by their number where that is the same."""
    numbers = [
        held(number, Logged(type(ACME)(number, "x", None, ACME.stage, ACME.via)), START)
        for number in (1, 2, 3, 4)
    ]
    closed = [later(1, Became(4, State.away), 50), later(2, Became(1, State.no), 51)]
    history = History((*numbers, *closed))
    assert [case.application.number for case in history.cases] == [3, 2, 1, 4]
    assert history.case(None) is None
    assert history.case(9) is None


def test_what_went_well_is_counted_by_its_words() -> None:
    """In their latest wording, the latest first; what went badly is not among it."""
    said = [
        ("I was clear", About.went_well),
        ("i  WAS clear", About.went_well),
        ("They laughed", About.went_well),
        ("I was late", About.went_badly),
    ]
    facts = tuple(later(at, Noted(ACME.number, about, text), at) for at, (text, about) in enumerate(said))
    assert History(facts).worked == (("They laughed", 1), ("i  WAS clear", 2))


def test_reviews_are_there_while_their_application_is() -> None:
    """The latest first."""
    reviewed = [
        later(number, Reviewed(application, Pace.quick, False), number)
        for number, application in ((1, 100), (2, 555), (3, 101))
    ]
    history = History((held(100, Logged(ACME)), held(101, Logged(GLOBEX)), *reviewed))
    assert [application for _, application in history.reviews] == [GLOBEX, ACME]
    assert len(history.without_run(3).reviews) == 1
