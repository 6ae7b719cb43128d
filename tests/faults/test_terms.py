"""Row 28, in one process: a leader whose term is over may do nothing more."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial

import pytest
from sqlalchemy import text

from bot.config import Settings
from bot.events import Commanded, Incoming
from bot.message import Message
from bot.service.app import App
from bot.service.leadership.lease import LeaderLease, LeaseLostError
from bot.service.outbound.send_rate import SendRate
from bot.store import postgres
from bot.store.database import Database
from tests.support.app import START, coach
from tests.support.databases import Store, only
from tests.support.telegram import BOT

pytestmark = only("postgresql", because="a file has one process")

HELLO = ["I help wh", "I'm sorry"]
WAITING = "SELECT count(*) FROM outbox WHERE NOT maybe_sent"

Meanwhile = Callable[[], Awaitable[None]]


class Rate(SendRate):
    """No limit; but something happens while a message waits for its turn."""

    def __init__(self) -> None:
        super().__init__(0, 0)
        self.meanwhile: Meanwhile | None = None

    async def chat(self, chat: int) -> None:  # noqa: ARG002 - there is one
        if self.meanwhile is not None:
            await self.meanwhile()


@dataclass
class Led:
    """A process that was elected, with a clock that is set by hand; and the one chat that it has."""

    app: App
    rate: Rate
    store: Store
    seconds: float = 0.0
    heard: list[str] = field(default_factory=list)
    on_its_way: Meanwhile | None = None
    updates: int = 0

    @property
    def lease(self) -> LeaderLease:
        lease = self.app.outbox._lead  # noqa: SLF001 - the coach shows it to nobody, and here time is set by hand
        assert isinstance(lease, LeaderLease)
        return lease

    async def elect(self, term: int) -> None:
        self.lease.clock = lambda: self.seconds
        self.lease.stand()
        await self.store.change("UPDATE leaders SET term = :term", term=term)
        self.lease.won(term, self.seconds)

    async def another_one_leads(self) -> None:
        await self.store.change("UPDATE leaders SET term = term + 1")

    async def hears(self, command: str) -> None:
        self.updates += 1
        await self.app.inbox.receive([Incoming(BOT, self.updates, 1, Commanded(command), START)])


@pytest.fixture
async def led(settings: Settings, store: Store) -> AsyncIterator[Led]:
    class Courier:
        async def deliver(self, chat: int, message: Message) -> int | None:  # noqa: ARG002 - there is one chat
            found.heard.append((message.html or "")[:9])
            if found.on_its_way is not None:
                await found.on_its_way()
            return len(found.heard)

    rate = Rate()
    async with coach(settings, Courier(), bot=BOT, rate=rate) as app:
        found = Led(app, rate, store)
        row = "INSERT INTO leaders (bot, term, holder, renewed_at, lease) VALUES (:bot, 1, '', 0, 10000)"
        await store.change(row, bot=BOT)
        await found.elect(1)
        yield found


async def test_row_28_whoever_leads_no_more_writes_nothing_as_the_leader(led: Led) -> None:
    """No claim, no nudge, no farewell: the transaction fails, whatever this process believes."""
    await led.hears("no")
    columns = "bot, chat_hash, contact, wrapped_key, since, leaving"
    await led.store.change(f"INSERT INTO people ({columns}) VALUES (1, '', '', '', 0, true)")  # noqa: S608 - ours
    await led.another_one_leads()
    retention = led.app.retention
    for work in (
        *(led.app.outbox.drain, led.app.nudges.say_due),
        retention.sweep,
        partial(retention._tell, START, [1]),  # noqa: SLF001 - a sweep fails before this step
        partial(retention._forget, [1]),  # noqa: SLF001 - and before this one
    ):
        with pytest.raises(LeaseLostError):
            await work()
        led.lease.won(1, led.seconds)  # it believes so again
    assert led.heard == []
    assert await led.store.value(WAITING) == len(HELLO)
    assert await led.store.value("SELECT count(*) FROM people") == 2


async def test_row_28_a_transaction_of_the_leader_bars_a_new_term_and_no_renewal(led: Led) -> None:
    """Whoever is elected meanwhile begins when it is through, and finds all of it."""
    database = led.app.database
    async with database.write() as connection:
        await led.lease.confirm(connection)
        async with database.write() as renewing:
            await led.lease.renew(renewing)
        elected = asyncio.create_task(led.another_one_leads())
        done, _ = await asyncio.wait({elected}, timeout=0.3)
        assert not done
    async with asyncio.timeout(5):
        await elected
    async with database.write() as connection:
        with pytest.raises(LeaseLostError):
            await led.lease.renew(connection)


async def test_row_28_what_is_committed_then_is_not_claimed_with_it(led: Led) -> None:
    """It takes in what people write as any worker does, and leaves the answer to who leads."""
    running = asyncio.create_task(led.app.outbox.run())
    await led.hears("no")
    await led.store.settled()
    assert led.heard == HELLO
    await led.another_one_leads()
    await led.hears("help")
    assert await led.store.value(WAITING) == 1
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running
    assert led.heard == HELLO


async def test_row_28_nothing_goes_out_where_the_lease_is_not_sure(led: Led) -> None:
    """Not even what was claimed before, and waited for its turn; it goes out when the lease is renewed."""

    async def time_passes() -> None:
        led.seconds += 2.5

    await led.hears("no")
    led.rate.meanwhile = time_passes
    await led.app.outbox.drain()
    assert led.heard == []
    assert await led.store.value(WAITING) == len(HELLO)
    led.rate.meanwhile = None
    await led.elect(1)
    await led.app.outbox.drain()
    assert led.heard == HELLO


async def test_row_28_what_has_become_of_it_is_dropped_when_another_one_leads(led: Led) -> None:
    """Whoever leads by then sends it again, for it can't know; this one too, when it is elected again."""
    await led.hears("no")
    led.on_its_way = led.another_one_leads
    with pytest.raises(LeaseLostError):
        await led.app.outbox.drain()
    led.on_its_way = None
    assert led.heard == HELLO[:1]
    assert await led.store.value("SELECT count(*) FROM outbox") == len(HELLO)
    await led.elect(3)
    running = asyncio.create_task(led.app.outbox.run())
    await led.store.settled()
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running
    assert led.heard == [HELLO[0], *HELLO]


async def test_row_28_a_worker_that_hangs_without_leading_holds_nobody_up(
    database_url: str, led: Led, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is stopped in the middle of a transaction; the server ends that, and the person is answered."""
    assert postgres.IDLE_TIMEOUT + postgres.LOCK_TIMEOUT < 30_000
    await led.hears("no")
    monkeypatch.setattr(postgres, "IDLE_TIMEOUT", 300)
    hangs = Database(database_url)
    async with hangs.connect() as connection:
        await connection.execute(text("SELECT id FROM people FOR UPDATE"))
        async with asyncio.timeout(4):
            await led.hears("help")
        await connection.invalidate()
    await hangs.close()
    await led.app.outbox.drain()
    assert led.heard == [*HELLO, "Where you"]
