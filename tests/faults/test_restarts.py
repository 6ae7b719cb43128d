"""Row 18: a restart at every question of every dialogue. A person stands at each of them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from typing import Any

from bot.coach.scripts import SCRIPTS
from bot.config import Settings
from bot.events import Event, Incoming, Returned, Tapped, Wrote
from bot.message import Message
from bot.store import codec, queries
from bot.talk.ask import SKIPPED, Ask
from bot.talk.kinds import ChooseMany, Unkept, Write
from bot.talk.paths import positions
from bot.talk.script import Answer, Script
from bot.turn.model.person import Run
from tests.support.app import START, coach, resources
from tests.support.databases import Store
from tests.support.routes import routes_of
from tests.support.telegram import BOT

Place = tuple[str, str]
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Standing:
    """Somebody in front of the last answer before a question."""

    run: Run
    answer: str | None
    question: str

    @property
    def place(self) -> Place:
        return (self.run.script, self.question)

    def event(self) -> Event:
        """How they give that answer; at the first question they are just back."""
        ask = self.run.position.ask
        if self.answer is None or ask is None:
            return Returned()
        return given(self.run.number, ask, self.answer)


def given(run: int, ask: Ask[Any], value: str) -> Event:
    if value == SKIPPED:
        return Tapped(f"c:{run}:{ask.key}:skip", 1)
    if isinstance(ask.kind, Unkept | ChooseMany):
        return Tapped(f"c:{run}:{ask.key}:done", 1)
    if isinstance(ask.kind, Write):
        return Wrote(value, 5)
    return Tapped(f"a:{run}:{ask.key}:{value}", 1)


@cache
def everyone() -> tuple[Standing, ...]:
    """Return all of them; they are the same for both databases."""
    return tuple(standing for script in SCRIPTS.values() for standing in standings(script))


def standings(script: Script) -> Iterator[Standing]:
    """The first route to each question, for every sample of facts that shows it."""
    seen: set[tuple[int, str]] = set()
    for facts, route in routes_of(script):
        sample = next(n for n, one in enumerate(script.samples) if one is facts)
        taken = [(key, value) for key, value in route if not key.startswith("(")]
        for upto, position in enumerate(positions(script, facts, route)):
            if position.ask is None or (sample, position.ask.key) in seen:
                continue
            seen.add((sample, position.ask.key))
            value = taken[upto - 1][1] if upto else None
            answers = {key: Answer(given, START + MINUTE * n) for n, (key, given) in enumerate(taken[:upto])}
            asked = _run(script, facts, answers).position.ask
            if asked is not None:  # how long it took decides some, and is not what the route took
                before = _run(script, facts, dict(list(answers.items())[: max(0, upto - 1)]))
                yield Standing(_drafted(before, value), value, asked.key)


def _run(script: Script, facts: Any, answers: dict[str, Answer]) -> Run:
    return Run(1, script.name, script.version, facts, START, START, answers)


def _drafted(run: Run, value: str | None) -> Run:
    """A selection is ticked before it is done."""
    ask = run.position.ask
    ticked = ask is not None and isinstance(ask.kind, ChooseMany) and value not in (None, SKIPPED)
    held = dict.fromkeys(run.position.records, START)
    return replace(run, draft_answer=value if ticked else None, recorded_at=held)


class Ear:
    """The last question that each chat was shown."""

    def __init__(self) -> None:
        self.shown: dict[int, tuple[str | None, tuple[Any, ...], int | None, str | None]] = {}
        self.messages = 0

    async def deliver(self, chat: int, message: Message) -> int | None:
        self.messages += 1
        if not message.edits and message.key is not None:
            self.shown[chat] = (message.html, message.rows, message.run, message.key)
        return self.messages


async def seat(settings: Settings, people: dict[int, Standing]) -> None:
    """Everybody in the database, as the answers before left them."""
    async with resources(settings) as at, at.database.write() as connection:
        keyring = at.keyring
        new = [{**keyring.newcomer(BOT, chat), "since": START} for chat in people]
        await queries.add_people(connection, new)
        hashes = [keyring.chat_hash(BOT, chat) for chat in people]
        found = await queries.people_of(connection, BOT, hashes)
        await queries.save_people(connection, [{"id": row["id"], "last_run": 1} for row in found])
        sealers = {
            keyring.chat_of(row, row["id"]): (row["id"], keyring.sealer(row["wrapped_key"], row["id"]))
            for row in found
        }
        values = [codec.run_values(sealers[c][0], one.run, sealers[c][1]) for c, one in people.items()]
        await queries.save_runs(connection, values)


async def heard(settings: Settings, events: dict[int, Event], first: int) -> Ear:
    """A coach that is started for this, and what it shows."""
    ear, now = Ear(), START + timedelta(hours=2)
    async with coach(settings, ear, lambda: now, bot=BOT) as app:
        batch = [Incoming(BOT, first + chat, chat, event, now) for chat, event in events.items()]
        for begin in range(0, len(batch), 100):
            await app.inbox.receive(batch[begin : begin + 100])
        await app.outbox.drain()
    return ear


async def test_row_18_a_restart_at_every_question_of_every_dialogue(settings: Settings, store: Store) -> None:
    """They have just answered; after the restart the same question is there, word for word."""
    people = dict(enumerate(everyone(), start=1))
    await seat(settings, people)
    before = await heard(settings, {chat: one.event() for chat, one in people.items()}, 0)
    after = await heard(settings, dict.fromkeys(people, Returned()), len(people))
    assert await store.rows("SELECT error, count(*) FROM parked GROUP BY error") == []
    assert await store.rows("SELECT dead FROM outbox") == []
    for chat, question in after.shown.items():
        assert before.shown[chat] == question, people[chat].place
    shown = {(people[chat].run.script, key) for chat, (*_, run, key) in after.shown.items() if run == 1}
    assert {standing.place for standing in everyone()} - shown == set()
    assert len({name for name, _ in shown}) >= len(SCRIPTS) - 2  # two are one tap each, and ask nothing
