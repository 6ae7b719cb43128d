"""A stop in order finishes what can be done in time, and begins nothing that would be cut off."""

import asyncio
from pathlib import Path

from bot.service.lifecycle.shutdown import Stop
from bot.service.outbound.in_flight import InFlight
from tests.bot_api.server import BotApi
from tests.support.operating import rows
from tests.support.processes import Start


async def test_what_can_be_delivered_in_time_is_delivered_before_the_end(
    api: BotApi, start: Start, tmp_path: Path
) -> None:
    """A quick server gets all that waits; then the process ends at once."""
    process = await start()
    crowd = [api.person(100 + number) for number in range(40)]
    for one in crowd:
        await one.write("/no")
    await api.until(lambda: sum(bool(one.messages) for one in crowd) > 3)
    process.terminate()
    assert await process.wait() == 0
    assert rows(tmp_path, "SELECT count(*) FROM outbox") == [(0,)]
    known = rows(tmp_path, "SELECT count(*) FROM people")[0][0]
    assert sum(len(one.messages) == 2 for one in crowd) == known


async def test_nothing_is_begun_that_would_be_cut_off() -> None:
    """It may take twice as long as the slowest lately, one that is still on its way included."""
    in_flight, loop = InFlight(), asyncio.get_running_loop()
    async with in_flight.sending(1):
        await asyncio.sleep(0.05)
    assert 1 in in_flight
    in_flight.end([1])
    assert 1 not in in_flight
    in_flight.ends_at = loop.time() + 0.5
    assert in_flight.fits
    assert not in_flight.over(waiting=True)
    assert in_flight.over(waiting=False)
    in_flight.ends_at = loop.time() + 0.09
    assert not in_flight.fits
    assert in_flight.over(waiting=True)
    in_flight.ends_at = loop.time() + 0.3
    async with in_flight.sending(2):
        assert in_flight.fits
        await asyncio.sleep(0.2)
        assert not in_flight.fits


async def test_a_fetch_ends_with_the_stop_and_a_commit_does_not() -> None:
    """What waits is cancelled; what has come is kept."""
    stop, forever = Stop(), asyncio.Event()

    async def waits() -> str:
        await forever.wait()
        return "never"

    async def comes() -> str:
        return "batch"

    assert await stop.unless(comes()) == "batch"
    asyncio.get_running_loop().call_later(0.01, stop.now)
    assert await stop.unless(waits()) is None
    await stop.pause(60)
    assert stop.wanted
