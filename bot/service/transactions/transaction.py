"""Carry out a transaction: load people, decide turns and put them into words, and write all of it.

The inbox, the nudges and the retention work through this. Nothing here reaches the network.
"""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from time import thread_time

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.language.wording.renderer import Renderer
from bot.message import Message
from bot.service.outbound import repeats
from bot.service.outbound.outbox import Outbox
from bot.service.transactions.changes import PersonChanges
from bot.service.transactions.letting_in import let_others_in
from bot.service.transactions.loading import load_more
from bot.service.transactions.resources import Resources
from bot.service.transactions.saving import save
from bot.service.transactions.tally import Tally
from bot.service.transactions.task import Decide, Task
from bot.store import codec, dead_letters, exports, outgoing, queries, retention
from bot.store.crypto import Keyring, Sealer
from bot.store.keys import confirm
from bot.store.queued import QueuedMessage
from bot.talk.frozen import changed
from bot.turn.model.in_chat import unkept_run
from bot.turn.model.outcome import NeedMoreError
from bot.turn.model.person import Person
from bot.turn.model.says import Card, Say


@asynccontextmanager
async def transacting(
    resources: Resources,
    now: datetime,
    outbox: Outbox | None = None,
    *,
    briefly: bool = False,
) -> AsyncIterator[Transaction]:
    """Open a transaction; commit at the end of the block, then let the outbox send what goes straight out.

    briefly: the transaction hardly waits for a row that is locked.
    """
    transaction: Transaction | None = None
    try:
        async with resources.database.write(briefly=briefly) as connection:
            transaction = Transaction(connection, resources.keyring, resources.renderer, now, outbox)
            yield transaction
    except BaseException:
        if transaction is not None and outbox is not None:
            outbox.rolled_back(transaction.handed_over)
        raise
    resources.counting.add(transaction.tally.total(), now)
    if outbox is not None:
        outbox.committed(transaction.handed_over, transaction.left_in_table)


