"""Talk to the coach on the page: the real inbox and outbox, on a database that is gone at the end."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.channels.commands import end_of_command, split_command
from bot.channels.terminal import CHAT, MovableClock, let_pass, take_in
from bot.config import Settings
from bot.events import Commanded, Event, Tapped, Wrote
from bot.message import Message
from bot.ops.preview.beside import Json
from bot.ops.preview.formatting import pieces
from bot.service.app import App, Spoken, started
from bot.service.outbound.send_rate import SendRate
from bot.talk.visible import without_surrogates
from bot.turn.model.callback_data import NothingTap, parse

LONGEST_SPAN = timedelta(weeks=60)
"""The farthest that one tap moves the clock; a longer way is many nudges, and the page waits for each."""


class Simulator:
    """Keeps a conversation: what was said on both sides, and the coach that goes on with it.

    It is its own courier. One thing at a time is done, in the order in which it was asked for.
    """

    def __init__(self, clocks: Callable[[], MovableClock] = MovableClock) -> None:
        """clocks: makes the clock of a conversation."""
        self._clocks = clocks
        self._clock = clocks()
        self._number = time.time_ns() // 1_000  # unique, however often the coach is started anew
        self._shown: list[Json] = []
        self._asks: dict[int, tuple[int | None, str | None]] = {}
        self._app: App | None = None
        self._words: Spoken | None = None
        self._folder = AsyncExitStack()
        self._coach = AsyncExitStack()
        self._settings: Settings | None = None
        self._one_at_a_time = asyncio.Lock()

    async def close(self) -> None:
        """Stop the coach, and remove all that was said."""
        async with self._one_at_a_time:
            await self._close()

    async def _close(self) -> None:
        self._app = None
        await self._coach.aclose()
        await self._folder.aclose()
        self._settings, self._words = None, None
        self._shown.clear()
        self._asks.clear()

    async def begin(self, words: Spoken) -> Json:
        """Begin anew, with somebody whom the coach does not know. words: what it says and hears with."""
        async with self._one_at_a_time:
            await self._close()
            self._clock = self._clocks()
            return await self._does(words, Commanded("start"), "/start")

    async def says(self, words: Spoken, text: str) -> Json:
        """Take what somebody types, a command or a text."""
        typed = without_surrogates(text.replace("\x00", "")).strip()
        async with self._one_at_a_time:
            if not typed:
                return await self._state()
            if end := end_of_command(typed):
                return await self._does(words, Commanded(*split_command(typed, end)), typed)
            self._number += 1
            return await self._does(words, Wrote(typed, self._number), typed, self._number)

    async def taps(self, words: Spoken, message: int, data: str) -> Json:
        """Take a tap on a button of a message; one that the message does not have is nobody's."""
        async with self._one_at_a_time:
            has = [b for one in self._shown if one["id"] == message for row in one["rows"] for b in row]
            if data not in [button["data"] for button in has]:
                return await self._state()
            return await self._does(words, Tapped(data, message))

    async def waits(self, words: Spoken, span: timedelta) -> Json:
        """Move the clock, and take in all that comes meanwhile, each message at its time."""
        async with self._one_at_a_time:
            app = await self._with(words)
            await let_pass(app, self._clock, min(span, LONGEST_SPAN), lambda: self._note_time(app))
            await self._note_time(app)
            return await self._state()

    async def state(self) -> Json:
        """Return the conversation so far."""
        async with self._one_at_a_time:
            return await self._state()

    async def _does(self, words: Spoken, event: Event, said: str | None = None, number: int = 0) -> Json:
        app = await self._with(words)
        if said is not None:
            self._shown.append({"id": number, "who": "you", "words": [said], "rows": [], "sign": None})
        self._number += 1
        await take_in(app, self._clock, self._number, event)
        return await self._state()

    async def _with(self, words: Spoken) -> App:
        """Return the coach with these words; the conversation goes on when they are new ones."""
        if self._app is not None and self._words is words:
            return self._app
        self._app = None
        await self._coach.aclose()
        if self._settings is None:
            folder = self._folder.enter_context(TemporaryDirectory(prefix="afterword-preview-"))
            # Whatever the environment says, nothing that people told a real coach is touched.
            self._settings = Settings(
                data_dir=Path(folder),
                database_url=None,
                master_keys=None,
                master_key_file=None,
                person_rate=0,
            )
        self._app = await self._coach.enter_async_context(
            started(self._settings, self, bot=0, rate=SendRate(0, 0), clock=self._clock, spoken=words)
        )
        self._words = words
        return self._app

    async def _state(self) -> Json:
        app = self._app
        time_there, comes = None, None
        if app is not None:
            zone = await app.nudges.zone(0, CHAT)
            time_there = f"{self._clock().astimezone(zone):%a %d %b %Y %H:%M %Z}"
            at = await app.nudges.next_at()
            comes = f"{at.astimezone(zone):%a %d %b %H:%M}" if at is not None else None
        return {"messages": self._shown, "time": time_there, "next": comes}

    async def _note_time(self, app: App) -> None:
        there = self._clock().astimezone(await app.nudges.zone(0, CHAT))
        line = {"id": 0, "who": "time", "words": [f"{there:%a %d %b %H:%M %Z}"], "rows": [], "sign": None}
        if self._shown and self._shown[-1]["who"] == "time":
            self._shown.pop()  # nothing was said at that time
        self._shown.append(line)

    async def deliver(self, chat: int, message: Message) -> int | None:  # noqa: ARG002 - there is one chat
        """Put a message on the page, or change one that is there."""
        if message.edits:
            self._edit(message)
            return None
        self._number += 1
        self._asks[self._number] = (message.run, message.key)
        self._shown.append(
            {
                "id": self._number,
                "who": "bot",
                "words": pieces(message.html or ""),
                "rows": _rows(message),
                "sign": "🎉" if message.celebrates else None,
                "silent": message.silent,
                "file": {"name": message.filename, "text": message.document} if message.document else None,
            }
        )
        return self._number

    def _edit(self, message: Message) -> None:
        for one in reversed(self._shown):
            asked = message.message is None and self._asks.get(one["id"]) == (message.run, message.key)
            if not asked and (message.message is None or one["id"] != message.message):
                continue
            if message.reaction is not None:
                one["sign"] = message.reaction
                return
            if message.html is not None:
                one["words"] = pieces(message.html)
            one["rows"] = _rows(message)
            return


def _rows(message: Message) -> list[list[Json]]:
    """Return buttons as the page shows them; one that does nothing has no data."""
    return [
        [
            {
                "label": button.label,
                "data": None if button.data is None or parse(button.data) == NothingTap() else button.data,
                "copy": button.copy,
                "style": button.style.value if button.style is not None else None,
            }
            for button in row
        ]
        for row in message.rows
    ]
