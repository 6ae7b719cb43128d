"""Three workers on one PostgreSQL: any takes any update, one at a time speaks, and any may be killed."""

import asyncio
import time
from collections.abc import Awaitable, Callable

import pytest

from tests.bot_api.people import Person
from tests.bot_api.server import BotApi
from tests.faults.conftest import Kept, Undisturbed
from tests.faults.conversation import Lines, conversation, say
from tests.support.databases import Store, only
from tests.support.forking import Forked
from tests.support.processes import Start, killed
from tests.support.telegram import SECRET, URL, free_address

pytestmark = only("postgresql", because="a file has one process at a time that speaks")

Worker = Callable[[str], Awaitable[Forked]]

TALKING, KILLS = 6, 5
EVERY = 1.5
"""Seconds between two of them; what the others have in hand meanwhile is never the same."""


@pytest.fixture
async def worker(start: Start, api: BotApi, monkeypatch: pytest.MonkeyPatch) -> Worker:
    """Starts one that listens there, behind the webhook's address."""
    monkeypatch.setenv("WEBHOOK_URL", URL)
    monkeypatch.setenv("WEBHOOK_SECRET", SECRET)
    monkeypatch.setenv("SEND_RATE", "300")

    async def starts(address: str) -> Forked:
        monkeypatch.setenv("LISTEN", address)
        if address not in api.delivery.workers:
            api.delivery.workers.append(address)
        return await start()

    return starts


async def test_with_three_workers_and_kills_every_update_has_one_effect_in_order(
    api: BotApi, worker: Worker, kept: Kept, undisturbed: Undisturbed
) -> None:
    """Updates are sprayed over them; each has one effect, in its chat's order, and nothing is lost."""
    addresses = [free_address() for _ in range(3)]
    workers = [await worker(address) for address in addresses]
    kills = 0

    async def kill() -> None:
        nonlocal kills
        for number in range(KILLS):
            await asyncio.sleep(EVERY)
            kills += 1
            await killed(workers[number % 3])
            workers[number % 3] = await worker(addresses[number % 3])

    async def talk(first: int) -> None:
        """One person after the other, until the killing is over."""
        for number in range(first, 1000, TALKING):
            ada, before = api.person(number), kills
            lines = conversation(number % 4)
            await say(ada, lines)
            talked.append((ada, lines, kills - before + 1))
            if killing.done():
                return

    talked: list[tuple[Person, Lines, int]] = []
    killing = asyncio.create_task(kill())
    await asyncio.gather(*(talk(100 + number) for number in range(TALKING)))
    await killing
    # A tap that is brought again is answered again, since nobody knows whether it was.
    api.refused[:] = [refusal for refusal in api.refused if "query is too old" not in refusal]
    for ada, lines, most in talked:
        await kept((ada, await undisturbed(lines)), duplicates=most)


async def test_another_one_speaks_within_five_seconds(api: BotApi, worker: Worker, store: Store) -> None:
    """The one that delivers is killed: the next one takes over, with what was in its hands."""
    first = await worker(free_address())
    ada = api.person(7)
    await say(ada, [("/no", "How heavy is it")])
    await worker(free_address())
    await api.until(lambda: [method for method, _ in api.calls].count("setWebhook") == 2)
    api.delivery.workers = api.delivery.workers[1:]
    before = time.monotonic()
    await killed(first)
    await say(ada, [("Low", "What would help now?")])
    assert time.monotonic() - before < 5
    await store.settled()
