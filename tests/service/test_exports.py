"""Files that a person has asked for are made beside everything else, and queued once."""

import asyncio
from threading import Barrier, Event
from typing import Any

import pytest

from bot.language.wording.export import documents
from bot.message import Message
from bot.service.background.exports import Exports
from bot.service.transactions.resources import Resources
from bot.store import exports
from tests.support.app import START
from tests.support.databases import ON_BOTH
from tests.support.people import newcomers, rows

pytestmark = ON_BOTH


async def test_two_processes_that_make_the_same_files_send_them_once(
    resources: Resources, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each begins before the other is done: the request is gone for the second one."""
    [ada] = await newcomers(resources, 7)
    async with resources.database.write() as connection:
        await exports.request_files(connection, ada, START)
    begun, both = Event(), Barrier(2)

    def together(*about: Any) -> list[Message]:
        begun.set()
        both.wait(10)
        return documents(*about)

    monkeypatch.setattr("bot.service.background.exports.documents", together)
    one, other = (Exports(resources, 0, lambda: None) for _ in range(2))
    first = asyncio.create_task(one.make_wanted())
    # Until then it may hold the request for a moment, and the other one would skip it.
    await asyncio.to_thread(begun.wait, 10)
    await asyncio.gather(first, other.make_wanted())
    queued = await rows(resources, f"SELECT person FROM outbox WHERE key = '{exports.FILES}'")  # noqa: S608 - ours
    assert queued == [(ada,), (ada,)]  # one to be read, and one for machines
