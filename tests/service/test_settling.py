"""What has become of what was sent is written down, and one bad row never holds up the others."""

import logging
from typing import Any

import pytest

from bot.message import Message
from bot.service.resources import Resources
from bot.service.settling import Results, set_aside, settle
from bot.store.queued import QueuedMessage
from tests.support.databases import ON_BOTH
from tests.support.people import change, newcomers, rows, waiting

STATES = "SELECT id, attempts, maybe_sent, dead FROM outbox ORDER BY id"
QUESTION = Message("How heavy?", run=1, key="mood", first=True)


def shown(person: int, message: int = 101) -> dict[str, object]:
    return {"person": person, "message": message, "run": 1, "key": "mood", "ours": True}


async def states(resources: Resources) -> dict[int, tuple[int, bool, str | None]]:
    return {number: (tried, bool(sent), dead) for number, tried, sent, dead in await rows(resources, STATES)}


# ---------------------------------------------------------------- results as such


def test_there_is_something_to_write_where_any_of_it_is_there() -> None:
    """What is known of people who left counts as well."""
    assert not Results()
    for name in vars(Results()):
        one: dict[str, Any] = {name: [(1, 1)]}
        assert Results(**one)


def test_what_is_done_with_is_what_arrived_or_nobody_takes() -> None:
    """What failed is tried again, and what was put back was never tried."""
    found = Results(
        [1], [shown(1)], [(2, True)], refused=[(3, "no")], blocked=[(4, 1)], untouched=[5], left=[1]
    )
    assert found.done == {1, 3, 4}
    assert (Results([9]) + found).delivered == [9, 1]
    assert (found + Results([9], refused=[(8, "x")])).done == {1, 3, 4, 8, 9}


def test_a_question_is_known_by_the_number_it_got() -> None:
    """Not a card, an edit, or what the other side told no number of."""

    def noted(number: int | None, **columns: object) -> list[dict[str, object]]:
        results = Results()
        row = {"id": 5, "person": 1, "run": 1, "key": "mood", "edits": False, **columns}
        results.arrived(QueuedMessage(row), number)
        assert results.delivered == [5]
        return results.shown

    assert noted(101) == [shown(1)]
    assert noted(None) == noted(101, run=None) == noted(101, edits=True) == []


def test_apart_each_stands_by_itself_with_its_row() -> None:
    """What is no row of the outbox has none."""
    found = Results([1], [shown(1)], [(2, True)], untouched=[5], left=[7])
    assert [number for number, _ in found.apart()] == [1, None, 2, 5, None]
    assert sum((one for _, one in found.apart()), Results()) == found


# ---------------------------------------------------------------- in the database


@ON_BOTH
async def test_all_of_it_is_written_down_at_once(resources: Resources) -> None:
    """Each as what became of it."""
    ada, ben, cleo = await newcomers(resources, 7, 8, 9)
    arrived, failed, refused, back = await waiting(resources, ada, *[QUESTION] * 4)
    [blocked] = await waiting(resources, ben, QUESTION)
    await change(resources, "UPDATE outbox SET maybe_sent = true")
    await change(resources, f"UPDATE people SET leaving = true WHERE id = {cleo}")  # noqa: S608 - ours
    results = Results(
        [arrived],
        [shown(ada)],
        [(failed, False)],
        [(refused, "x" * 100)],
        [(blocked, ben)],
        [back],
        [cleo],
    )
    assert await settle(resources.database, results) == (Results(), set())
    assert await states(resources) == {
        failed: (1, False, None),
        refused: (0, True, "x" * 64),
        back: (0, False, None),
    }
    assert await rows(resources, "SELECT person, message FROM messages") == [(ada, 101)]
    people = await rows(resources, "SELECT id, blocked FROM people ORDER BY id")
    assert [(number, bool(gone)) for number, gone in people] == [(ada, False), (ben, True)]


async def test_what_is_about_somebody_who_is_gone_is_dropped(
    resources: Resources, caplog: pytest.LogCaptureFixture
) -> None:
    """What else was to be written is written all the same, and there is nothing to be alarmed about."""
    [ada] = await newcomers(resources, 7)
    [arrived] = await waiting(resources, ada, QUESTION)
    results = Results([arrived], [shown(ada), shown(777, 102)])
    assert await settle(resources.database, results) == (Results(), set())
    assert await states(resources) == {}
    assert caplog.text == ""
    assert await rows(resources, "SELECT person, message FROM messages") == [(ada, 101)]


async def test_a_row_that_can_not_be_written_is_set_aside_alone(
    resources: Resources, caplog: pytest.LogCaptureFixture
) -> None:
    """With an alert; where not even that can be, it is not taken up again by this process."""
    [ada] = await newcomers(resources, 7)
    first, bad, worse = await waiting(resources, ada, *[QUESTION] * 3)
    for number, column in ((bad, "attempts"), (worse, "attempts"), (worse, "dead")):
        refuses = f"BEFORE UPDATE OF {column} ON outbox WHEN OLD.id = {number}"
        name = f"refuses_{number}_{column}"
        await change(resources, f"CREATE TRIGGER {name} {refuses} BEGIN SELECT RAISE(ABORT, 'no'); END")
    results = Results(failed=[(first, True), (bad, True), (worse, True)])
    with caplog.at_level(logging.ERROR, "bot"):
        assert await settle(resources.database, results) == (Results(), {worse})
    assert await states(resources) == {
        first: (1, True, None),
        bad: (0, False, "unsettled"),
        worse: (0, False, None),
    }
    assert caplog.text.count("it is given up") == 2


async def test_giving_up_says_whether_that_could_be_written(resources: Resources) -> None:
    """A row that is gone needs it no more."""
    [ada] = await newcomers(resources, 7)
    [number] = await waiting(resources, ada, QUESTION)
    assert await set_aside(resources.database, number, "why")
    assert await set_aside(resources.database, 999, "why")
    assert await states(resources) == {number: (0, False, "why")}
