"""The outbox table says what may be sent, in which order, and what became of it."""

from collections.abc import Awaitable, Callable, Collection
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.message import Message
from bot.service.transactions.resources import Resources
from bot.store import codec, outgoing, queries
from bot.store.outgoing import UnsentQuery
from bot.store.queued import QueuedMessage
from tests.support.app import START
from tests.support.databases import ON_BOTH, only
from tests.support.people import change, holding, ids, newcomers, rows, sealer_of, value, waiting

pytestmark = ON_BOTH
CARD = Message("Only text, please.")
QUESTION = Message("How heavy?", run=1, key="mood", first=True)
EDIT = Message(None, edits=True, run=1, key="mood")


class Outbox:
    """What waits for two people of one bot, and for one of another."""

    def __init__(self, resources: Resources, ada: int, ben: int) -> None:
        self.resources, self.ada, self.ben = resources, ada, ben

    async def does(self, statement: Callable[[AsyncConnection], Awaitable[Any]]) -> Any:
        async with self.resources.database.write() as connection:
            return await statement(connection)

    async def unsent(self, most: int = 100, *without: int, bot: int = 0) -> list[QueuedMessage]:
        wanted = UnsentQuery(bot, most, ())
        found: list[QueuedMessage] = await self.does(
            lambda connection: outgoing.unsent(connection, wanted, without)
        )
        whose = {message.id: message.person for message in found}
        assert whose == await self.does(lambda connection: outgoing.unsent_ids(connection, wanted, without))
        return found

    async def waiting_nudges(self, most: int = 100) -> int:
        return int(await self.does(lambda connection: outgoing.waiting_nudges(connection, most)))

    async def anything_waits(self, *without: int, bot: int = 0, stuck: Collection[int] = ()) -> bool:
        wanted = UnsentQuery(bot, 100, stuck)
        return bool(await self.does(lambda connection: outgoing.anything_waits(connection, wanted, without)))

    async def wait(self, person: int, *messages: Message, **how: Any) -> list[int]:
        return await waiting(self.resources, person, *messages, **how)

    async def shown(self, message: int, run: int = 1, key: str = "mood", ours: str = "true") -> None:
        columns = "INSERT INTO messages (person, message, run, key, ours)"
        await change(self.resources, f"{columns} VALUES ({self.ada}, {message}, {run}, '{key}', {ours})")


@pytest.fixture
async def outbox(resources: Resources) -> Outbox:
    return Outbox(resources, *await newcomers(resources, 7, 8))


async def test_replies_come_before_nudges(outbox: Outbox) -> None:
    """The oldest first of each; some at a time, and without those who are left alone."""
    [nudge] = await outbox.wait(outbox.ben, CARD, urgent=False, due="mood:1")
    first, second = await outbox.wait(outbox.ada, CARD, CARD)
    assert ids(await outbox.unsent()) == [first, second, nudge]
    assert ids(await outbox.unsent(2)) == [first, second]
    assert ids(await outbox.unsent(100, outbox.ada)) == [nudge]
    assert (await outbox.waiting_nudges(), await outbox.waiting_nudges(0)) == (1, 0)


async def test_who_is_tried_again_comes_first_and_stuck_rows_are_passed_over(outbox: Outbox) -> None:
    """Each message says how many of its person's come before it, replies first; stuck ones do not count."""
    [stuck, nudge] = await outbox.wait(outbox.ben, CARD, CARD, urgent=False, due="mood:1")
    [reply] = await outbox.wait(outbox.ben, CARD)
    others = await outbox.wait(outbox.ada, CARD, CARD)
    wanted, again = UnsentQuery(0, 100, [stuck]), [outbox.ben]
    found = await outbox.does(
        lambda connection: outgoing.unsent(connection, wanted, without=again, again=again)
    )
    assert [(one.id, one.place) for one in found] == [
        (reply, 0),
        (nudge, 1),
        *((number, place) for place, number in enumerate(others)),
    ]


