"""Telegram calls the real process: a conversation, and several workers."""

import asyncio

import pytest

from tests.bot_api.server import BotApi
from tests.support.databases import only
from tests.support.processes import Start
from tests.support.telegram import SECRET, URL, free_address

# The library would rather have its own methods called than the request itself, and says so.
pytestmark = pytest.mark.filterwarnings("ignore:Please use 'Bot.*")

TALK = [
    ("/no", "How heavy is it"),
    ("Low", "What would help now?"),
    ("A short review, 5 to 9 minutes", "Which company"),
    ("Globex", "the role at Globex?"),
    ("Product manager", "How far"),
    ("First interview", "Who were you dealing with"),
]


async def test_a_conversation_over_the_webhook(api: BotApi, start: Start) -> None:
    """It tells Telegram where to bring updates; every one is answered 200 and has its effect."""
    await start()
    ada = api.person(7)
    for line, then in TALK:
        await ada.does(line, then)
    [announced] = [parameters for method, parameters in api.calls if method == "setWebhook"]
    assert announced["url"] == URL
    assert announced["secret_token"] == SECRET
    assert announced["max_connections"] == 100
    assert "callback_query" in announced["allowed_updates"]
    assert not announced["drop_pending_updates"]
    assert not [method for method, _ in api.calls if method == "getUpdates"]
    await api.until(lambda: not api.updates and not api.open_taps)
    assert {status for _, status in api.delivery.answers} == {200}
    assert len(api.delivery.answers) == len(TALK)
    assert api.refused == []


async def test_what_waited_at_telegram_is_brought_when_it_starts(api: BotApi, start: Start) -> None:
    """Nothing that was written before is dropped."""
    ada = api.person(7)
    await ada.write("/no")
    await start()
    await ada.sees("How heavy is it")


@only("postgresql", because="a file has one process")
async def test_two_workers_share_what_arrives(
    api: BotApi, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On one database, an update here and an answer there."""
    await start()
    other = free_address()
    monkeypatch.setenv("LISTEN", other)
    await api.until(lambda: api.delivery.hook is not None)
    await start()
    await api.until(lambda: [method for method, _ in api.calls].count("setWebhook") == 2)
    api.delivery.workers.append(other)
    ada, ben = api.person(7), api.person(8)
    for line, then in TALK:
        await asyncio.gather(ada.does(line, then), ben.does(line, then))
    assert {status for _, status in api.delivery.answers} == {200}
