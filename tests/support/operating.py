"""Looking at a database from outside, and running commands on it as an operator does."""

import asyncio
import os
import sqlite3
import sys
from asyncio.subprocess import PIPE
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from bot.config import Settings
from bot.ops.backup import restore
from tests.support.app import Sitting

DATABASE = "afterword.sqlite3"

Invoke = Callable[..., Awaitable[tuple[int, str, str]]]
"""A command and its arguments → its exit code and both streams."""


@contextmanager
def opened(file: Path) -> Iterator[sqlite3.Connection]:
    """Committed and closed at the end: an open one stands in the way."""
    with closing(sqlite3.connect(file)) as database, database:
        yield database


def rows(folder: Path, statement: str, *given: object) -> list[tuple[Any, ...]]:
    with opened(folder / DATABASE) as database:
        return database.execute(statement, given).fetchall()


def contents(file: Path) -> list[str]:
    with opened(file) as database:
        return list(database.iterdump())


async def command(folder: Path, *arguments: object) -> tuple[int, str, str]:
    """`afterword …` as a process: its exit code and both streams."""
    environment = {**os.environ, "DATA_DIR": str(folder)}
    environment.pop("MASTER_KEYS", None)
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *map(str, arguments)), env=environment, stdout=PIPE, stderr=PIPE
    )
    out, err = await process.communicate()
    assert process.returncode is not None
    return process.returncode, out.decode(), err.decode()


async def restore_while_closed(sitting: Sitting, settings: Settings, copy: Path) -> list[str]:
    """The process gives the database up first."""
    await sitting.app.database.close()
    return await restore(settings, copy, sitting.clock)
