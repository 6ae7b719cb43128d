"""One transaction: people are loaded, turns are decided and put into words, and all of it is written.

The inbox and the nudges both work through this. Nothing here reaches the network.
"""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.language.wording.renderer import Renderer
from bot.message import Message
from bot.service import repeats
from bot.service.changes import PersonChanges
from bot.service.loading import load_more
from bot.service.outbox import Outbox
from bot.service.resources import Resources
from bot.service.saving import save
from bot.service.steps import Steps
from bot.store import codec, dead_letters, exports, outgoing, queries, retention
from bot.store.crypto import Keyring, Sealer
from bot.store.keys import confirm
from bot.store.queued import QueuedMessage
from bot.talk.frozen import changed, frozen
from bot.turn.person import Person
from bot.turn.says import Card, Say
from bot.turn.turn import Loaded, NeedMoreError, Outcome

Decide = Callable[[Loaded], Outcome]


@frozen
class Task:
    """A turn to be decided for somebody. urgent: it answers them; else the coach speaks by itself."""

    person: int
    decide: Decide
    urgent: bool = True


@asynccontextmanager
async def transacting(
    resources: Resources,
    now: datetime,
    outbox: Outbox | None = None,
) -> AsyncIterator[Transaction]:
    """A transaction that commits at the end, and then hands over what goes straight out."""
    transaction: Transaction | None = None
    try:
        async with resources.database.write() as connection:
            transaction = Transaction(connection, resources.keyring, resources.renderer, now, outbox)
            yield transaction
    except BaseException:
        if transaction is not None and outbox is not None:
            outbox.rolled_back(transaction.taken)
        raise
    if outbox is not None:
        outbox.committed(transaction.taken, transaction.left)


