"""A stand-in for Telegram's Bot API, in a process of its own: python -m benchmarks.bot_api.

It answers calls, and its people (`crowd`) write to the bot. It prints its port, reads orders, one JSON object
a line, and answers each with a line of JSON. Updates are confirmed when a later fetch asks for those after
them.

A fetch that finds fewer updates than its limit is answered after GATHER, as a round trip to Telegram takes
that long anyhow. Without it, a bot that fetches without a pause gets updates one by one, which costs
python-telegram-bot's echo a third of its speed, and the others nothing.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections import Counter, deque
from itertools import islice
from random import randrange
from typing import Any

from benchmarks.bodies import nested, parameters, whole
from benchmarks.crowd import Chat, Crowd, as_json
from benchmarks.wire import Connection, Request

GATHER = 0.02
"""Seconds, in loads of many updates; with one update at a time there is nothing to gather."""

BOT = b'{"id":4242,"is_bot":true,"first_name":"Bench","username":"bench_bot","can_join_groups":false}'
MESSAGE = (
    b'{"ok":true,"result":{"message_id":%d,"from":' + BOT + b","
    b'"chat":{"id":%d,"first_name":"Ada","type":"private"},"date":%d,"text":%s%s}}'
)
TRUE = b'{"ok":true,"result":true}'
FLOOD = (
    b'{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 1",'
    b'"parameters":{"retry_after":1}}'
)


class BotApi:
    """Telegram for one bot. most: messages and edits a second that it takes, 0 for no limit.

    unasked: messages sent to chats in which nobody has written.
    """

    def __init__(self) -> None:
        self.crowd = Crowd(self._push, self._message_id)
        self.calls: Counter[str] = Counter()
        self.gather = 0.0
        self.most = 0
        self.unasked = 0
        self.changed = asyncio.Event()
        self._updates: deque[tuple[int, bytes, Chat]] = deque()
        self._fetch: tuple[Request, int, float] | None = None  # (held, limit, time to gather until)
        self._timer: asyncio.TimerHandle | None = None
        self._last_update = randrange(1 << 30)  # unknown to a bot that kept an earlier run's numbers
        self._last_message = 1000
        self._recent: deque[float] = deque()

    def _message_id(self) -> int:
        self._last_message += 1
        return self._last_message

    def _push(self, chat: Chat, content: dict[str, Any]) -> int:
        self._last_update += 1
        update = {"update_id": self._last_update, **content}
        self._updates.append((self._last_update, as_json(update), chat))
        if self._fetch is not None:
            self._look_soon()
        return self._last_update

    # ------------------------------------------------------------ fetching

    def _getUpdates(self, request: Request, given: dict[str, Any]) -> None:
        offset = whole(given.get("offset"), 0)
        while self._updates and self._updates[0][0] < offset:
            number, _, chat = self._updates.popleft()
            chat.confirmed = chat.confirmed or chat.update == number
        loop = asyncio.get_running_loop()
        self._fetch = (request, whole(given.get("limit"), 100), loop.time() + self.gather)
        held = whole(given.get("timeout"), 0)
        if self._timer is not None:
            self._timer.cancel()
        self._timer = loop.call_later(max(held, self.gather), self._hand_over, request)
        self._look_soon()

    def _look_soon(self) -> None:
        """Answer the fetch with the updates there are: now if they reach its limit, else after gathering."""
        assert self._fetch is not None
        request, limit, ripe = self._fetch
        loop = asyncio.get_running_loop()
        wait = ripe - loop.time()
        if len(self._updates) >= limit or wait <= 0:
            loop.call_soon(self._hand_over_some, request)
        elif self._updates:
            loop.call_later(wait, self._hand_over_some, request)

    def _hand_over_some(self, request: Request) -> None:
        if self._updates:
            self._hand_over(request)

    def _hand_over(self, request: Request) -> None:
        if self._fetch is None or self._fetch[0] is not request:
            return
        limit, self._fetch = self._fetch[1], None
        if request.gone:
            return
        handed = list(islice(self._updates, limit))
        now = time.monotonic()
        for number, _, chat in handed:
            if chat.update == number and not chat.fetched:
                chat.fetched = now
        request.answer(b'{"ok":true,"result":[%s]}' % b",".join(raw for _, raw, _ in handed))

    # ------------------------------------------------------------ everything else

    def handle(self, request: Request) -> None:
        method = request.path.rpartition("/")[2]
        self.calls[method] += 1
        given = parameters(request)
        if method == "getUpdates":
            self._getUpdates(request, given)
        elif method == "getMe":
            request.answer(b'{"ok":true,"result":%s}' % BOT)
        elif method in ("sendMessage", "sendDocument", "editMessageText", "editMessageReplyMarkup"):
            self._message(request, method, given)
        else:
            request.answer(TRUE)
        self.changed.set()

    def _message(self, request: Request, method: str, given: dict[str, Any]) -> None:
        sends = method.startswith("send")
        if self._too_many():
            self.calls["429"] += 1
            request.answer(FLOOD, 429)
            return
        chat, text, markup = int(given["chat_id"]), given.get("text", ""), nested(given.get("reply_markup"))
        if markup and "inline_keyboard" not in markup:
            markup = None  # Telegram gives back no other kind of markup
        number = self._message_id() if sends else int(given["message_id"])
        below = b',"reply_markup":%s' % json.dumps(markup).encode() if markup else b""
        said = json.dumps(text).encode()
        request.answer(MESSAGE % (number, chat, int(time.time()), said, below))
        if sends:
            self.unasked += chat not in self.crowd.chats
            self.crowd.shown(chat, number, text, markup)
        else:
            self.crowd.edited(chat, number, markup)

    def _too_many(self) -> bool:
        if not self.most:
            return False
        now = time.monotonic()
        while self._recent and self._recent[0] <= now - 1:
            self._recent.popleft()
        if len(self._recent) >= self.most:
            return True
        self._recent.append(now)
        return False

    # ------------------------------------------------------------ orders

    async def do(self, order: dict[str, Any]) -> dict[str, Any]:
        name = order.pop("do")
        result: dict[str, Any] = await getattr(self, f"do_{name}")(**order)
        return result

    async def do_limit(self, most: int) -> dict[str, Any]:
        self.most = most
        return {}

    async def do_polled(self) -> dict[str, Any]:
        """Return when the bot is there: when its next fetch has come, or one is held."""
        before = self.calls["getUpdates"]
        while self.calls["getUpdates"] == before and not (self._fetch and not self._fetch[0].gone):
            self.changed.clear()
            await self.changed.wait()
        return {}

    async def do_counts(self) -> dict[str, Any]:
        confirmed, waiting = self.crowd.unanswered()
        lost = {"confirmed_unanswered": confirmed, "unanswered": waiting}
        return {**lost, "calls": dict(self.calls), "unasked": self.unasked, "at": time.monotonic()}

    async def do_stop(self) -> dict[str, Any]:
        self.crowd.stop()
        return {}

    async def do_load(self, gather: bool = True, **what: Any) -> dict[str, Any]:
        """Put a load on the bot, as `Crowd.load` does. gather: use GATHER. Waits are in milliseconds."""
        self.gather = GATHER if gather else 0.0
        before = self.calls.copy()
        load = await self.crowd.load(**what)
        seconds = max(1e-9, load.latest - load.begun)
        figures = {"updates": len(load.waits), "seconds": seconds, "per_second": len(load.waits) / seconds}
        waits = {"there": [w[0] for w in load.waits], "fetched": [w[1] for w in load.waits]}
        return {
            **figures,
            **{name: _spread(found) for name, found in waits.items()},
            "calls": dict(self.calls - before),
            "stuck": load.stuck[:5],
        }


def _spread(waits: list[float]) -> dict[str, float]:
    ordered = sorted(waits) or [0.0]
    last = len(ordered) - 1
    return {name: 1000 * ordered[int(last * at)] for name, at in (("p50", 0.5), ("p95", 0.95), ("max", 1))}


async def main() -> None:
    loop, api = asyncio.get_running_loop(), BotApi()
    server = await loop.create_server(lambda: Connection(api.handle), "127.0.0.1", 0)
    orders = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(orders), sys.stdin)
    print(json.dumps({"port": server.sockets[0].getsockname()[1]}), flush=True)
    answering: set[asyncio.Task[None]] = set()

    async def answer(order: dict[str, Any]) -> None:
        number = order.pop("number")
        try:
            result = await api.do(order)
        except Exception as error:  # the process that gave the order reports it
            result = {"error": repr(error)}
        print(json.dumps({"number": number, **result}), flush=True)

    while line := await orders.readline():
        task = asyncio.create_task(answer(json.loads(line)))
        answering.add(task)
        task.add_done_callback(answering.discard)


if __name__ == "__main__":
    asyncio.run(main())
