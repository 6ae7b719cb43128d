"""Simulate people who write to a bot, and measure how long each of them waits for a reply.

A load is a closed loop: people send their next update when the last one was answered, so that as many updates
are under way as people take part. With a pace it is an open loop: so many updates a second, answered or not.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from benchmarks.dialogues import Step, begin

STUCK = 30.0
"""Seconds without a reply after which a load is given up."""


@dataclass(slots=True)
class Chat:
    """One person. left: steps still to take. line, then: the words sent last, and what the reply must hold.

    buttons: for each label, its callback data, in the latest message (`message`) with buttons. update: the
    number of the update without a reply, 0 for none; there, fetched: when it could be fetched, and when it
    was, in monotonic seconds. saw: the latest text from the bot.
    """

    number: int
    steps: Iterator[Step]
    left: int = 0
    then: str = ""
    line: str = ""
    buttons: dict[str, str] = field(default_factory=dict)
    message: int = 0
    update: int = 0
    there: float = 0.0
    fetched: float = 0.0
    confirmed: bool = False
    saw: str = ""


@dataclass
class Load:
    """A number of updates (budget) by some of the people.

    waits: seconds from when an update could be fetched, and from when it was fetched, to its reply.
    """

    ready: deque[Chat]
    budget: int
    done: asyncio.Future[None]
    begun: float
    pace: float = 0.0
    pause: float = 0.0
    waits: list[tuple[float, float]] = field(default_factory=list)
    latest: float = 0.0
    sent: int = 0
    stuck: list[str] = field(default_factory=list)


class Crowd:
    """All the people, and one load at a time."""

    def __init__(self, push: Callable[[Chat, dict[str, Any]], int], message_id: Callable[[], int]) -> None:
        """push: queues an update, and returns its number. message_id: returns a new message's id."""
        self._push = push
        self._message_id = message_id
        self.chats: dict[int, Chat] = {}
        self._load: Load | None = None
        self._pacing: asyncio.Task[None] | None = None

    async def load(
        self,
        dialogue: str,
        chats: list[int],
        updates: int | None = None,
        each: list[int] | None = None,
        at_once: int | None = None,
        pace: float = 0.0,
        pause: float = 0.0,
    ) -> Load:
        """Run a load until all is answered. each: steps for each chat; else `updates` by all together.

        at_once: most people who wait for a reply at any time; None for all. pace: updates a second.
        pause: seconds from a reply to the next update of that loop.
        """
        for place, number in enumerate(chats):
            chat = self.chats.get(number)
            if chat is None:
                chat = self.chats[number] = Chat(number, begin(dialogue, number))
            chat.left = each[place] if each is not None else 1 << 40
        budget = updates if updates is not None else sum(each or ())
        ready = deque(chat for number in chats if (chat := self.chats[number]).left and not chat.update)
        loop = asyncio.get_running_loop()
        load = self._load = Load(ready, budget, loop.create_future(), time.monotonic(), pace, pause)
        load.latest = load.begun
        if pace:
            self._pacing = loop.create_task(self._paced(load))
        else:
            for _ in range(min(at_once or len(ready), len(ready), budget)):
                self._next(load)
        while not load.done.done() and budget:
            await asyncio.wait([load.done], timeout=1)
            if not load.done.done() and time.monotonic() - load.latest > STUCK:
                waiting = [chat for chat in self.chats.values() if chat.update]
                load.stuck = [f"{c.line!r} wants {c.then!r}, saw {c.saw[-90:]!r}" for c in waiting]
                break
        return load

    async def _paced(self, load: Load) -> None:
        while load.sent < load.budget:
            await asyncio.sleep(max(0.0, load.begun + load.sent / load.pace - time.monotonic()))
            if not load.ready:  # everybody waits
                await asyncio.sleep(1 / load.pace)
            self._next(load)

    def stop(self) -> None:
        """Send no more updates; those that were sent may still be answered."""
        if self._load is not None and not self._load.done.done():
            self._load.budget = self._load.sent
            self._load.ready.clear()
            if len(self._load.waits) >= self._load.budget:
                self._load.done.set_result(None)

    def _next(self, load: Load) -> None:
        if not load.ready or load.sent >= load.budget:
            return
        chat = load.ready.popleft()
        load.sent += 1
        chat.left -= 1
        chat.line, chat.then = next(chat.steps)
        chat.confirmed, chat.fetched = False, 0.0
        chat.there = time.monotonic()
        chat.update = self._push(chat, self._content(chat))

    def _content(self, chat: Chat) -> dict[str, Any]:
        """Return the next line as an update: a tap if a button has that label, else a text."""
        sender = {"id": chat.number, "is_bot": False, "first_name": "Ada", "language_code": "en"}
        place = {"id": chat.number, "first_name": "Ada", "type": "private"}
        date = int(time.time())
        data = chat.buttons.get(chat.line)
        if data is not None:
            shown = {"message_id": chat.message, "chat": place, "date": date, "text": chat.saw}
            tap = {"id": f"{chat.number}{date}{chat.message}", "from": sender, "message": shown}
            return {"callback_query": {**tap, "chat_instance": str(chat.number), "data": data}}
        message: dict[str, Any] = {"message_id": self._message_id(), "from": sender, "chat": place}
        message |= {"date": date, "text": chat.line}
        if chat.line.startswith("/"):
            length = len(chat.line.partition(" ")[0])
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        return {"message": message}

    def shown(self, number: int, message: int, text: str, markup: Any) -> None:
        """Note that the bot has sent a message, which may be the awaited reply."""
        chat = self.chats.get(number)
        if chat is None:
            return
        chat.saw = text
        rows = markup.get("inline_keyboard") if markup else None
        if rows:
            chat.buttons, chat.message = _buttons(rows), message
        if chat.update and (chat.then in text or chat.then in unescape(text)):
            self._answered(chat)

    def edited(self, number: int, message: int, markup: Any) -> None:
        """Note that the bot has changed the buttons of a message."""
        chat = self.chats.get(number)
        if chat is not None and chat.message == message:
            chat.buttons = _buttons((markup or {}).get("inline_keyboard") or ())

    def _answered(self, chat: Chat) -> None:
        chat.update = 0
        load = self._load
        if load is None:
            return
        load.latest = time.monotonic()
        load.waits.append((load.latest - chat.there, load.latest - chat.fetched))
        if chat.left:
            load.ready.append(chat)
        if not load.pace and load.ready and load.sent < load.budget:
            asyncio.get_running_loop().call_later(load.pause, self._next, load)
        if len(load.waits) >= load.budget and not load.done.done():
            load.done.set_result(None)

    def unanswered(self) -> tuple[int, int]:
        """Return how many updates are confirmed but not answered, and how many are not answered."""
        waiting = [chat for chat in self.chats.values() if chat.update]
        return sum(chat.confirmed for chat in waiting), len(waiting)


def _buttons(rows: Any) -> dict[str, str]:
    return {b["text"]: b["callback_data"] for row in rows for b in row if "callback_data" in b}


def as_json(update: dict[str, Any]) -> bytes:
    return json.dumps(update, separators=(",", ":")).encode()