class Transaction:
    """What happens between the beginning and the commit."""

    def __init__(
        self,
        connection: AsyncConnection,
        keyring: Keyring,
        renderer: Renderer,
        now: datetime,
        outbox: Outbox | None = None,
    ) -> None:
        self.connection = connection
        self.taken: list[QueuedMessage] = []  # what goes straight out
        self.left: set[int] = set()  # people for whom something is in the outbox that doesn't
        self.erased: set[int] = set()
        self.exports = False  # somebody wants files of all that is kept
        self.steps = Steps()
        self._outbox = outbox
        self._keyring = keyring
        self._renderer = renderer
        self._now = now
        self._files: dict[int, PersonChanges] = {}
        self._queued: dict[int, list[QueuedMessage]] = {}  # person → what will be said
        self._waited: set[int] = set()  # for whom a message of its own was in the outbox before

    async def load(self, found: queries.Rows) -> dict[int, int]:
        """Take in people with their open runs; chat → person."""
        together: dict[int, list[queries.Row]] = {}
        for row in found:
            together.setdefault(row["id"], []).append(row)
        waiting: dict[int, set[tuple[int, str]]] = {
            person: set() for person, lines in together.items() if lines[0]["waits"]
        }
        for row in await queries.not_sent_yet(self.connection, waiting) if waiting else ():
            if row["unread"]:
                waiting[row["person"]].add((row["run"], row["key"]))
            if not row["edits"]:
                self._waited.add(row["person"])
        chats: dict[int, int] = {}
        for person, lines in together.items():
            sealer = self._keyring.sealer(lines[0]["wrapped_key"], person)
            chat = self._keyring.chat_of(lines[0], person)
            self._files[person] = PersonChanges.opened(lines, sealer, chat, waiting.get(person), self._now)
            chats[chat] = person
        return chats

    async def take_back(self, people: Iterable[int]) -> None:
        """These people speak: what the coach was about to say by itself waits."""
        waiting = {person for person in people if not self._files[person].free}
        if waiting:
            await outgoing.take_back(self.connection, waiting)

    async def confirm_keys(self) -> None:
        """Raise SettingsError where a master key is missing: then nothing that doesn't open is damaged."""
        await confirm(self.connection, self._keyring)

    def person(self, person: int) -> Person:
        """The person as they are by now."""
        return self._files[person].person

    def sealer(self, person: int) -> Sealer:
        """What seals for this person."""
        return self._files[person].sealer

    def know(self, person: int, *, name: str | None, language: str | None) -> None:
        """What the sender says of them with every update; and that they were heard, to the day."""
        file = self._files[person]
        spoken = (language or "").split("-")[0].casefold()
        known = spoken if spoken in self._renderer.content.languages else file.person.language
        file.know(name, known)

    async def turn(self, person: int, decide: Decide, *, urgent: bool = True) -> str | None:
        """Decide one turn and take in what it comes to; the words to answer a tap with, if any.

        Whatever `decide` or the words raise passes through, and nothing of the turn is taken in.
        """
        [result] = await self.turns([Task(person, decide, urgent)])
        if isinstance(result, Exception):
            raise result
        return result

    async def turns(self, tasks: Sequence[Task]) -> list[str | Exception | None]:
        """Decide turns, for one person in their order; for each what `turn` gives, or would raise.

        What some of them need besides is loaded for all of these at once. A DBAPIError passes through.
        """
        results: list[str | Exception | None] = [None] * len(tasks)
        deciding = [task.decide for task in tasks]
        left: dict[int, deque[int]] = {}
        for index, task in enumerate(tasks):
            left.setdefault(task.person, deque()).append(index)
        while left:
            needs: dict[int, NeedMoreError] = {}
            for person, indexes in left.items():
                while indexes:
                    index = indexes[0]
                    try:
                        results[index] = await self._once(person, deciding[index], urgent=tasks[index].urgent)
                    except NeedMoreError as need:
                        needs[person], deciding[index] = need, need.onward or deciding[index]
                        break
                    except DBAPIError:
                        raise
                    except Exception as error:  # whatever it is, the neighbours go on
                        results[index] = error
                    indexes.popleft()
            for person, failure in (await load_more(self.connection, self._files, needs)).items():
                for index in left.pop(person):
                    results[index] = failure
            left = {person: indexes for person, indexes in left.items() if indexes}
        return results

    async def _once(self, person: int, decide: Decide, *, urgent: bool) -> str | None:
        file = self._files[person]
        outcome = decide(file.loaded)
        toast = None
        if outcome.toast is not None:
            toast = self._renderer.content.label(outcome.person.language, "controls", outcome.toast)
        if outcome.erases:
            file.last_words = self._renderer.messages(outcome.person, outcome.says, self._now)
            return toast
        before = file.person
        self._say(file, outcome.person, outcome.says, urgent=urgent, due=outcome.said)
        file.take_in(outcome)
        self.steps.note(before, outcome)
        if outcome.exports:
            await self._export(person, file)
        return toast

    async def _export(self, person: int, file: PersonChanges) -> None:
        """Everything that is kept is wanted. It is made after the commit: `bot.service.exports`."""
        await exports.want(self.connection, person, self._now)
        file.loaded = changed(file.loaded, files=True)
        self.exports = True

    async def _erase(self, person: int, file: PersonChanges) -> None:
        """All of a person goes; a last word goes to who stands in for them."""
        bot = (await queries.person_row(self.connection, person))["bot"]
        newcomer = self._keyring.newcomer(bot, file.chat)
        await dead_letters.forget(self.connection, self._keyring, {(bot, file.chat)})
        stand_in = await retention.erase(self.connection, person, newcomer, self._now)
        self._queued.pop(person, None)
        sealer = self._keyring.sealer(newcomer["wrapped_key"], stand_in)
        self._queue(changed(file.person, id=stand_in), file.last_words or (), sealer)
        self.erased.add(person)
        del self._files[person]

    def take_out(self, person: int, key: str) -> None:
        """What was due under this key counts as said."""
        self._files[person].said.append(key)

    def tell(self, person: int, block: str) -> None:
        """Say a card that no turn has decided: that something broke, or that it is too much at once."""
        file = self._files[person]
        self._say(file, file.person, [Card("coach", block)], urgent=True)

    def _say(
        self,
        file: PersonChanges,
        person: Person,
        says: Iterable[Say],
        *,
        urgent: bool,
        due: str | None = None,
    ) -> None:
        messages = self._renderer.messages(person, says, self._now)
        self._queue(person, messages, file.sealer, urgent=urgent, due=due)
        file.asked({(message.run or 0, message.key or "") for message in messages if message.first})

    def _queue(
        self,
        person: Person,
        messages: Iterable[Message],
        sealer: Sealer,
        *,
        urgent: bool = True,
        due: str | None = None,
    ) -> None:
        queued = self._queued.setdefault(person.id, [])
        for message in messages:
            row = codec.message_values(person.id, message, sealer, self._now, urgent=urgent, due=due)
            repeats.add(queued, QueuedMessage(row, message, language=person.language))

    async def write(self, announce: int | None = None) -> int:
        """Write everything that has changed; how much of what was due has been said.

        announce: a bot whose leader is told of it with the commit, where there is something to do for it.
        """
        for person, file in list(self._files.items()):
            if file.last_words is not None:
                await self._erase(person, file)
        await save(self.connection, self._files, self._now)
        again = {person: said for person, said in self._queued.items() if said and person in self._waited}
        if again:
            await repeats.take_back(self.connection, again, self.sealer)
        queued = [message for said in self._queued.values() for message in said]
        if queued and self._outbox is not None and await self._outbox.sends(self.connection):
            free = {person: file.chat for person, file in self._files.items() if file.free}
            self.taken = self._outbox.take(queued, free)
        straight = {id(message) for message in self.taken}
        self.left = {message.person for message in queued if id(message) not in straight}
        await outgoing.queue(self.connection, queued, self.taken)
        if announce is not None and (self.left or self.erased):
            await outgoing.announce(self.connection, announce, self.erased)
        return sum(len(file.said) for file in self._files.values())
