"""Updates that have arrived by the time of a stop are committed and answered."""

import asyncio

import pytest

from bot.config import Settings
from tests.bot_api.delivery import GONE
from tests.bot_api.server import BotApi
from tests.channels.webhook.inside import called
from tests.support.processes import Start

# The library would rather have its own methods called than the request itself, and says so.
pytestmark = pytest.mark.filterwarnings("ignore:Please use 'Bot.*")


async def test_a_stop_under_load_loses_nothing(api: BotApi, start: Start) -> None:
    """It ends in ten seconds with code 0; what was answered 200 had its effect, the rest is brought again."""
    crowd = [api.person(100 + number) for number in range(120)]
    process = await start()
    await api.until(lambda: api.delivery.hook is not None)
    for one in crowd:
        await one.write("/no")
    await api.until(lambda: len(api.confirmed) > 20)
    for one in crowd:
        await one.write("/help")
    await api.until(lambda: len(api.confirmed) > 60)
    process.terminate()
    async with asyncio.timeout(10):
        assert await process.wait() == 0
    assert api.updates
    await start()
    await api.until(lambda: not api.updates)
    await api.until(lambda: all(len(one.messages) == 3 for one in crowd), 60)
    assert all([m.text[:6] for m in one.messages] == ["I help", "I'm so", "Where "] for one in crowd)
    assert {status for _, status in api.delivery.answers} <= {200, 503, GONE}


async def test_what_has_arrived_by_then_is_committed_and_answered(api: BotApi, settings: Settings) -> None:
    """Who waits for an answer when it is told to stop gets it."""
    crowd = [api.person(100 + number) for number in range(10)]
    async with called(api, settings) as inside:
        inside.go.clear()
        for person in crowd:
            await person.write("/no")
        await inside.until(lambda: inside.arrived == 10)
        asyncio.get_running_loop().call_soon(inside.go.set)
    assert sorted(api.delivery.answers) == [(update, 200) for update in range(1000, 1010)]