@only("postgresql", because="a file has one writer at a time, and no rows that are held")
async def test_who_counts_the_nudges_keeps_none_from_being_sent(outbox: Outbox) -> None:
    """Both look once a second where somebody is locked, and may do so at the same moment each time."""
    [nudge] = await outbox.wait(outbox.ben, CARD, urgent=False, due="mood:1")
    async with outbox.resources.database.write() as other:
        assert await outgoing.waiting_nudges(other, 100) == 1
        assert ids(await outbox.unsent()) == [nudge]
        put_back = await outbox.does(
            lambda connection: outgoing.put_back(connection, [nudge], tried=True, maybe_sent=False)
        )
        assert put_back == {nudge}


@only("postgresql", because="a file has one writer at a time, and no rows that are held")
async def test_rows_that_another_session_holds_are_passed_over(outbox: Outbox) -> None:
    """They wait all the same, and whatever becomes of them is not written down."""
    held, second = await outbox.wait(outbox.ada, CARD, CARD)
    async with holding(outbox.resources, held):
        assert [(one.id, one.place) for one in await outbox.unsent()] == [(second, 1)]
        assert await outbox.anything_waits(stuck=[second])
        both = {held: outbox.ada, second: outbox.ada}
        assert await outbox.does(lambda connection: outgoing.block(connection, outbox.ada, second)) == set()
        assert await outbox.does(lambda connection: outgoing.remove_delivered(connection, both)) == {second}
        assert await outbox.does(lambda connection: outgoing.still_queued(connection, both)) == {held}
    assert ids(await outbox.unsent()) == [held]
    assert await rows(outbox.resources, "SELECT id FROM people WHERE blocked") == []


async def test_what_was_given_up_is_not_sent(outbox: Outbox) -> None:
    """It stays for the operator, with a reason that fits."""
    [number] = await outbox.wait(outbox.ada, CARD, urgent=False)
    await outbox.does(lambda connection: outgoing.give_up(connection, [number], "x" * 1000))
    assert await outbox.unsent() == []
    assert await outbox.waiting_nudges() == 0
    assert not await outbox.anything_waits()
    assert await value(outbox.resources, "SELECT dead FROM outbox") == "x" * 64


async def test_nothing_waits_for_whoever_has_only_what_was_given_up(outbox: Outbox) -> None:
    """What is said to them next may go straight out, though that row stays for good."""

    async def waits() -> bool:
        [found] = await outbox.does(lambda connection: queries.people_by_id(connection, [outbox.ada]))
        return bool(found["waits"])

    [number] = await outbox.wait(outbox.ada, CARD)
    assert await waits()
    await outbox.does(lambda connection: outgoing.give_up(connection, [number], "why"))
    assert not await waits()


async def test_a_bot_sends_what_is_its_own(outbox: Outbox) -> None:
    """What waits for another one does not wait here."""
    await outbox.wait(outbox.ada, CARD)
    assert await outbox.unsent(bot=1) == []
    assert [await outbox.anything_waits(bot=bot) for bot in (0, 1)] == [True, False]
    assert not await outbox.anything_waits(outbox.ada)
    assert not await outbox.anything_waits(stuck=ids(await outbox.unsent()))


async def test_an_edit_finds_the_last_message_of_ours_that_asked(outbox: Outbox) -> None:
    """Not one of theirs, nor of another question; where it names one itself, that one."""
    for message, run, key, ours in ((50, 1, "mood", "true"), (60, 1, "mood", "true")):
        await outbox.shown(message, run, key, ours)
    await outbox.shown(70, ours="false")
    await outbox.shown(80, key="fits_now")
    await outbox.shown(90, run=2)
    await outbox.wait(outbox.ada, EDIT, Message(None, edits=True, message=5, run=1, key="mood"), QUESTION)
    assert [message.shown for message in await outbox.unsent()] == [60, 5, None]


async def test_an_edit_that_goes_straight_out_finds_it_too(outbox: Outbox) -> None:
    """It knows its row."""
    await outbox.shown(50)
    await outbox.shown(60)
    sealer = await sealer_of(outbox.resources, outbox.ada)
    edits = [EDIT, Message(None, edits=True, message=5, run=1, key="fits_now"), CARD]
    queued = [
        QueuedMessage(codec.message_values(outbox.ada, one, sealer, START, urgent=True), one) for one in edits
    ]
    await outbox.does(lambda connection: outgoing.queue(connection, queued, queued))
    assert [message.shown for message in queued] == [60, 5, None]
    stored = dict(await rows(outbox.resources, "SELECT id, sealed FROM outbox"))
    assert [bytes(stored[message.id]) for message in queued] == [message.row["sealed"] for message in queued]


