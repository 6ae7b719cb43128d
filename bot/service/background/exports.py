"""Make the files of `/export`, one person's at a time and beside everything else, and queue them.

A request stands in the database, so a process that dies makes the files after its next start. A person's rows
are read in a transaction of its own that keeps no writer waiting, the files are made in a thread that lets
others have their turn, and queued in a third step, if they are still wanted then.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from threading import Event
from typing import TypeVar

from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.coach.facts.history import History
from bot.errors import describe
from bot.language.wording.export import documents
from bot.language.wording.templates import FALLBACK
from bot.message import Message
from bot.service.lifecycle.shutdown import Stop, set_within
from bot.service.transactions.resources import Resources
from bot.store import codec, exports, outgoing, queries
from bot.store.collisions import again_if_collided
from bot.store.crypto import KeyRefusedError, Sealer
from bot.store.keys import confirm
from bot.store.queued import QueuedMessage
from bot.store.unavailable import is_locked
from bot.talk.frozen import frozen
from bot.turn.model.person import RunState

T = TypeVar("T")

log = logging.getLogger(__name__)

LOOK_AGAIN = 5.0
"""Seconds that may pass until files are begun whose request another process took in."""

PAUSE = 0.002
"""Seconds of rest between two pieces of work, about as long as a piece takes: the event loop runs meanwhile,
since Python runs one thread at a time."""


class _StoppedError(Exception):
    """Nobody waits for these files any more."""


@frozen
class _Kept:
    """Hold the rows that are kept of a person, and what opens them."""

    person: queries.Row
    runs: queries.Rows
    facts: queries.Rows
    sealer: Sealer


class Exports:
    """Make the files that people have asked for."""

    def __init__(
        self,
        resources: Resources,
        bot: int,
        queued: Callable[[], None],
    ) -> None:
        """`queued` is called after each commit that queued something."""
        self._resources = resources
        self._bot = bot
        self._queued = queued
        self._wake = asyncio.Event()
        self._unreadable: set[int] = set()  # people whose data key can't be opened, until the next start
        self._held: set[int] = set()  # people whose rows another session held just now

    def wake(self) -> None:
        """Look for requests soon: a person has asked for files."""
        self._wake.set()

    async def make_wanted(self, stop: Stop | None = None) -> int:
        """Make the files that are wanted, the oldest request first, one by one; return how many people's."""
        people = 0
        self._held.clear()
        while not (stop is not None and stop.wanted) and await self._make_one():
            people += 1
        return people

    async def _make_one(self) -> bool:
        """Make the files of the person who has waited longest; return False where nobody waits.

        A person whose rows another session holds is passed over until the rows are free.
        """
        async with self._resources.database.read() as connection:
            request = await exports.next_wanted(connection, self._bot, self._unreadable | self._held)
        if request is None:
            return False
        if not await self._is_free(request["id"]):
            self._held.add(request["id"])
            return True
        async with self._resources.database.read() as connection:
            try:
                kept = await self._kept(connection, request)
            except KeyRefusedError as error:
                await confirm(connection, self._resources.keyring)
                log.error("a person who wants files can't be read: %(error)s", {"error": describe(error)})
                self._unreadable.add(request["id"])
                return True
        try:
            messages = await self._in_thread(kept)
        except Exception as error:  # whatever it is, the other people get their files
            log.error(
                "a person's files could not be made and were given up: %(error)s", {"error": describe(error)}
            )
            messages = [self._sorry(kept)]
        try:
            await again_if_collided(partial(self._queue, request, kept.sealer, messages))
        except OperationalError as error:
            if not is_locked(error):
                raise
            self._held.add(request["id"])
        return True

    async def _is_free(self, person: int) -> bool:
        async with self._resources.database.write() as connection:
            return await exports.is_free(connection, person)

    async def _kept(self, connection: AsyncConnection, request: queries.Row) -> _Kept:
        person = request["id"]
        runs = [row async for rows in exports.runs_of(connection, person) for row in rows]
        facts = await queries.facts_of(connection, [person])
        return _Kept(request, runs, facts, self._resources.keyring.sealer(request["wrapped_key"], person))

    async def _in_thread(self, kept: _Kept) -> list[Message]:
        halt = Event()
        try:
            return await asyncio.to_thread(self._documents, kept, halt)
        finally:
            halt.set()  # else a process that ends would wait for the thread

    def _documents(self, kept: _Kept, halt: Event) -> list[Message]:
        """Decrypt all the rows and put them into words. It runs in a thread."""

        def gently(items: Iterable[T], at_once: int) -> Iterator[T]:
            """Yield the items, with a pause after every so many of them."""
            for number, item in enumerate(items, 1):
                yield item
                if not number % at_once and halt.wait(PAUSE):
                    raise _StoppedError

        # Four runs, or fifty facts, take about as long as `PAUSE`.
        runs = [codec.run_of(row, kept.sealer) for row in gently(kept.runs, 4)]
        history = History(tuple(codec.fact_of(row, kept.sealer) for row in gently(kept.facts, 50)))
        still_open = tuple(run for run in runs if run.state is not RunState.closed)
        person = codec.person_of(kept.person, kept.sealer, still_open)
        about = {"since": kept.person["since"]}
        now = self._resources.clock()
        return documents(self._resources.renderer, person, runs, history, about, gently, now)

    def _sorry(self, kept: _Kept) -> Message:
        try:
            language = codec.language_of(kept.person["sealed"], kept.sealer)
        except Exception:  # the language is damaged too, in whatever way
            language = FALLBACK
        return Message(self._resources.renderer.content.message(language, "coach", "export_failed", {}))

    async def _queue(self, request: queries.Row, sealer: Sealer, bodies: Iterable[Message]) -> None:
        """Queue the files like any other messages, unless the person was erased meanwhile."""
        person, now = request["id"], self._resources.clock()

        def sealed(message: Message) -> QueuedMessage:
            return QueuedMessage(
                codec.message_values(person, message, sealer, now, urgent=True, due=exports.FILES)
            )

        messages = await asyncio.to_thread(lambda: [sealed(message) for message in bodies])
        async with self._resources.database.write() as connection:
            if not await exports.remove_request(connection, person):
                return
            await outgoing.queue(connection, messages)
        self._queued()

    async def run(self, stop: Stop | None = None) -> None:
        """Make the files that are wanted, until stopped or cancelled."""
        stop = stop if stop is not None else Stop()
        while not stop.wanted:
            self._wake.clear()
            try:
                await self.make_wanted(stop)
            except DBAPIError as error:
                kind = type(error).__name__
                log.warning("the exports could not use the database: %(error)s", {"error": kind})
            await stop.unless(set_within(self._wake, LOOK_AGAIN))
