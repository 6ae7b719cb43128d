"""Look whether the coach can run here and does: the rules are those that a start holds itself to.

It changes nothing: no folder, file or table is made, no rights are mended, and Telegram is only asked.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import datetime

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.channels.http import not_free
from bot.config import NOT_WRITABLE, Settings
from bot.errors import OperatorError, SettingsError
from bot.ops.doctor_online import asked
from bot.ops.finding import Finding, finding
from bot.ops.guard import database_file, embedded
from bot.service.app import check_words, words
from bot.service.lifecycle.database_start import is_down, unavailable
from bot.store.crypto import Keyring
from bot.store.database import Database
from bot.store.key_file import read_keyring
from bot.store.keys import confirm, is_occupied
from bot.store.permissions import open_to_others
from bot.store.sqlite import require_no_changes_left, with_companions
from bot.store.tables import SCHEMA
from bot.store.unavailable import cannot_open
from bot.telemetry.liveness import ALIVE_FOR, OK, alive_file, fetched_ago, health_page, says_unhealthy

ROOM = 100 << 20
"""Bytes that the disk should have free: the log of changes and a copy in an upgrade need some."""


async def examined(settings: Settings, clock: Callable[[], datetime]) -> AsyncIterator[Finding]:
    """Yield what is found, one line after the other."""
    yield await finding("settings", lambda: _settings(settings))
    yield await finding("words", _words)
    yield await finding("folder", lambda: _folder(settings))
    yield await finding("rights", lambda: _rights(settings))
    stored = Stored(settings)
    yield await finding("database", stored.look)
    yield await finding("key", stored.key)
    async for found in asked(settings, clock):
        yield found
    yield await finding("process", lambda: _process(settings))


async def _settings(settings: Settings) -> str:
    _ = settings.token, settings.api, settings.webhook, settings.listening, settings.url()
    return "each that is set can be used"


async def _words() -> str:
    check_words(words()[0])
    return "every file of them is there, and whole"


async def _folder(settings: Settings) -> str:
    folder = settings.data_dir.absolute()
    there = next(path for path in (folder, *folder.parents) if path.exists())
    if not (there.is_dir() and os.access(there, os.W_OK | os.X_OK)):
        raise SettingsError(NOT_WRITABLE.format(f"this user can't write to {there}"))
    free = shutil.disk_usage(there).free
    if free < ROOM:
        raise OperatorError(f"Make room: the disk of {there} has {free >> 20} MB left.")
    return f"{folder} " + ("can be written" if there == folder else "is made by the first start")


async def _rights(settings: Settings) -> str:
    files = [settings.key_path] if settings.master_keys is None else []
    if embedded(settings):
        files += with_companions(database_file(settings))
    try:
        wide = open_to_others(*files)
    except OSError as error:
        raise SettingsError(f"Let this user enter the folder of its files: {error.strerror}.") from None
    for file, mode in wide.items():
        raise OperatorError(f"Run chmod go= {file}: others can read it (mode {mode:04o}).")
    return "no other user can read the key or the database"


class Stored:
    """Look at the database and at the key, which are held against each other."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._known: bool | None = None  # whether there are people, or a key; None where nobody can know
        self._refused: SettingsError | None = None

    async def look(self) -> str:
        """Open the database as it is, and see whether this release can use it."""
        if embedded(self._settings) and not database_file(self._settings).exists():
            require_no_changes_left(database_file(self._settings))
            self._known = False
            return f"{database_file(self._settings)} is made by the first start"
        async with self._opened() as database:
            revision = await database.revision()
            async with database.read() as connection:
                occupied = await connection.run_sync(is_occupied)
                if occupied and revision == SCHEMA:
                    with suppress(OperatorError):  # what is wrong with the key alone is said by `key`
                        await self._fits(connection)
        self._known = occupied
        if revision == SCHEMA:
            return "it answers, and its tables are up to date"
        return f"it answers; the next start brings its tables from {revision or 'nothing'} to {SCHEMA}"

    async def _fits(self, connection: AsyncConnection) -> None:
        keyring = self._keyring(occupied=True)
        try:
            await confirm(connection, keyring)
        except SettingsError as error:
            self._refused = error

    def _keyring(self, *, occupied: bool) -> Keyring:
        return read_keyring(self._settings, make=not occupied, as_it_is=True)

    async def key(self) -> str:
        """Read the key, and say whether it opens the database."""
        ours = self._settings.master_keys is None and self._settings.master_key_file is None
        if ours and not self._settings.key_path.exists() and not self._known:
            if self._known is None:
                raise SettingsError("Look again once the database answers: there is no key file yet.")
            return f"{self._settings.key_path} is made by the first start"
        self._keyring(occupied=True)
        if self._refused is not None:
            raise self._refused
        if self._known is None:
            return "it can be read; whether it opens the database shows once that answers"
        return "it opens the database" if self._known else "it can be read; nothing is stored yet"

    @asynccontextmanager
    async def _opened(self) -> AsyncIterator[Database]:
        database = Database(self._settings.url(), as_it_is=True)
        try:
            yield database
        except (DBAPIError, OSError) as error:
            raise (unavailable(error) if is_down(error) else cannot_open(error)) from None
        finally:
            await database.close()


async def _process(settings: Settings) -> str:
    if settings.listening is not None:
        return await asyncio.to_thread(_served, *settings.listening)
    ago = fetched_ago(settings)
    if ago is None:
        return "none runs here"
    if ago >= ALIVE_FOR:
        raise OperatorError(f"Start the bot: it last fetched updates {ago:.0f} seconds ago.")
    if says_unhealthy(alive_file(settings)):
        raise OperatorError("Read its log: it runs, and nothing is delivered.")
    return f"it runs, and fetched updates {max(ago, 0):.0f} seconds ago"


def _served(host: str, port: int) -> str:
    page = health_page(host, port)
    if page is None:
        try:
            family = socket.AF_INET6 if ":" in host else socket.AF_INET
            socket.create_server((host, port), family=family).close()
        except OSError as error:
            raise not_free(error) from None
        return "none runs here, and the address of LISTEN is free"
    status, says = page
    if status != OK or says != "ok":
        raise OperatorError(f"Read its log: /healthz answers {status}, {says or 'and nothing else'}.")
    return "it runs, and /healthz says that it is well"
