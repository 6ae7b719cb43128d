"""Row 36: a wall clock that was wrong for a while. Nobody waits for a time that it has set."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.config import Settings
from bot.events import Commanded, Incoming
from bot.message import Message
from bot.service.app import App
from bot.service.outbound.courier import NotDeliveredError
from bot.store.tables import EPOCH, MICROSECOND
from tests.faults.test_clocks import Time
from tests.support.app import START, coach
from tests.support.databases import Store
from tests.support.telegram import BOT

DAY = timedelta(days=1)


class Ear:
    """Hears everything, but for a number of attempts that fail first."""

    def __init__(self, failures: int = 0, after: float | None = None) -> None:
        self.heard: list[str] = []
        self.failures = failures
        self.after = after

    async def deliver(self, chat: int, message: Message) -> int | None:  # noqa: ARG002 - there is one chat
        if self.failures:
            self.failures -= 1
            raise NotDeliveredError(self.after)
        self.heard.append((message.html or "")[:6])
        return None if message.edits else len(self.heard)


class Coach:
    """A process after the other on one database, with a clock that is set."""

    def __init__(self, settings: Settings, ear: Ear, time: Time) -> None:
        self.settings, self.ear, self.time = settings, ear, time
        self.updates = 0

    def process(self) -> Any:
        return coach(self.settings, self.ear, self.time, bot=BOT)

    async def asks(self, app: App, *commands: str) -> None:
        for command in commands:
            self.updates += 1
            await app.inbox.receive([Incoming(BOT, self.updates, 7, Commanded(command), self.time.at)])


@pytest.fixture
def time() -> Time:
    return Time(START)


@pytest.mark.parametrize("ahead", [timedelta(minutes=20), DAY, timedelta(days=30_000)])
@pytest.mark.parametrize("after", [None, 600.0])
async def test_row_36_it_was_ahead_at_a_failed_send_and_is_set_back(
    ahead: timedelta, after: float | None, settings: Settings, store: Store, time: Time
) -> None:
    """The same process sends what waits, and answers, at once."""
    coach = Coach(settings, Ear(1, after), time)
    async with coach.process() as app:
        time.at += ahead
        await coach.asks(app, "help")
        await app.outbox.drain()
        assert coach.ear.heard == []
        time.at -= ahead
        await coach.asks(app, "list")
        await app.outbox.drain()
        assert coach.ear.heard[-1] == "No app"
        assert await store.value("SELECT count(*) FROM outbox") == 0


@pytest.mark.parametrize("ahead", [DAY, timedelta(days=30_000)])
async def test_row_36_it_was_ahead_and_another_process_is_started(
    ahead: timedelta, settings: Settings, store: Store, time: Time
) -> None:
    """Neither what was tried nor what was only queued waits until then."""
    coach = Coach(settings, Ear(1), time)
    time.at += ahead
    async with coach.process() as app:
        await coach.asks(app, "help", "list")
        await app.outbox.drain()
    time.at -= ahead
    async with coach.process() as app:
        await app.outbox.drain()
    assert coach.ear.heard[-1] == "No app"
    assert await store.value("SELECT count(*) FROM outbox") == 0


def micros(at: datetime) -> int:
    return (at - EPOCH) // MICROSECOND


async def test_row_36_nothing_in_the_table_waits_for_a_time(
    settings: Settings, store: Store, time: Time
) -> None:
    """Whatever a clock said when it was queued or tried: whoever sends next tries it at once."""
    coach = Coach(settings, Ear(), time)
    async with coach.process() as app:
        await coach.asks(app, "help", "list")
        odd = "UPDATE outbox SET queued_at = :at, attempts = 3 WHERE id = (SELECT min(id) FROM outbox)"
        await store.change(odd, at=2**63 - 1)
        await app.outbox.drain()
    assert coach.ear.heard[-1] == "No app"
    assert await store.value("SELECT count(*) FROM outbox") == 0


async def test_row_36_a_time_that_may_be_meant_is_waited_for(
    settings: Settings, store: Store, time: Time
) -> None:
    """An hour is believed, and small steps of the clock free nothing."""
    coach = Coach(settings, Ear(1, 3600), time)
    async with coach.process() as app:
        await coach.asks(app, "help")
        await app.outbox.drain()
        for seconds in (600, -2, 1200, 1700):
            time.at += timedelta(seconds=seconds)
            await app.outbox.drain()
            assert coach.ear.heard == []
        time.at += timedelta(seconds=102)
        await app.outbox.drain()
        assert await store.value("SELECT count(*) FROM outbox") == 0


async def test_row_36_what_another_process_queued_is_found_though_the_clock_was_set_back(
    settings: Settings, store: Store, time: Time, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How long to wait until the next look is told by the loop's own clock."""
    monkeypatch.setattr("bot.service.outbound.outbox.LOOK_AGAIN", 0.2)
    ear = Ear()
    speaks, hears = Coach(settings, ear, time), Coach(settings, ear, time)
    async with speaks.process() as speaking, hears.process() as hearing:
        running = asyncio.create_task(speaking.outbox.run())
        try:
            await asyncio.sleep(0.1)
            time.at -= DAY
            await hears.asks(hearing, "help")  # nobody tells who speaks
            await store.until("SELECT count(*) FROM outbox", 0)
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
    assert len(ear.heard) == 2


async def test_row_36_what_was_seen_is_forgotten_though_the_clock_was_set_back(
    settings: Settings, store: Store, time: Time, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Old numbers of updates are looked for once a minute of the loop's clock."""
    monkeypatch.setattr("bot.service.inbound.inbox.PRUNE_EVERY", 0.0)
    coach = Coach(settings, Ear(), time)
    async with coach.process() as app:
        await coach.asks(app, "help")
        time.at -= DAY
        old = {"bot": BOT, "number": 77, "at": micros(START - timedelta(days=9))}
        await store.change('INSERT INTO seen (bot, "update", at) VALUES (:bot, :number, :at)', **old)
        await coach.asks(app, "list")
    assert await store.value('SELECT count(*) FROM seen WHERE "update" = 77') == 0
