"""A transaction knows what has changed of a person, and so what has to be written."""

from datetime import timedelta
from typing import Any

import pytest

from bot.coach.facts.history import Established, History
from bot.coach.facts.records import NudgeHour
from bot.coach.facts.refused import AboutNo
from bot.coach.scripts import SCRIPTS
from bot.service.transactions.changes import TO_THE_DAY, PersonChanges
from bot.store import codec
from bot.store.crypto import Keyring
from bot.store.queries import RUN_COLUMNS
from bot.turn.model.outcome import Outcome
from bot.turn.model.person import Person, Run
from tests.support.app import START

KEYRING = Keyring([b"k" * 32])
WRAPPED = KEYRING.new()
SEALER = KEYRING.sealer(WRAPPED, 1)
NO_RUN: dict[str, Any] = {within: None for _, within in RUN_COLUMNS}


def run(number: int) -> Run:
    return Run(number, "no", SCRIPTS["no"].version, AboutNo(number), START, START)


def fact(number: int, hour: int = 9) -> Established:
    return Established(number, "hour", START, NudgeHour(hour))


def line(one: Run | None = None, **columns: Any) -> dict[str, Any]:
    """A row of a person as it is read, with one of their runs."""
    about = {"id": 1, "heard_at": START, "warned_at": None, "leaving": False}
    of_run = codec.run_values(1, one, SEALER) if one is not None else {}
    return {
        **about,
        **codec.person_values(Person(1, name="Ada"), SEALER),
        **NO_RUN,
        **{within: of_run.get(name) for name, within in RUN_COLUMNS},
        **columns,
    }


def opened(*lines: dict[str, Any], waiting: set[tuple[int, str]] | None = None) -> PersonChanges:
    return PersonChanges.opened(lines or (line(),), SEALER, 7, waiting, START)


def comes_to(person: Person, **what: Any) -> Outcome:
    return Outcome(person, **what)


def test_a_person_has_a_run_a_row_and_may_have_none() -> None:
    """The columns of the person stand in each of them."""
    assert opened().person.runs == ()
    assert [one.number for one in opened(line(run(1)), line(run(3))).person.runs] == [1, 3]


@pytest.mark.parametrize(
    ("columns", "unheard"),
    [
        ({}, False),
        ({"heard_at": START - TO_THE_DAY}, False),
        ({"heard_at": START - TO_THE_DAY - timedelta(seconds=1)}, True),
        ({"heard_at": None}, True),
        ({"leaving": True}, True),
        ({"warned_at": START}, True),
    ],
)
def test_when_somebody_was_heard_is_written_to_the_day(columns: dict[str, Any], unheard: bool) -> None:
    """It is written at once for whoever is about to be erased, or was only there for a last word."""
    file = opened(line(**columns))
    assert not file.heard  # by a nudge, say
    file.know(None, "en")
    assert file.heard is unheard


def test_who_has_nothing_in_the_outbox_is_free() -> None:
    """That something waits which they may have read is not the same."""
    assert opened(waiting=None).free
    assert not opened(waiting=set()).free
    file = opened(waiting={(1, "mood")})
    assert file.loaded.unread == {(1, "mood")}
    file.asked({(2, "when")})
    assert file.loaded.unread == {(1, "mood"), (2, "when")}


def test_a_name_stays_where_the_sender_gives_none() -> None:
    """The terminal gives none, and knows who it is."""
    file = opened()
    file.know(None, "en")
    assert file.person.name == "Ada"
    file.know("Grace", "de")
    assert (file.person.name, file.person.language) == ("Grace", "de")


def test_what_is_taken_away_and_established_again_is_there() -> None:
    """The other way round, it is gone: what counts is what the last turn came to."""
    file = opened()
    file.take_in(comes_to(file.person, gone=((1, "hour"),)))
    file.take_in(comes_to(file.person, new=(fact(1),)))
    assert (set(file.new), file.gone) == ({(1, "hour")}, set())
    file.take_in(comes_to(file.person, gone=((1, "hour"),)))
    assert (set(file.new), file.gone) == (set(), {(1, "hour")})


def test_what_was_established_twice_is_written_as_it_was_last() -> None:
    """One row a fact."""
    file = opened()
    file.take_in(comes_to(file.person, new=(fact(1, 9), fact(2, 9))))
    file.take_in(comes_to(file.person, new=(fact(1, 12),)))
    assert [held.fact for held in file.new.values()] == [NudgeHour(12), NudgeHour(9)]


def test_a_run_that_was_removed_is_not_written() -> None:
    """Though an earlier turn of the same batch has changed it."""
    file = opened()
    file.take_in(comes_to(file.person, changed=(run(1), run(2))))
    file.take_in(comes_to(file.person, removed=(1,)))
    assert (file.runs, file.removed) == ({2}, {1})


def test_a_history_that_was_loaded_is_kept_and_the_last_outcome_counts() -> None:
    """What follows from the facts is written once, as the last turn with a history has it."""
    file, history = opened(), History((fact(1),))
    first = comes_to(file.person, history=history)
    file.take_in(first)
    file.take_in(comes_to(file.person, said="chase:1"))
    file.take_in(comes_to(file.person))
    assert file.loaded.history is history
    assert file.synced is first
    assert file.said == ["chase:1"]
