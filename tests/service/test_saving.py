"""Everything that has changed is written, for everybody in the batch, and nothing else."""

from datetime import timedelta
from typing import Any

import pytest

from bot.coach.facts.application import State
from bot.coach.facts.history import History
from bot.coach.facts.records import Logged, NudgeHour, Refused
from bot.coach.safety import Tier
from bot.coach.schedule.reminders import Due
from bot.service.transactions.changes import PersonChanges
from bot.service.transactions.resources import Resources
from bot.service.transactions.saving import save
from bot.store import queries
from bot.talk.frozen import changed
from bot.talk.script import Answer
from bot.turn.model.outcome import Outcome
from bot.turn.model.person import Person, RunState
from tests.support.app import START
from tests.support.databases import ON_BOTH
from tests.support.people import change, newcomers, rows, sealer_of, value, with_facts, with_runs
from tests.support.turns import ACME, GLOBEX, a_no, held

NOW = START + timedelta(hours=5)
UNSAID = "SELECT key FROM nudges WHERE said_at IS NULL ORDER BY key"


class Saved:
    """A person, and what turns have made of them."""

    def __init__(self, resources: Resources, person: int) -> None:
        self.resources, self.person = resources, person

    async def comes_to(self, *, heard: bool = False, **about: Any) -> None:
        """about: fields of the outcome, `person` its changes of the person."""
        sealer = await sealer_of(self.resources, self.person)
        async with self.resources.database.write() as connection:
            lines = await queries.people_by_id(connection, [self.person])
            file = PersonChanges.opened(lines, sealer, 7, None, START)
            file.heard = heard
            person: Person = changed(file.person, **about.pop("person", {}))
            file.take_in(Outcome(person, **about))
            await save(connection, {self.person: file}, NOW)

    async def plan(self, *keys: str) -> None:
        for key in keys:
            columns = "(person, key, run, due)"
            await change(
                self.resources,
                f"INSERT INTO nudges {columns} VALUES ({self.person}, '{key}', 1, 0)",  # noqa: S608 - ours
            )


@pytest.fixture
async def ada(resources: Resources) -> Saved:
    [person] = await newcomers(resources, 7)
    return Saved(resources, person)


async def test_who_has_not_changed_is_not_written(ada: Saved) -> None:
    """That their runs have is no change of the person."""
    before = await value(ada.resources, "SELECT sealed FROM people")
    run = a_no(1)
    await ada.comes_to(person={"runs": (run,)}, changed=(run,))
    assert await value(ada.resources, "SELECT sealed FROM people") == before
    assert await value(ada.resources, "SELECT count(*) FROM runs") == 1
    await ada.comes_to(person={"name": "Ada"})
    assert await value(ada.resources, "SELECT sealed FROM people") != before


async def test_when_they_were_heard_is_written_where_it_is_to_be(ada: Saved) -> None:
    """Then they are not about to be erased any more."""
    await change(ada.resources, "UPDATE people SET warned_at = 1")
    await ada.comes_to()
    assert await value(ada.resources, "SELECT warned_at FROM people") == 1
    await ada.comes_to(heard=True)
    assert await value(ada.resources, "SELECT warned_at FROM people") is None


async def test_what_was_planned_is_dropped_when_the_screen_fires(ada: Saved) -> None:
    """Then, and not with every turn while they are on hold."""
    await ada.plan("mood:1")
    await ada.comes_to(person={"nudged": True})
    assert await rows(ada.resources, UNSAID) == [("mood:1",)]
    await ada.comes_to(person={"hold": Tier.explicit, "held_at": NOW})
    assert await rows(ada.resources, UNSAID) == []
    await ada.plan("mood:2")
    await ada.comes_to(person={"nudged": False})
    assert await rows(ada.resources, UNSAID) == [("mood:2",)]


@ON_BOTH
async def test_what_follows_from_the_facts_is_written_as_they_have_it(ada: Saved) -> None:
    """Applications and what is due are exactly those of the last outcome with a history."""
    await ada.plan("old")
    due = Due("chase:100:1", 100, NOW)
    logged = held(100, Logged(ACME))
    history = History((logged, held(200, Refused(ACME.number, None), NOW)))
    await ada.comes_to(new=(logged,), history=history, dues=(due,))
    assert await rows(ada.resources, "SELECT key, run FROM nudges") == [("chase:100:1", 100)]
    assert await rows(ada.resources, "SELECT number, state FROM applications") == [(100, State.no.value)]
    assert await value(ada.resources, "SELECT refused_at IS NOT NULL FROM applications")
    await ada.comes_to(history=History(), dues=())
    assert await rows(ada.resources, "SELECT number FROM applications") == []
    assert await rows(ada.resources, UNSAID) == []


async def test_without_a_history_what_follows_from_it_stays(ada: Saved) -> None:
    """Nothing has changed that it depends on."""
    await ada.plan("mood:1")
    await ada.comes_to(person={"nudged": True})
    assert await rows(ada.resources, UNSAID) == [("mood:1",)]


@ON_BOTH
async def test_what_is_taken_away_is_gone_with_what_is_known_of_its_messages(ada: Saved) -> None:
    """What is not named stays."""
    await with_runs(ada.resources, ada.person, a_no(1), a_no(2))
    await with_facts(ada.resources, ada.person, held(1, Logged(GLOBEX)), held(2, NudgeHour(9)))
    for number in (1, 2):
        message = f"VALUES ({ada.person}, {50 + number}, {number}, 'mood', false)"
        await change(ada.resources, f"INSERT INTO messages (person, message, run, key, ours) {message}")
    await ada.comes_to(removed=(1,), gone=((1, "logged"),))
    assert await rows(ada.resources, "SELECT number FROM runs") == [(2,)]
    assert await rows(ada.resources, "SELECT message FROM messages") == [(52,)]
    assert await rows(ada.resources, "SELECT run, key FROM facts") == [(2, "nudgehour")]


async def test_messages_of_theirs_are_remembered_with_the_answer_they_have_just_given(ada: Saved) -> None:
    """Those of earlier answers are known already."""
    run = a_no(1).answered("mood", Answer("2", START, {50: "so so"}))
    run = run.answered("fits_now", Answer("quick", NOW, {51: "the", 52: "short one"}))
    await ada.comes_to(person={"runs": (run,)}, changed=(run,))
    found = await rows(ada.resources, "SELECT message, run, key, ours FROM messages ORDER BY message")
    assert [(message, number, key, bool(ours)) for message, number, key, ours in found] == [
        (51, 1, "fits_now", False),
        (52, 1, "fits_now", False),
    ]


async def test_only_runs_that_changed_are_written(ada: Saved) -> None:
    """A run that was loaded to look at it is left alone."""
    await with_runs(ada.resources, ada.person, a_no(1).but(state=RunState.closed))
    before = await value(ada.resources, "SELECT sealed FROM runs WHERE number = 1")
    looked_at, new = a_no(1).but(state=RunState.closed), a_no(2)
    await ada.comes_to(person={"runs": (looked_at, new)}, changed=(new,), said="mood:1")
    assert await value(ada.resources, "SELECT sealed FROM runs WHERE number = 1") == before
    assert await value(ada.resources, "SELECT count(*) FROM runs") == 2
