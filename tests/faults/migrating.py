"""Bring a schema up to date, and be killed before a statement of that number: ADDRESS STATEMENTS."""

import asyncio
import os
import signal
import sys
from typing import Any

from sqlalchemy import event

from bot.config import Settings
from bot.store.database import Database
from bot.store.key_file import read_keyring


async def main(address: str, statements: int) -> None:
    left = statements

    def counts_down(*_: Any) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    database = Database(address)
    event.listen(database.engine.sync_engine, "before_cursor_execute", counts_down)
    await database.migrate(read_keyring(Settings(), make=False))
    await database.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2])))