async def test_what_is_taken_may_have_been_sent_from_then_on(outbox: Outbox) -> None:
    """What is gone already is left out; put back it is as before."""
    first, second = await outbox.wait(outbox.ada, CARD, CARD)
    await outbox.does(lambda connection: outgoing.take(connection, [first, 999]))
    assert [(message.id, message.maybe_sent) for message in await outbox.unsent()] == [
        (first, True),
        (second, False),
    ]
    await outbox.does(
        lambda connection: outgoing.put_back(connection, [first], tried=False, maybe_sent=False)
    )
    assert not any(message.maybe_sent for message in await outbox.unsent())


async def test_what_has_arrived_is_gone_from_the_log(outbox: Outbox) -> None:
    """What is gone already is no row that somebody holds."""
    first, second = await outbox.wait(outbox.ada, CARD, CARD)
    arrived = {first: outbox.ada, 999: outbox.ada}
    assert await outbox.does(lambda connection: outgoing.remove_delivered(connection, arrived)) == {first}
    assert await outbox.does(lambda connection: outgoing.still_queued(connection, arrived)) == set()
    assert ids(await outbox.unsent()) == [second]
    await outbox.does(lambda connection: outgoing.put_back(connection, [second], tried=True, maybe_sent=True))
    [(attempts, maybe)] = await rows(outbox.resources, "SELECT attempts, maybe_sent FROM outbox")
    assert (attempts, bool(maybe)) == (1, True)


async def queued_nudge(outbox: Outbox, key: str, said: str = "1") -> int:
    """It was due, has been put into words, and is a fact."""
    await change(
        outbox.resources,
        f"INSERT INTO nudges (person, key, run, due, said_at) VALUES ({outbox.ada}, '{key}', 1, 0, {said})",  # noqa: S608 - ours
    )
    fact = f"VALUES ({outbox.ada}, 0, '{key}', 'Nudged', 0, '')"
    await change(outbox.resources, f"INSERT INTO facts (person, run, key, kind, at, sealed) {fact}")
    [number] = await outbox.wait(outbox.ada, CARD, urgent=False, due=key)
    return number


PLANNED = "SELECT key FROM nudges WHERE said_at IS NULL"
NUDGED = "SELECT key FROM facts"


async def test_what_the_coach_was_about_to_say_waits_when_they_speak(outbox: Outbox) -> None:
    """It is planned as before, and was never said; what may have arrived, and a reply, stay."""
    await queued_nudge(outbox, "mood:1")
    arrived = await queued_nudge(outbox, "chase:1")
    await outbox.does(lambda connection: outgoing.take(connection, [arrived]))
    [reply] = await outbox.wait(outbox.ada, CARD)
    await outbox.does(lambda connection: outgoing.take_back(connection, [outbox.ada]))
    assert ids(await outbox.unsent()) == [reply, arrived]
    assert await rows(outbox.resources, PLANNED) == [("mood:1",)]
    assert await rows(outbox.resources, NUDGED) == [("chase:1",)]


async def test_who_blocks_the_bot_loses_what_was_queued_until_then(outbox: Outbox) -> None:
    """What was due is not said; what was queued later stays, since they may be back by then."""
    number = await queued_nudge(outbox, "mood:1")
    [reply] = await outbox.wait(outbox.ada, CARD)
    later = await queued_nudge(outbox, "chase:1")
    [other] = await outbox.wait(outbox.ben, CARD)
    await outbox.does(lambda connection: outgoing.block(connection, outbox.ada, reply))
    assert ids(await outbox.unsent()) == [other, later]
    assert number < reply < later
    assert await rows(outbox.resources, PLANNED) == []  # worked out anew when they are back
    assert await rows(outbox.resources, NUDGED) == [("chase:1",)]
    blocked = await rows(outbox.resources, "SELECT id FROM people WHERE blocked = true")
    assert blocked == [(outbox.ada,)]
