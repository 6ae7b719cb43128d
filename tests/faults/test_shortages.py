"""Row 60: an update that meets a shortage of the process comes again, for a while; then it is set aside."""

import asyncio
import errno
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from bot.events import Incoming, Wrote
from bot.service.inbound import inbox, shortage
from bot.service.inbound.shortage import PATIENCE, Shortage
from tests.support.app import START, Sit
from tests.support.databases import ON_BOTH, Store
from tests.support.skipping import skipping

SHORTAGES = [OSError(errno.EMFILE, "Too many open files"), RuntimeError("can't start new thread")]
OTHERS = [OSError(errno.ENOENT, "No such file"), RuntimeError("odd"), ValueError("odd")]


def fails(*_: Any) -> Any:
    raise OSError(errno.EMFILE, "Too many open files")


@pytest.mark.parametrize("error", SHORTAGES, ids=["descriptors", "threads"])
def test_row_60_it_comes_again_for_a_while(error: Exception) -> None:
    """The time counts from the first after something was taken in."""

    async def meets() -> None:
        short = Shortage()
        for wait in (0.0, PATIENCE / 2):
            await asyncio.sleep(wait)
            with pytest.raises(OperationalError):
                short.confirm(error)
        await asyncio.sleep(PATIENCE / 2)
        short.confirm(error)
        short.over()
        with pytest.raises(OperationalError):
            short.confirm(error)

    skipping(meets())


@pytest.mark.parametrize("error", OTHERS, ids=["no file", "odd", "data"])
def test_row_60_what_is_no_shortage_is_not_tried_again(error: Exception) -> None:
    """It is to blame itself."""

    async def meets() -> None:
        Shortage().confirm(error)

    skipping(meets())


@ON_BOTH
async def test_row_60_what_is_met_in_a_turn_is_not_set_aside(
    sit: Sit, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is confirmed then; it is answered when it comes again."""
    late = Incoming(0, 9001, 1, Wrote("/help", 50), START)
    async with sit() as sitting:
        await sitting.say_all("/no")
        with monkeypatch.context() as short:
            short.setattr(inbox, "decide", fails)
            with pytest.raises(OperationalError):
                await sitting.app.inbox.receive([late])
        assert await store.value("SELECT count(*) FROM parked") == 0
        await sitting.app.inbox.receive([late])
        short_for_long = "bot.service.inbound.shortage.PATIENCE"
        monkeypatch.setattr(short_for_long, 0.0)
        monkeypatch.setattr(inbox, "decide", fails)
        await sitting.app.inbox.receive([Incoming(0, 9002, 1, Wrote("/help", 51), START)])
    assert await store.value("SELECT count(*) FROM parked") == 1
    assert shortage.PATIENCE == 0.0


@ON_BOTH
async def test_row_60_what_is_met_before_a_turn_is_not_set_aside(
    sit: Sit, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Several that came together are looked at first, for which a file of words may have to be opened."""
    batch = [Incoming(0, 9001 + at, 1, Wrote("/help", 50 + at), START) for at in range(2)]
    async with sit() as sitting:
        await sitting.say_all("/no")
        with monkeypatch.context() as short:
            short.setattr(inbox, "erases", fails)
            with pytest.raises(OperationalError):
                await sitting.app.inbox.receive(batch)
        assert await store.value("SELECT count(*) FROM parked") == 0
        await sitting.app.inbox.receive(batch)
        monkeypatch.setattr("bot.service.inbound.shortage.PATIENCE", 0.0)
        monkeypatch.setattr(inbox, "erases", fails)
        await sitting.app.inbox.receive(
            [Incoming(0, 9003 + at, 1, Wrote("/help", 60), START) for at in range(2)]
        )
    assert await store.value("SELECT count(*) FROM parked") == 0