class Transaction:
    """Carry out one transaction, from its beginning to the commit."""

    def __init__(
        self,
        connection: AsyncConnection,
        keyring: Keyring,
        renderer: Renderer,
        now: datetime,
        outbox: Outbox | None = None,
    ) -> None:
        self.connection = connection
        self.handed_over: list[QueuedMessage] = []  # messages that go straight into the queues in memory
        self.left_in_table: set[int] = set()  # people with messages that go into the table only
        self.erased: set[int] = set()
        self.added: set[int] = set()  # people who were not known before, as far as this transaction knows
        self.arrived: dict[int, datetime] = {}  # when the first update of a person came, for the metrics
        self.exports = False  # a person has asked for the files of `/export`
        self.tally = Tally(now)
        self._outbox = outbox
        self._keyring = keyring
        self._renderer = renderer
        self._now = now
        self._changes_of: dict[int, PersonChanges] = {}
        self._queued: dict[int, repeats.Queued] = {}  # by person
        self._waited: set[int] = set()  # people who had a message in the outbox before, other than an edit

    async def load(self, rows: queries.Rows) -> dict[int, int]:
        """Load people with their open runs from their rows; return the ids of the people by chat."""
        rows_of: dict[int, list[queries.Row]] = {}
        for row in rows:
            rows_of.setdefault(row["id"], []).append(row)
        waiting: dict[int, set[tuple[int, str]]] = {
            person: set() for person, own in rows_of.items() if own[0]["waits"]
        }
        for row in await queries.not_sent_yet(self.connection, waiting) if waiting else ():
            if row["unread"]:
                waiting[row["person"]].add((row["run"], row["key"]))
            if not row["edits"]:
                self._waited.add(row["person"])
        chats: dict[int, int] = {}
        for person, own in rows_of.items():
            sealer = self._keyring.sealer(own[0]["wrapped_key"], person)
            chat = self._keyring.chat_of(own[0], person)
            changes = PersonChanges.opened(own, sealer, chat, waiting.get(person), self._now)
            self._changes_of[person], chats[chat] = changes, person
        return chats

    async def take_back(self, people: Iterable[int]) -> None:
        """Take back the nudges still in the outbox for these people: they speak, so nudges wait."""
        waiting = {person for person in people if not self._changes_of[person].free}
        if waiting:
            await outgoing.take_back(self.connection, waiting)

    async def confirm_keys(self) -> None:
        """Raise SettingsError where a master key is missing. If none is, a row that won't open is damaged."""
        await confirm(self.connection, self._keyring)

    def person(self, person: int) -> Person:
        """Return a person as changed so far."""
        return self._changes_of[person].person

    def sealer(self, person: int) -> Sealer:
        """Return what encrypts with this person's data key."""
        return self._changes_of[person].sealer

    def seconds(self, person: int) -> float:
        """Return the processor time that this person's turns took so far; 0 for somebody not loaded."""
        changes = self._changes_of.get(person)
        return changes.seconds if changes is not None else 0.0

    def know(self, person: int, *, name: str | None, language: str | None) -> None:
        """Note the name and language that come with every update, and that the person was heard today."""
        changes = self._changes_of[person]
        primary = (language or "").split("-")[0].casefold()
        ours = primary if primary in self._renderer.content.languages else changes.person.language
        new = person in self.added and changes.new_to_us
        if changes.know(name, ours) or new:
            self.tally.came(new=new)
        self.added.discard(person)

    async def turn(self, person: int, decide: Decide, sent: int | None = None) -> str | None:
        """Decide one turn and take in its outcome; return the text of the toast for a tap, if any.

        Whatever `decide` or the rendering raises passes through, and nothing of the turn is taken in.
        """
        [result] = await self.turns([Task(person, decide, sent=sent)])
        if isinstance(result, Exception):
            raise result
        return result

    async def turns(self, tasks: Sequence[Task]) -> list[str | Exception | None]:
        """Decide turns, each person's in order; return for each what `turn` would return, or would raise.

        What turns need that isn't loaded is loaded for all of them at once. A DBAPIError passes through.
        """
        results: list[str | Exception | None] = [None] * len(tasks)
        deciding = [task.decide for task in tasks]
        left: dict[int, deque[int]] = {}
        for index, task in enumerate(tasks):
            left.setdefault(task.person, deque()).append(index)
        while left:
            needs: dict[int, NeedMoreError] = {}
            for person, indexes in left.items():
                began = thread_time()
                while indexes:
                    index, since = indexes[0], thread_time()
                    try:
                        results[index] = await self._turn(tasks[index], deciding[index])
                    except NeedMoreError as need:
                        needs[person], deciding[index] = need, need.resume or deciding[index]
                        break
                    except DBAPIError:
                        raise
                    except Exception as error:  # whatever it is, the other turns go on
                        results[index] = error
                    indexes.popleft()
                    await let_others_in(since)
                self._changes_of[person].seconds += thread_time() - began
            for person, failure in (await load_more(self.connection, self._changes_of, needs)).items():
                for index in left.pop(person):
                    results[index] = failure
            left = {person: indexes for person, indexes in left.items() if indexes}
        return results

    async def _turn(self, task: Task, decide: Decide) -> str | None:
        changes = self._changes_of[task.person]
        if task.sent is not None:
            changes.sent[task.sent] = unkept_run(changes.person)
        outcome = decide(changes.loaded)
        toast = None
        if outcome.toast is not None:
            toast = self._renderer.content.label(outcome.person.language, "controls", outcome.toast)
        if outcome.erases:
            changes.last_words = self._renderer.messages(outcome.person, outcome.says, self._now)
            return toast
        before = changes.person
        self._say(changes, outcome.person, outcome.says, task.urgent, outcome.said, silent=outcome.silent)
        changes.take_in(outcome)
        self.tally.note(before, outcome)
        if outcome.exports:
            await self._export(task.person, changes)
        return toast

    async def _export(self, person: int, changes: PersonChanges) -> None:
        """Note that a person wants the files of `/export`; `background.exports` makes them later."""
        await exports.request_files(self.connection, person, self._now)
        changes.loaded = changed(changes.loaded, files=True)
        self.exports = True

    async def _erase(self, person: int, changes: PersonChanges) -> None:
        """Erase a person; queue the last messages to them under a new row, which holds nothing else."""
        bot = (await queries.person_row(self.connection, person))["bot"]
        newcomer = self._keyring.newcomer(bot, changes.chat)
        await dead_letters.forget(self.connection, self._keyring, {(bot, changes.chat)})
        stand_in = await retention.erase(self.connection, person, newcomer, self._now)
        self._queued.pop(person, None)
        sealer = self._keyring.sealer(newcomer["wrapped_key"], stand_in)
        self._queue(changed(changes.person, id=stand_in), changes.last_words or (), sealer)
        self.erased.add(person)
        del self._changes_of[person]

    def count_as_said(self, person: int, key: str) -> None:
        """Count the nudge with this key as said, so that it leaves the plan."""
        self._changes_of[person].said.append(key)

    def tell(self, person: int, block: str) -> None:
        """Say a card that no turn has decided, such as the apology after an error."""
        changes = self._changes_of[person]
        self._say(changes, changes.person, [Card("coach", block)])

    def _say(
        self,
        changes: PersonChanges,
        person: Person,
        says: Iterable[Say],
        urgent: bool = True,
        due: str | None = None,
        *,
        silent: bool = False,
    ) -> None:
        messages = self._renderer.messages(person, says, self._now)
        if silent:
            messages = [changed(message, silent=True) for message in messages]
        self._queue(person, messages, changes.sealer, urgent=urgent, due=due)
        changes.asked({(message.run or 0, message.key or "") for message in messages if message.first})

    def _queue(
        self,
        person: Person,
        messages: Iterable[Message],
        sealer: Sealer,
        *,
        urgent: bool = True,
        due: str | None = None,
    ) -> None:
        queued = self._queued.setdefault(person.id, {})
        for message in messages:
            row = codec.message_values(person.id, message, sealer, self._now, urgent=urgent, due=due)
            arrived = self.arrived.get(person.id) if urgent else None
            known = QueuedMessage(row, message, language=person.language, arrived=arrived)
            repeats.add(queued, known)

    async def write(self, announce: int | None = None) -> int:
        """Write everything that has changed; return how many nudges have been said.

        announce: the bot whose leader is told, with the commit, that messages wait and whose rows are erased.
        """
        for person, changes in list(self._changes_of.items()):
            if changes.last_words is not None:
                await self._erase(person, changes)
        await save(self.connection, self._changes_of, self._now)
        maybe_again = {person: own for person, own in self._queued.items() if own and person in self._waited}
        if maybe_again:
            await repeats.take_back(self.connection, maybe_again, self.sealer)
        queued = [message for own in self._queued.values() for message in own.values()]
        if queued and self._outbox is not None and await self._outbox.sends(self.connection):
            free = {person: changes.chat for person, changes in self._changes_of.items() if changes.free}
            self.handed_over = self._outbox.take(queued, free)
        straight = {id(message) for message in self.handed_over}
        self.left_in_table = {message.person for message in queued if id(message) not in straight}
        await outgoing.queue(self.connection, queued, self.handed_over)
        if announce is not None and (self.left_in_table or self.erased):
            await outgoing.announce(self.connection, announce, self.erased)
        return sum(len(changes.said) for changes in self._changes_of.values())
