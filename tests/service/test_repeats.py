"""A message that repeats one still waiting is sent once; any other stays where it is."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.message import Button, Message
from bot.service.outbound import repeats
from bot.service.transactions.resources import Resources
from bot.store import codec
from bot.store.crypto import Keyring, Sealer
from bot.store.queued import QueuedMessage
from tests.support.app import START
from tests.support.databases import ON_BOTH
from tests.support.people import change, newcomers, rows, sealer_of, waiting

KEYRING = Keyring([b"k" * 32])
SEALER = KEYRING.sealer(KEYRING.new(), 1)
QUESTION = Message("How heavy?", ((Button("Low", "a:1:mood:1"),),), run=1, key="mood", first=True)
CARD = Message("Only text, please.")
LATER = START + timedelta(minutes=1)


def queued(message: Message, sealer: Sealer = SEALER, person: int = 1, **columns: Any) -> QueuedMessage:
    row = codec.message_values(person, message, sealer, LATER, urgent=True)
    return QueuedMessage({**row, **columns}, message)


def added(*messages: QueuedMessage) -> list[Message | None]:
    said: repeats.Queued = {}
    for message in messages:
        repeats.add(said, message)
    return [one.body for one in said.values()]


def test_of_what_is_said_twice_the_last_one_counts() -> None:
    """It stands after what was said in between."""
    assert added(queued(CARD), queued(QUESTION), queued(CARD)) == [QUESTION, CARD]


@pytest.mark.parametrize(
    "other",
    [
        replace(CARD, html="Something else."),
        replace(CARD, rows=QUESTION.rows),
        replace(CARD, run=1, key="mood"),
        replace(CARD, document="words", filename="afterword.txt"),
        replace(CARD, edits=True),
    ],
)
def test_whatever_shows_something_else_is_said_too(other: Message) -> None:
    """Other words, other buttons, another question, a file, a change of an earlier message."""
    assert added(queued(CARD), queued(other)) == [CARD, other]
    assert added(queued(other), queued(CARD)) == [other, CARD]


def test_a_question_that_is_shown_again_is_the_same_question() -> None:
    """Whether it is for the first time does not show."""
    again = replace(QUESTION, first=False)
    assert added(queued(QUESTION), queued(again)) == [again]


def test_what_the_coach_says_by_itself_repeats_nothing() -> None:
    """Each reminder is one."""
    assert added(queued(CARD), queued(CARD, urgent=False)) == [CARD, CARD]


def test_who_had_not_read_it_has_still_not_read_it_and_it_waits_as_long() -> None:
    """The later one takes the place of the earlier one in these too."""
    said, first = repeats.Queued(), queued(QUESTION, queued_at=START, attempts=2)
    assert not first.row["read_before"]
    repeats.add(said, first)
    repeats.add(said, queued(replace(QUESTION, first=False)))
    [one] = said.values()
    assert not one.row["read_before"]
    assert (one.row["queued_at"], one.row["attempts"]) == (START, 2)


# ---------------------------------------------------------------- what waits in the table


class Outbox:
    """What waits there for one person, when something is said to them again."""

    def __init__(self, resources: Resources, person: int) -> None:
        self.resources, self.person = resources, person

    async def wait(self, *messages: Message, **how: Any) -> list[int]:
        return await waiting(self.resources, self.person, *messages, **how)

    async def says(self, *messages: Message) -> list[QueuedMessage]:
        sealer = await sealer_of(self.resources, self.person)
        said: repeats.Queued = {}
        for message in messages:
            repeats.add(said, queued(message, sealer, self.person))
        async with self.resources.database.write() as connection:
            await repeats.take_back(connection, {self.person: said}, lambda _: sealer)
        return list(said.values())

    async def left(self) -> list[int]:
        return [number for (number,) in await rows(self.resources, "SELECT id FROM outbox ORDER BY id")]


@pytest.fixture
async def outbox(resources: Resources) -> Outbox:
    [person] = await newcomers(resources, 7)
    return Outbox(resources, person)


@ON_BOTH
async def test_what_waits_and_is_said_again_goes_from_the_table(outbox: Outbox) -> None:
    """What else waits stays, and the new one waits as long as that did."""
    first, second = await outbox.wait(CARD, QUESTION)
    [said] = await outbox.says(CARD)
    assert await outbox.left() == [second]
    assert first != second
    assert said.row["queued_at"] == START


@ON_BOTH
async def test_what_may_have_been_sent_stays(outbox: Outbox) -> None:
    """They may have read it before they wrote."""
    there = await outbox.wait(CARD)
    await change(outbox.resources, "UPDATE outbox SET maybe_sent = true")
    await outbox.says(CARD)
    assert await outbox.left() == there


async def test_a_reminder_and_an_edit_stay(outbox: Outbox) -> None:
    """Neither is said again by a reply of the same words."""
    there = await outbox.wait(CARD, urgent=False) + await outbox.wait(replace(CARD, edits=True))
    await outbox.says(CARD)
    assert await outbox.left() == there


async def test_what_was_tried_stays_where_something_follows_it(outbox: Outbox) -> None:
    """It waits for its next attempt, and what follows must not overtake it; alone it goes."""
    tried, follows = await outbox.wait(CARD, QUESTION)
    await change(outbox.resources, f"UPDATE outbox SET attempts = 1 WHERE id = {tried}")  # noqa: S608 - ours
    await outbox.says(CARD)
    assert await outbox.left() == [tried, follows]
    said = await outbox.says(CARD, QUESTION)
    assert await outbox.left() == []
    assert [one.row["attempts"] for one in said] == [1, 0]


async def test_a_row_that_does_not_open_stays(outbox: Outbox) -> None:
    """It is told of where it is to be sent."""
    there = await outbox.wait(CARD)
    await change(outbox.resources, "UPDATE outbox SET sealed = x'00'")
    await outbox.says(CARD)
    assert await outbox.left() == there
