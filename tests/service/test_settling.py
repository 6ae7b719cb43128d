"""What became of sent messages is written down, and one bad row never holds up the others."""

import logging
from typing import Any

import pytest

from bot.message import Message
from bot.service.outbound.settling import (
    DeliveryStatus,
    Result,
    set_aside,
    settle,
)
from bot.service.transactions.resources import Resources
from bot.store.queued import QueuedMessage
from tests.support.app import START
from tests.support.databases import ON_BOTH, only
from tests.support.people import change, holding, newcomers, rows, waiting

STATES = "SELECT id, attempts, maybe_sent, dead FROM outbox ORDER BY id"
QUESTION = Message("How heavy?", run=1, key="mood", first=True)


def shown(person: int, message: int = 101) -> dict[str, Any]:
    return {"person": person, "message": message, "run": 1, "key": "mood", "ours": True}


async def states(resources: Resources) -> dict[int, tuple[int, bool, str | None]]:
    return {number: (tried, bool(sent), dead) for number, tried, sent, dead in await rows(resources, STATES)}


# ---------------------------------------------------------------- results as such


def of(number: int, person: int, status: DeliveryStatus = DeliveryStatus.delivered, /, **more: Any) -> Result:
    """Of a question with this row."""
    row = {"id": number, "person": person, "run": 1, "key": "mood", "edits": False, "queued_at": START}
    return Result(QueuedMessage(row), status, **more)


def test_a_question_is_known_by_the_number_it_got() -> None:
    """Not a card, an edit, or what the other side told no number of."""

    def noted(number: int | None, **columns: object) -> dict[str, Any] | None:
        row = {"id": 5, "person": 1, "run": 1, "key": "mood", "edits": False, **columns}
        return Result(QueuedMessage(row), DeliveryStatus.delivered, number).shown

    assert noted(101) == shown(1)
    assert [noted(None), noted(101, run=None), noted(101, edits=True)] == [None] * 3


# ---------------------------------------------------------------- in the database


@ON_BOTH
async def test_all_of_it_is_written_down_at_once(resources: Resources) -> None:
    """Each as what became of it."""
    ada, ben, cleo = await newcomers(resources, 7, 8, 9)
    sent, failed, refused, back = await waiting(resources, ada, *[QUESTION] * 4)
    [blocked] = await waiting(resources, ben, QUESTION)
    [last] = await waiting(resources, cleo, Message("It's erased."))
    await change(resources, "UPDATE outbox SET maybe_sent = true")
    await change(resources, f"UPDATE people SET leaving = true WHERE id = {cleo}")  # noqa: S608 - ours
    leaves = QueuedMessage({"id": last, "person": cleo, "leaving": True, "run": None, "edits": False})
    results = [
        of(sent, ada, number=101),
        of(failed, ada, DeliveryStatus.failed),
        of(refused, ada, DeliveryStatus.refused, reason="x" * 100),
        of(blocked, ben, DeliveryStatus.blocked),
        of(back, ada, DeliveryStatus.untouched),
        Result(leaves, DeliveryStatus.delivered),
    ]
    assert await settle(resources.database, results) == ([], set())
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
    [sent] = await waiting(resources, ada, QUESTION)
    results = [
        of(sent, ada, number=101),
        of(999, 777, number=102),
        *(of(999, 777, status) for status in DeliveryStatus),
    ]
    assert await settle(resources.database, results) == ([], set())
    assert await states(resources) == {}
    assert caplog.text == ""
    assert await rows(resources, "SELECT person, message FROM messages") == [(ada, 101)]


@only("postgresql", because="a file has one writer at a time, and no rows that are held")
@pytest.mark.parametrize("status", DeliveryStatus)
async def test_what_is_about_a_row_that_another_session_holds_is_tried_again(
    status: DeliveryStatus, resources: Resources
) -> None:
    """Nothing of it is written down, and that of the others is."""
    ada, ben = await newcomers(resources, 7, 8)
    [held], [free] = await waiting(resources, ada, QUESTION), await waiting(resources, ben, QUESTION)
    results = [of(held, ada, status, number=101), of(free, ben)]
    async with holding(resources, held):
        assert await settle(resources.database, results) == (results[:1], set())
        assert await states(resources) == {held: (0, False, None)}
        assert await rows(resources, "SELECT person FROM messages") == []
        assert await rows(resources, "SELECT id FROM people WHERE blocked") == []
    assert await settle(resources.database, results[:1]) == ([], set())


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
    results = [of(number, ada, DeliveryStatus.failed, maybe_sent=True) for number in (first, bad, worse)]
    with caplog.at_level(logging.ERROR, "bot"):
        assert await settle(resources.database, results) == ([], {worse})
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
