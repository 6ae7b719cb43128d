"""Row 37: the safety screen hears every text, whatever the receive rate, and nobody else waits for it."""

import asyncio
from collections.abc import Sequence
from random import Random
from threading import Event
from typing import Any

import pytest

from bot import events
from bot.coach.safety import Tier
from bot.config import Settings
from bot.events import Commanded, Edited, Incoming, Unreadable, Wrote
from bot.language.understanding.reader import ContentReader
from bot.turn.decide import screen_only
from tests.bot_api.server import BotApi
from tests.support.app import START
from tests.support.databases import Store
from tests.support.telegram import BOT, Live, assembled, running
from tests.support.unsealed import person

HELP = "I want to kill myself"
CARD, OTHER, THREAT = "can't keep you safe", "can't help them the way people can", "I have to stop here"
SAID: list[events.Event] = [
    Wrote(HELP, 90),
    Edited(HELP, 90),
    Unreadable("photo", HELP),
    Commanded("no", HELP, 90),
]


@pytest.fixture
def limited(settings: Settings) -> Settings:
    return settings.model_copy(update={"person_rate": 3})


def of(chat: int, events: Sequence[events.Event], first: int = 1) -> list[Incoming]:
    return [Incoming(BOT, update, chat, event, START) for update, event in enumerate(events, first)]


def hellos(count: int) -> list[events.Event]:
    return [Wrote("hello", number) for number in range(count)]


async def shown(api: BotApi, live: Live, chat: int = 7) -> list[str]:
    """Everything that they have been told."""
    await live.app.outbox.drain()
    return [message.text for message in api.people[chat].messages]


@pytest.mark.parametrize("event", SAID, ids=lambda event: type(event).__name__)
@pytest.mark.parametrize("alone", [True, False], ids=["alone", "in a batch"])
async def test_row_37_what_is_beyond_the_budget_is_screened(
    event: events.Event, alone: bool, api: BotApi, limited: Settings, store: Store
) -> None:
    """Texts, edits, captions and what follows a command: the card comes, once."""
    api.flood = False
    api.person(7)
    batch = of(7, [*hellos(6), event, Wrote("hello", 91), event, event])
    async with assembled(api, limited, lambda: START) as live:
        for part in [[one] for one in batch] if alone else [batch]:
            await live.app.inbox.receive(part)
        told = await shown(api, live)
    assert sum(CARD in text for text in told) == 1
    assert CARD in told[-1]
    assert sum("more than I can take in" in text for text in told) == alone
    assert (await person(limited, BOT, 7)).hold is Tier.explicit
    assert await store.value("SELECT count(*) FROM seen") == len(batch)


async def test_row_37_where_it_is_the_first_beyond_the_budget_the_card_is_all_that_is_said(
    api: BotApi, limited: Settings
) -> None:
    """Nobody who says that is told that they write too much."""
    api.flood = False
    api.person(7)
    async with assembled(api, limited, lambda: START) as live:
        await live.app.inbox.receive(of(7, [*hellos(3), Wrote(HELP, 9), *hellos(5)]))
        told = await shown(api, live)
    assert CARD in told[-1]
    assert not any("more than I can take in" in text for text in told)


async def test_row_37_a_flood_of_alarms_is_told_no_more_than_there_are_cards(
    api: BotApi, limited: Settings
) -> None:
    """In whatever order: what is graver than the card that stands replaces it, nothing else does."""
    api.flood = False
    api.person(7)
    texts = ["I can't go on", "my friend wants to kill herself", HELP, "I am going to kill my boss", "hello"]
    every = texts * 40
    Random(37).shuffle(every)
    async with assembled(api, limited, lambda: START) as live:
        await live.app.inbox.receive(of(7, hellos(4)))
        before = len(await shown(api, live))
        for first in range(0, len(every), 50):
            events = [Wrote(text, first + n) for n, text in enumerate(every[first : first + 50])]
            await live.app.inbox.receive(of(7, events, 100 + first))
        told = (await shown(api, live))[before:]
    assert 1 <= len(told) <= len(Tier)
    assert THREAT in told[-1]
    assert (await person(limited, BOT, 7)).hold is Tier.threat


async def test_row_37_what_is_beyond_the_budget_answers_nothing(
    api: BotApi, limited: Settings, store: Store
) -> None:
    """A text that the screen finds nothing in is not taken in, as before."""
    api.flood = False
    api.person(7)
    async with assembled(api, limited, lambda: START) as live:
        await live.app.inbox.receive(of(7, [Commanded("no"), *[Wrote("Low", n) for n in range(8)]]))
        answers = await store.value("SELECT count(*) FROM messages WHERE ours = false")
    assert answers <= 2


def long_texts(count: int) -> list[str]:
    """Different texts of 4,096 characters, none of which says anything."""
    random, words = (
        Random(3),
        (
            "really",
            "tired",
            "of the job",
            "but",
            "hello",
            "never",
            "maybe",
            "she went",
            "on and",
            "they said",
        ),
    )
    return [" ".join(random.choices(words, k=1000))[:4096] for _ in range(count)]


async def test_row_37_nobody_waits_while_a_flood_is_screened(
    api: BotApi, limited: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody in the same batch has their answer before; the process goes on sending all the while."""
    api.flood = False
    api.person(7)
    ben, screen, over = api.person(8), ContentReader.screen, Event()

    def slow(reader: ContentReader, language: str, text: str) -> Tier | None:
        if text.startswith("hello "):
            over.wait(5)
            over.set()  # nobody was answered meanwhile
        return screen(reader, language, text)

    flood = of(7, [Wrote(f"hello {text}", n) for n, text in enumerate(long_texts(99))])
    async with running(api, limited, lambda: START) as live:
        await live.app.inbox.receive(of(7, hellos(5), 200))  # by now it is all beyond
        monkeypatch.setattr(ContentReader, "screen", slow)
        work = asyncio.create_task(live.app.inbox.receive([*flood, *of(8, [Commanded("no")], 300)]))
        await ben.sees("How heavy is it")
        assert not over.is_set()
        over.set()
        await work


async def test_row_37_the_same_text_is_screened_once(
    api: BotApi, limited: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However often it stands in a batch."""
    screen, screened = ContentReader.screen, []

    def counted(reader: ContentReader, language: str, text: str, *, held: bool = False) -> Tier | None:
        screened.append(text)
        return screen(reader, language, text, held=held)

    async with assembled(api, limited, lambda: START) as live:
        await live.app.inbox.receive(of(7, hellos(5)))
        monkeypatch.setattr(ContentReader, "screen", counted)
        await live.app.inbox.receive(of(7, [Wrote("the same", n) for n in range(100)], 100))
    assert screened == ["the same"]


async def test_row_37_an_alarm_is_heard_though_the_first_attempt_fails(
    api: BotApi, limited: Settings, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Something else in the batch can't be committed: each is done again alone, and none is missed."""
    from bot.service.inbound import inbox as inbox_module

    api.flood = False
    api.person(7)

    def breaks(loaded: Any, event: Any, *rest: Any) -> Any:
        outcome = screen_only(loaded, event, *rest)
        if event == Wrote(f"{HELP} ok", 50):
            raise ValueError(event.text)
        return outcome

    monkeypatch.setattr(inbox_module, "screen_only", breaks)
    async with assembled(api, limited, lambda: START) as live:
        await live.app.inbox.receive(of(7, [*hellos(6), Wrote(f"{HELP} ok", 50), Wrote(HELP, 51)]))
        assert any(CARD in text for text in await shown(api, live))
    assert await store.value("SELECT count(*) FROM parked") == 1
