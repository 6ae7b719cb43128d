"""Row 38: two processes on one database in a file. The second one is refused, before it has done anything."""

import asyncio
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.errors import OperatorError
from bot.service.leadership.file_lock import FileLeadership
from tests.bot_api.files import TOKEN
from tests.bot_api.server import BotApi
from tests.faults.conftest import Kept
from tests.support.databases import only
from tests.support.forking import Forked, Forker
from tests.support.processes import Start
from tests.support.telegram import SECRET, URL, free_address

pytestmark = only("sqlite", because="a PostgreSQL is for several processes")

SOMEBODY = 65_534
"""A user without rights."""

WAITS = "another process has the database; this one waits for it to end"

Second = Callable[..., Forked]


@pytest.fixture
def second(api: BotApi, tmp_path: Path, database_url: str, forker: Forker) -> Second:
    """One more process, which doesn't wait long; with settings of its own."""

    def starts(**settings: str) -> Forked:
        about = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": api.url, "DATABASE_URL": database_url}
        environment = {**os.environ, **about, "DATA_DIR": str(tmp_path), **settings}
        return forker.start("tests.impatient", "1", "run", environment=environment)

    return starts


async def test_row_38_a_second_process_on_the_same_file_is_refused(
    api: BotApi, start: Start, second: Second, kept: Kept, tmp_path: Path
) -> None:
    """However it would take updates in, and by whatever name: one line, exit code 2, and nothing was done."""
    await start()
    ada = api.person(7)
    said = [(await ada.does("/no", "How heavy is it")).sent]
    calls = len(api.calls)
    (tmp_path / "other.sqlite3").symlink_to("afterword.sqlite3")
    hook = {"WEBHOOK_URL": URL, "WEBHOOK_SECRET": SECRET, "LISTEN": free_address()}
    by_another_name = f"sqlite:///{tmp_path / 'other.sqlite3'}"
    refused = [second(**hook), second(DATABASE_URL=by_another_name)]
    for process in refused:
        async with asyncio.timeout(20):
            _, err = await process.communicate()
        assert process.returncode == 2
        *logged, line = err.decode().strip().splitlines()
        assert line.startswith("Stop the other process first: a database in a file is for one process")
        assert all(WAITS in one for one in logged)
    assert {method for method, _ in api.calls[calls:]} <= {"getUpdates"}
    assert api.conflicts == 0
    assert (tmp_path / "alive").exists()  # it is still the first one's
    said.append((await ada.does("Low", "What would help now?")).sent)
    await kept((ada, [ada.messages[0].sent, *said]))


async def test_row_38_a_restart_waits_for_the_one_that_ends(api: BotApi, start: Start, kept: Kept) -> None:
    """A supervisor may start the next one before the last one is gone."""
    first = await start()
    ada = api.person(7)
    await ada.does("/no", "How heavy is it")
    next_one = await start()
    await next_one.logs(WAITS)
    assert api.conflicts == 0
    first.terminate()
    assert await first.wait() == 0
    await ada.does("Low", "What would help now?")
    await kept((ada, [message.sent for message in ada.messages]))
    assert next_one.returncode is None


async def test_row_38_one_that_waits_ends_when_it_is_told_to(api: BotApi, start: Start) -> None:
    """In order: it has nothing to do."""
    await start()
    await api.person(7).does("/no", "How heavy is it")
    waits = await start()
    await waits.logs(WAITS)
    waits.terminate()
    async with asyncio.timeout(5):
        assert await waits.wait() == 0


async def test_row_38_a_file_that_is_taken_away_ends_it(api: BotApi, start: Start, tmp_path: Path) -> None:
    """What is committed to a file without a name is lost with the process: it ends with one line."""
    process = await start()
    await api.person(7).does("/no", "How heavy is it")
    (tmp_path / "afterword.sqlite3").rename(tmp_path / "away")
    async with asyncio.timeout(20):
        _, err = await process.communicate()
    assert process.returncode == 2
    assert "Put the database back at" in err.decode().splitlines()[-1]


@pytest.fixture
def closable() -> Iterator[Path]:
    """A folder that can be closed to who runs the test: root, for whom none is closed, is somebody else."""
    folder = Path(tempfile.mkdtemp(prefix="afterword-closed-"))
    if is_root := os.geteuid() == 0:
        os.chown(folder, SOMEBODY, -1)
        os.seteuid(SOMEBODY)
    try:
        yield folder
    finally:
        if is_root:
            os.seteuid(0)
        folder.chmod(0o700)
        shutil.rmtree(folder)


async def test_row_38_a_folder_that_can_not_be_read_any_more_is_not_called_taken_away(closable: Path) -> None:
    """The line names the folder, and the rights that are missing."""
    for name in ("afterword.sqlite3", "afterword.sqlite3-leader"):
        (closable / name).touch()
    leadership = FileLeadership(str(closable / "afterword.sqlite3"))
    leadership.every = 0.05
    async with leadership.hold() as held:
        assert held is not None
        watching = asyncio.create_task(held.until_lost())
        await asyncio.sleep(0.2)
        assert not watching.done()
        closable.chmod(0)
        with pytest.raises(
            OperatorError, match=f"Let the bot read, write and enter {closable} again"
        ) as told:
            await watching
    assert "taken away" not in str(told.value)


@pytest.mark.parametrize("tail", ["-wal", "-leader"])
async def test_row_38_a_file_beside_it_that_is_taken_away_ends_it_in_order(
    tail: str, api: BotApi, start: Start, kept: Kept, tmp_path: Path
) -> None:
    """What was written by then is kept; a kill would have lost it, or a second process could have come in."""
    process = await start()
    ada = api.person(7)
    await ada.does("/no", "How heavy is it")
    (beside := tmp_path / f"afterword.sqlite3{tail}").unlink()
    async with asyncio.timeout(20):
        _, err = await process.communicate()
    assert process.returncode == 2
    assert err.decode().splitlines()[-1].startswith(f"Leave {beside} where it is while the bot runs")
    await start()
    await ada.does("Low", "What would help now?")
    await kept((ada, [message.sent for message in ada.messages]))
