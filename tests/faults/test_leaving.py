"""Row 22: somebody leaves while messages are queued for them."""

import os
import sys
from asyncio import create_subprocess_exec
from asyncio.subprocess import PIPE
from pathlib import Path

import pytest

from tests.bot_api.server import BotApi
from tests.faults.conversation import flooded
from tests.support.databases import Store
from tests.support.postgres import Postgres
from tests.support.processes import Start, killed

SECRETS = ("Otterworks & Sons", "Keeper of badgers", "I laughed about the otters")
TOLD = [
    ("/no", "How heavy is it"),
    ("Low", "What would help now?"),
    ("A short review, 5 to 9 minutes", "Which company"),
    (SECRETS[0], "the role at"),
    (SECRETS[1], "How far"),
    ("First interview", "dealing with"),
    ("The hiring manager", "Did they say why?"),
    ("No, they gave no reason", "What went well?"),
    (SECRETS[2], "short request for feedback?"),
]


async def backed_up(store: Store, folder: Path, request: pytest.FixtureRequest) -> bytes:
    """A backup made later, of whichever kind; it lies in the folder too."""
    backup = folder / "later.backup"
    if store.on_sqlite:
        environment = {**os.environ, "DATA_DIR": str(folder)}
        made = await create_subprocess_exec(
            sys.executable, "-m", "bot", "backup", str(backup), env=environment, stdout=PIPE, stderr=PIPE
        )
        await made.communicate()
        assert made.returncode == 0
    else:
        server: Postgres = request.getfixturevalue("postgres")
        backup.write_text(server.dump(store.engine.url.database or ""))
    return backup.read_bytes()


async def test_row_22_nothing_of_them_is_sent_or_left(
    api: BotApi, start: Start, store: Store, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Nothing that was queued goes out; no plaintext in database, log of it, output, or a later backup."""
    process = await start()
    ada, eve = api.person(7), api.person(8)
    for line, then in TOLD:
        await ada.does(line, then)
    await eve.does("/no", "How heavy is it")
    ask = await ada.does("/delete", "Shall I erase it?")
    api.fault = lambda method, _: flooded(1) if method == "sendMessage" else None
    for _ in range(4):
        await ada.write("/journal")
    await store.until("SELECT count(*) > 0 FROM outbox WHERE person = 1", 1)
    count = len(ada.messages)
    await ada.tap("Erase everything", ask)
    await store.until("SELECT count(*) FROM people WHERE id = 1", 0)
    api.fault = None
    await ada.sees("It's erased.", after=count)
    await eve.does("Low", "What would help now?")
    assert [m.text for m in ada.messages[count:] if SECRETS[2] in m.text] == []
    for table in ("runs", "facts", "applications", "nudges", "messages", "chat_messages", "parked"):
        assert await store.value(f"SELECT count(*) FROM {table} WHERE person = 1") == 0  # noqa: S608 - our own names
    assert b"heard_at" in await backed_up(store, tmp_path, request)
    await killed(process)
    out, err = await process.communicate()
    kept = out + err + b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    for secret in SECRETS:
        assert secret.encode() not in kept


async def test_row_22_who_has_blocked_it_by_the_last_word_is_gone_too(
    api: BotApi, start: Start, store: Store
) -> None:
    """Nobody is left who only stood in for them until that word."""
    await start()
    ada = api.person(7)
    await ada.does("/no", "How heavy is it")
    ask = await ada.does("/delete", "Shall I erase it?")
    await store.settled()
    api.blocked.add(7)
    await ada.tap("Erase everything", ask)
    await store.until("SELECT count(*) FROM people", 0)
    assert await store.value("SELECT count(*) FROM outbox") == 0
