"""A bot that does the least that a turn and a start can take with the libraries that the coach uses.

It fetches updates, commits those that arrived in one transaction, one row each, echoes them, and makes as
many other calls as the coach does. It loads, decides, words and seals nothing. A goal that it misses can't be
reached by work on the coach's own code; the time that the coach takes beyond it is the coach's own.

Import it with `gc` disabled: the coach doesn't collect garbage while it loads either.
"""

from __future__ import annotations

import asyncio
import gc
import os
import warnings
from pathlib import Path
from typing import Any

from sqlalchemy import text
from telegram import Bot

from bot.channels.telegram.request import AiohttpRequest
from bot.store.database import Database

LONG_POLL_TIMEOUT = 25
"""Seconds for which a fetch waits for updates."""

TAPS, EDITS = 1 / 2, 4 / 5
"""Shares of the coach's turns that answer a tap, and that take the buttons of a question away."""

KEEP = text("INSERT INTO kept (number, chat, said) VALUES (:number, :chat, :said)")


class Bare:
    """An echo that stores each text before it sends it back."""

    def __init__(self, bot: Bot, database: Database) -> None:
        self._bot = bot
        self._database = database
        self._tasks: set[asyncio.Task[None]] = set()
        self._turns = 0

    async def run(self) -> None:
        async with self._database.write() as connection:
            table = "CREATE TABLE IF NOT EXISTS kept (number INTEGER PRIMARY KEY, chat INTEGER, said TEXT)"
            await connection.execute(text(table))
        given: dict[str, Any] = {"timeout": LONG_POLL_TIMEOUT, "limit": 100}
        while True:
            updates = await self._bot.do_api_request("getUpdates", given, read_timeout=LONG_POLL_TIMEOUT + 10)
            if not isinstance(updates, list) or not updates:
                continue
            rows = [_row(update) for update in updates]
            async with self._database.write() as connection:
                await connection.execute(KEEP, rows)
            given["offset"] = rows[-1]["number"] + 1
            for row in rows:
                self._start(self._reply(row["chat"], row["said"]))

    def _start(self, coroutine: Any) -> None:
        task = asyncio.create_task(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _reply(self, chat: int, words: str) -> None:
        before = self._turns
        after = self._turns = before + 1
        if int(before * TAPS) < int(after * TAPS):
            self._start(self._call("answerCallbackQuery", callback_query_id=str(before)))
        shown = await self._call("sendMessage", chat_id=chat, text=words, parse_mode="HTML")
        if int(before * EDITS) < int(after * EDITS):
            await self._call("editMessageReplyMarkup", chat_id=chat, message_id=shown["message_id"])

    async def _call(self, method: str, **parameters: Any) -> Any:
        return await self._bot.do_api_request(method, parameters)


def _row(update: dict[str, Any]) -> dict[str, Any]:
    message = update["message"]
    return {"number": update["update_id"], "chat": message["chat"]["id"], "said": message["text"]}


async def main() -> None:
    warnings.filterwarnings("ignore", message="Please use 'Bot")  # raw calls are intended
    fetch, send = AiohttpRequest(connections=2), AiohttpRequest()
    base = f"{os.environ['TELEGRAM_API_URL']}/bot"
    bot = Bot(os.environ["TELEGRAM_BOT_TOKEN"], base_url=base, get_updates_request=fetch, request=send)
    await fetch.initialize()
    await send.initialize()
    database = Database(f"sqlite+aiosqlite:///{Path(os.environ['DATA_DIR']) / 'kept.sqlite3'}")
    await Bare(bot, database).run()


def start() -> None:
    gc.enable()
    asyncio.run(main())
