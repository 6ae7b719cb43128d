"""Row 40: a stolen backup tells little, and nothing is left of somebody who has erased everything."""

import asyncio
from pathlib import Path

import pytest

from tests.bot_api.server import BotApi
from tests.faults.conversation import say
from tests.support.databases import Store
from tests.support.postgres import Postgres
from tests.support.telegram import Run

CHAT = 7_654_321_012
LINES = [
    *(("/log", "Which company"), ("Globex", "And the role"), ("Nurse", "How far along are you")),
    *(
        ("An interview", "Which day is the interview"),
        ("yesterday", "Who are you"),
        ("Nobody in particular", "When did they"),
    ),
    *(("No date given", "Which country"), ("Germany", "What time"), ("9 in the morning", "Noted: Globex")),
    ("I want to die", "I'm glad you told me"),
]


def stolen(store: Store, folder: Path, request: pytest.FixtureRequest) -> bytes:
    """All that whoever has the database has: the file and its log, or what pg_dump makes of it."""
    if store.on_sqlite:
        return b"".join(file.read_bytes() for file in folder.iterdir() if file.suffix != ".key")
    server: Postgres = request.getfixturevalue("postgres")
    return server.dump(store.engine.url.database or "").encode()


async def test_row_40_a_stolen_backup_does_not_tell_who_was_in_crisis_nor_where_they_live(
    api: BotApi, run: Run, store: Store, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Neither the id of their chat nor country, zone, or what the screen found stands clear."""
    ada = api.person(CHAT)
    async with run():
        await say(ada, LINES)
        await store.settled()
        kept = stolen(store, tmp_path, request)
    assert b"wrapped_key" in kept
    for clear in (str(CHAT).encode(), CHAT.to_bytes(6), b"explicit", b"Europe/Berlin", b"Globex"):
        assert clear not in kept
    assert await store.value("SELECT count(*) FROM nudges WHERE said_at IS NULL") == 0


async def test_row_40_the_chat_is_gone_when_the_last_word_is_delivered(
    api: BotApi, run: Run, store: Store, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Nothing waits for a sweep: no row of theirs is left, nor its hash in the file."""
    ada = api.person(CHAT)
    async with run():
        await say(ada, [("/no", "How heavy is it")])
        [hashed] = (await store.rows("SELECT chat_hash FROM people"))[0]
        await say(ada, [("/delete", "Shall I erase it?"), ("Erase everything", "It's erased.")])
        await store.until("SELECT count(*) FROM people", 0)
        for _ in range(100):  # the log of a file is emptied right after the commit
            kept = stolen(store, tmp_path, request)
            if bytes(hashed) not in kept:
                break
            await asyncio.sleep(0.05)
        await say(ada, [("/no", "How heavy is it")])
        assert await store.value("SELECT min(id) FROM people") == 3, "nobody else gets a number of theirs"
    assert bytes(hashed) not in kept
    assert bytes(hashed).hex().encode() not in kept
