"""A database in a file is for one process at a time, and for as long as the file is there."""

import asyncio
from pathlib import Path

import pytest

from bot.errors import OperatorError
from bot.service.leadership import file_lock
from bot.service.leadership.file_lock import FileLeadership, FileLock
from bot.service.lifecycle.shutdown import Stop
from tests.support.forking import PATIENCE


@pytest.fixture
def database(tmp_path: Path) -> Path:
    file = tmp_path / "afterword.sqlite3"
    file.touch()
    return file


async def test_a_second_one_is_refused_when_the_first_goes_on(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one line that says what to do."""
    monkeypatch.setattr(file_lock, "ENDING", 0.2)
    async with FileLock(str(database)).hold(Stop()) as first:
        assert first
        with pytest.raises(OperatorError, match="Stop the other process first"):
            async with FileLock(str(database)).hold(Stop()):
                pass


async def test_a_second_one_waits_for_one_that_is_ending(database: Path) -> None:
    """It has the lock as soon as the first has let go, by whatever name the file is called."""
    (link := database.with_name("link")).symlink_to(database)
    taken = asyncio.Event()

    async def second() -> None:
        async with FileLock(str(link)).hold(Stop()) as alone:
            assert alone
            taken.set()

    async with FileLock(str(database)).hold(Stop()):
        waiting = asyncio.create_task(second())
        await asyncio.sleep(0.3)
        assert not taken.is_set()
    async with asyncio.timeout(PATIENCE):
        await waiting


async def test_one_that_is_told_to_stop_waits_no_longer(database: Path) -> None:
    """It has no lock then, and says so."""
    stop = Stop()
    stop.now()
    async with FileLock(str(database)).hold(Stop()), FileLock(str(database)).hold(stop) as alone:
        assert not alone


@pytest.mark.parametrize("replaced", [False, True])
async def test_the_lead_ends_when_the_file_is_gone(replaced: bool, database: Path) -> None:
    """Taken away, or another one in its place: what is written from then on would be lost."""
    leadership = FileLeadership(str(database))
    leadership.every = 0.01
    async with leadership.hold() as held:
        assert held is not None
        watching = asyncio.ensure_future(held.until_lost())
        await asyncio.sleep(0.05)
        assert not watching.done()
        if replaced:
            (other := database.with_name("other")).touch()
            other.replace(database)
        else:
            database.unlink()
        with pytest.raises(OperatorError, match="Put the database back"):
            async with asyncio.timeout(PATIENCE):
                await watching
