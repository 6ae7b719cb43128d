"""Several things that one person did, taken in together, come to what they come to one after the other."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from sqlalchemy import select

from bot.channels.terminal import MovableClock
from bot.config import Settings
from bot.events import Blocked, Commanded, Event, Incoming, Tapped, Wrote
from bot.message import Message
from bot.service.app import App
from bot.store import codec, queries
from bot.store.crypto import Keyring
from bot.store.tables import nudges, people
from bot.turn.cards.privacy import erases
from bot.turn.model.person import Run
from bot.turn.model.turn import BY_ITSELF
from tests.support.app import START, coach
from tests.support.chat import LOGS_ONE, Chat
from tests.support.databases import ON_BOTH, Store
from tests.support.unsealed import keys
from tests.support.words import READER

pytestmark = ON_BOTH

WALKS, BATCHES = 8, 7
"""In each database, and in each walk."""

OURS = 1_000_000
"""From here on messages of ours are numbered."""

TEXTS = (
    *("Skip", "Back", "Later", "Done", "yes", "in 10 days", "Low", "Acme", "words", "more words"),
    *("A short review, 5 to 9 minutes", "got rejected today", "still nothing from Acme", "I want to die", ""),
)
COMMANDS = ("no", "log", "chase", "list", "help", "cancel", "journal", "start", "export", "settings")
KINDS = ("tap",) * 8 + ("old tap",) * 3 + ("text",) * 5 + ("edit", "edit", "command", "command", "odd")


class Model(Chat):
    """The same person in memory: everything is at hand, nothing is looked up, and nothing is written."""

    def batch(self, events: Sequence[Event]) -> list[Message]:
        """They are taken in at one moment; what is asked on the way nobody can have read."""
        self.now += timedelta(seconds=40)
        shown: list[Message] = []
        for event in events:
            messages = self.takes_in(event)
            self.unread |= {(message.run or 0, message.key or "") for message in messages if message.first}
            shown += messages
        self.unread = frozenset()
        return shown

    @property
    def asks(self) -> tuple[int, str] | None:
        """The question that an answer would go to."""
        run = self.loaded.person.current
        ask = run.open(run.position) if run is not None else None
        return (run.number, ask.key) if run is not None and ask is not None else None


@dataclass
class Ears:
    """What each chat was told."""

    told: dict[int, list[Message]] = field(default_factory=dict)
    number: int = OURS

    async def deliver(self, chat: int, message: Message) -> int | None:
        self.told.setdefault(chat, []).append(message)
        self.number += 1
        return None if message.edits else self.number


def happening(dice: Random, model: Model) -> Event:
    """One thing that they do, with what they see before them."""
    kind = dice.choice(KINDS)
    what: Any = dice.randrange(400)
    if kind in ("text", "edit"):
        what = dice.choice(TEXTS)
    elif kind == "command":
        what = dice.choice((*COMMANDS, "delete"))
    elif kind == "odd":
        what = dice.choice((0, 0, 1, 2))
    return model.event(kind, what)


def repeated(dice: Random, batch: list[Incoming], before: list[Incoming]) -> list[Incoming]:
    """With some of it again: the very same thing, one like it, and one from an earlier batch."""
    again = [*batch, *dice.sample(before, min(len(before), 1))]
    for one in dice.sample(batch, min(len(batch), 2)):
        again.insert(dice.randrange(again.index(one) + 1, len(again) + 1), dice.choice((one, replace(one))))
    return again


@dataclass
class Kept:
    """What the database has of somebody."""

    runs: dict[int, Run]
    facts: dict[tuple[int, str], Any]
    planned: dict[str, Any]


async def kept(app: App, keyring: Keyring, chat: int) -> Kept:
    async with app.database.read() as connection:
        theirs = people.c.chat_hash == keyring.chat_hash(0, chat)
        row = (await queries.fetch(connection, select(people).where(theirs)))[0]
        sealer = keyring.sealer(row["wrapped_key"], row["id"])
        runs = [codec.run_of(run, sealer) for run in await queries.runs_of(connection, row["id"])]
        facts = [codec.fact_of(fact, sealer) for fact in await queries.facts_of(connection, [row["id"]])]
        unsaid = select(nudges).where(nudges.c.person == row["id"], nudges.c.said_at.is_(None))
        planned = {one["key"]: one["due"] for one in await queries.fetch(connection, unsaid)}
    return Kept({run.number: run for run in runs}, {(fact.run, fact.key): fact for fact in facts}, planned)


def holds(model: Model, found: Kept, told: list[Message]) -> None:
    """What is in the database follows from the answers, is what the model has, and was seen as it stands."""
    established = {
        (run.number, key): fact for run in found.runs.values() for key, fact in run.position.records.items()
    }
    by_dialogues = {key: established.fact for key, established in found.facts.items() if key[0] != BY_ITSELF}
    assert by_dialogues == established
    assert {run.number: run for run in model.loaded.person.runs} == found.runs
    assert model.loaded.history is not None
    assert {
        (established.run, established.key): established for established in model.loaded.history.facts
    } == found.facts
    on_hold = model.loaded.person.hold is not None  # then nothing is planned
    assert {due.key: due.at for due in model.dues if not on_hold} == found.planned
    asked = [(message.run, message.key) for message in told if message.run is not None and not message.edits]
    if model.asks is not None and model.loaded.person.hold is None:
        assert asked[-1] == model.asks


def once(said: list[Message]) -> list[str | None]:
    """What is seen where all of it waits to be sent: of what repeats itself the last."""
    shown = [(message.html, message.run, message.key, message.rows) for message in said]
    return [each[0] for place, each in enumerate(shown, 1) if each not in shown[place:]]


async def test_any_grouping_comes_to_the_same(settings: Settings) -> None:
    """Walks of taps old and new, texts, commands, edits, stickers, blocks, and the same again."""
    ears, clock, updates = Ears(), MovableClock(lambda: START), 0
    async with coach(settings, ears, clock) as app:
        keyring = await keys(settings)
        for chat in range(1, WALKS + 1):
            dice, model = Random(chat), Model()
            model.now = clock()
            before: list[Incoming] = []
            beginning = [model.event(*step) for step in LOGS_ONE] if chat % 2 else []
            for number in range(BATCHES):
                events = [happening(dice, model) for _ in range(dice.randint(1, 4))]
                groups = [[event] for event in beginning] if not number else []
                for group in (*groups, events):
                    told = len(ears.told.get(chat, ()))
                    said = model.batch(group)
                    clock.move_to(model.now)
                    batch = [
                        Incoming(0, updates + place, chat, event, clock(), name="Ada")
                        for place, event in enumerate(group)
                    ]
                    updates += len(batch)
                    await app.inbox.receive(repeated(dice, batch, before))
                    await app.outbox.drain()
                    before = [one for one in batch if not erases(one.event, READER)]
                    seen = [message.html for message in ears.told.get(chat, ())[told:] if not message.edits]
                    assert seen == once([message for message in said if not message.edits]), (
                        chat,
                        number,
                        group,
                    )
                holds(model, await kept(app, keyring, chat), ears.told.get(chat, []))
        async with app.database.read() as connection:
            seen_updates = (await connection.exec_driver_sql("SELECT count(*) FROM seen")).scalar_one()
        assert seen_updates == updates


# ---------------------------------------------------------------- one thing at a time


class Batches:
    """Somebody of whom whole batches are taken in, each delivered before the next one."""

    def __init__(self, app: App, keyring: Keyring, ears: Ears) -> None:
        self.app, self.keyring, self.ears, self.updates = app, keyring, ears, 0

    async def kept(self) -> Kept:
        return await kept(self.app, self.keyring, 1)

    async def __call__(self, *events: Event) -> list[str | None]:
        """The questions that these lead to, by their key; a card has none."""
        return await self.receive([self.update(event) for event in events])

    def update(self, event: Event) -> Incoming:
        self.updates += 1
        return Incoming(0, self.updates, 1, event, START, name="Ada")

    async def receive(self, batch: list[Incoming]) -> list[str | None]:
        told = len(self.ears.told.get(1, ()))
        await self.app.inbox.receive(batch)
        await self.app.outbox.drain()
        return [message.key for message in self.ears.told.get(1, [])[told:] if not message.edits]

    async def facts(self) -> list[str]:
        """What was established, by the name of its kind."""
        return sorted(type(established.fact).__name__ for established in (await self.kept()).facts.values())

    async def answers(self, number: int) -> dict[str, str]:
        run = (await self.kept()).runs[number]
        return {key: answer.value for key, answer in run.answers.items()}


@pytest.fixture
async def batches(settings: Settings) -> AsyncIterator[Batches]:
    ears = Ears()
    async with coach(settings, ears) as app:
        yield Batches(app, await keys(settings), ears)


@pytest.mark.parametrize("like", [True, False], ids=["one like it", "the very same"])
async def test_the_same_update_twice_in_a_batch_is_answered_once(like: bool, batches: Batches) -> None:
    """What stands between the two is answered too."""
    await batches(Commanded("no"))
    low, help_ = batches.update(Tapped("a:1:mood:1", OURS + 1)), batches.update(Commanded("help"))
    again = replace(low) if like else low
    assert await batches.receive([low, help_, again]) == ["fits_now", None]


async def test_a_dialogue_that_is_thrown_away_asks_nothing_more(batches: Batches) -> None:
    """Not to a tap under its question that comes with it: the database still has it then."""
    await batches(Commanded("no"), Tapped("a:1:mood:1", OURS + 1))
    said = await batches(Tapped("x:discard:1", OURS + 2), Tapped("a:1:fits_now:quick", OURS + 2))
    assert said == [None, None]
    assert (await batches.kept()).runs == {}


@pytest.mark.parametrize("together", [True, False])
async def test_who_is_back_and_says_no_answer_is_asked_once(together: bool, batches: Batches) -> None:
    """What they said is answered, and with it comes the open question; not once more for coming back."""
    await batches(Commanded("no"))
    if together:
        said = await batches(Blocked(), Wrote("hm", 1))
    else:
        await batches(Blocked())
        said = await batches(Wrote("hm", 1))
    assert said == ["mood"]


async def test_what_is_taken_back_and_said_again_stays_established(batches: Batches) -> None:
    """Back, the same answer, and the next one, all in one batch: what the answers establish is there."""
    for event in (Commanded("log"), Wrote("Acme", 1), Wrote("Baker", 2), Tapped("a:1:stage:final")):
        await batches(event)
    for event in (Tapped("c:1:on:skip"), Tapped("a:1:via:agency"), Tapped("c:1:contact:skip")):
        await batches(event)
    assert await batches.facts() == ["Logged", "Staged"]
    await batches(Tapped("c:1:due:back"), Tapped("c:1:contact:skip"), Tapped("c:1:due:skip"))
    assert await batches.facts() == ["Logged", "Promised", "Staged"]


async def test_an_answer_that_is_being_changed_is_changed_by_the_next_text(batches: Batches) -> None:
    """Also where its question came in the same batch: it is no rest of what they said before."""
    for event in (Commanded("no"), Tapped("a:1:mood:1"), Tapped("a:1:fits_now:quick"), Wrote("Acme", 1)):
        await batches(event)
    await batches(
        Tapped("c:1:role:skip"), Tapped("a:1:stage:first"), Tapped("e:1:stage"), Wrote("Final round", 2)
    )
    assert (await batches.answers(1))["stage"] == "final"


async def test_of_several_messages_to_one_person_one_is_unsettled(batches: Batches, store: Store) -> None:
    """The next begins when what became of it is written down: a kill brings one twice, and not two."""
    unsettled: list[int] = []
    told = batches.ears.told
    deliver = batches.ears.deliver

    async def looking(chat: int, message: Message) -> int | None:
        there = await store.value("SELECT count(*) FROM outbox WHERE NOT edits")
        new = [each for each in told.get(1, []) if not each.edits]
        unsettled.append(there + len(new))
        return await deliver(chat, message)

    batches.ears.deliver = looking  # type: ignore[method-assign] # it delivers as before, and looks
    await batches(Commanded("no"), Commanded("list"), Commanded("journal"))
    assert len(unsettled) >= 4
    assert len(set(unsettled)) == 1  # each that was told is gone from the table
