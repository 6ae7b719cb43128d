"""Row 50: somebody who has so much kept, or sends so much at once, that each of their turns takes long."""

from itertools import count

import pytest

from bot.coach.facts.application import Application, Stage, Via
from bot.coach.facts.history import Established
from bot.coach.facts.records import Logged, Promised, Staged
from bot.config import Settings
from bot.events import Commanded, Event, Incoming, Wrote
from bot.service.inbound import receive_rate
from bot.store import codec, queries
from bot.store.database import Database
from tests.bot_api.server import BotApi
from tests.support.app import START
from tests.support.telegram import BOT, assembled
from tests.support.unsealed import keys

MANY = 1_000
ANN, BEN = 7, 8
UPDATES = count(1)


def update(chat: int, event: Event) -> Incoming:
    return Incoming(BOT, next(UPDATES), chat, event, START)


async def kept_before(settings: Settings, database: Database, chat: int) -> None:
    """Somebody has had thousands of applications noted, from a time when there was no bound."""
    keyring = await keys(settings)
    async with database.write() as connection:
        [row] = await queries.people_of(connection, BOT, [keyring.chat_hash(BOT, chat)])
        person, sealer = row["id"], keyring.sealer(row["wrapped_key"], row["id"])
        facts = [
            Established(0, f"{number}.{fact}", START, fact_of)
            for number in range(100, 100 + MANY)
            for fact, fact_of in enumerate(
                (
                    Logged(Application(number, f"Firm {number}", "Clerk", Stage.applied, Via.nobody)),
                    Staged(number, Stage.applied, None),
                    Promised(number, None),
                )
            )
        ]
        await queries.save_facts(connection, [codec.fact_values(person, fact, sealer) for fact in facts])


async def test_row_50_turns_that_take_too_long_are_not_taken_any_more(
    api: BotApi, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For a while only the screen hears that person, who is told so; everybody else is answered."""
    monkeypatch.setattr(receive_rate, "MOST_SECONDS", 0.1)
    settings = settings.model_copy(update={"person_rate": 1_000})
    api.flood = False
    ann, ben = api.person(ANN), api.person(BEN)
    async with assembled(api, settings, lambda: START) as live:
        await live.app.inbox.receive([update(ANN, Commanded("help")), update(BEN, Commanded("help"))])
        await kept_before(settings, live.app.database, ANN)
        for command in ("list", "log", "privacy", "no", "settings"):
            before = len(ben.messages)
            floods = [update(ANN, Wrote("still nothing from Firm 7")) for _ in range(20)]
            await live.app.inbox.receive([*floods, update(BEN, Commanded(command))])
            await live.app.outbox.drain()
            assert len(ben.messages) > before
        await live.app.inbox.receive([update(ANN, Wrote("I want to kill myself"))])
        await live.app.outbox.drain()
    too_much = [at for at, message in enumerate(ann.messages) if "more than I can take in" in message.text]
    assert too_much == [len(ann.messages) - 2]  # nothing that came after it was taken
    assert "can't keep you safe" in ann.messages[-1].text
