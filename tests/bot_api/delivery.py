"""How Telegram brings updates to a webhook.

As its server does it: one queue for each chat and kind of update, the queues side by side on at most
`max_connections` connections, the next update of a queue only when the one before was answered 2xx. Else it
is brought again: at once the first time, then after 2, 4, … seconds, or as long as `Retry-After` says.
"""

import asyncio
import re
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from aiohttp import ClientError, ClientSession, ClientTimeout, TCPConnector

from tests.bot_api.rules import RefusalError

if TYPE_CHECKING:
    from tests.bot_api.server import BotApi

Json = dict[str, Any]
HEADER = "X-Telegram-Bot-Api-Secret-Token"
PORTS = (None, 443, 80, 88, 8443)
GONE = 0
"""Stands for the status where there was no answer."""


@dataclass(frozen=True)
class Hook:
    """A webhook that is set."""

    url: str
    secret: str
    most: int
    allowed: list[str]


def checked(parameters: Json) -> Hook:
    """RefusalError where Telegram takes no such webhook."""
    url, secret = parameters["url"], parameters.get("secret_token", "")
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname:
        raise RefusalError("Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
    if parts.port not in PORTS:
        raise RefusalError(
            "Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"
        )
    if secret and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
        raise RefusalError("Bad Request: secret token contains unallowed characters")
    most = parameters.get("max_connections", 40)
    if not 1 <= most <= 100:
        raise RefusalError("Bad Request: max_connections must be between 1 and 100")
    return Hook(url, secret, most, parameters.get("allowed_updates", []))


@dataclass
class Delivery:
    """Brings what is pending.

    workers: where the address leads to by now, host and port each, in turn, as a proxy does it.
    answers: (update id, status) of every attempt in the order of the answers. hurry: seconds of Telegram's
    in one of ours.
    """

    api: "BotApi"
    workers: list[str] = field(default_factory=list)
    hook: Hook | None = None
    hurry: float = 20
    answers: list[tuple[int, int]] = field(default_factory=list)
    brought: list[int] = field(default_factory=list)
    under_way: int = 0
    _session: ClientSession | None = None
    _queues: dict[tuple[str, Any], asyncio.Task[None]] = field(default_factory=dict)
    _slots: asyncio.Semaphore | None = None
    _turn: int = 0
    _setting: asyncio.Lock = field(default_factory=asyncio.Lock)

    def statuses(self, update: int) -> list[int]:
        return [status for number, status in self.answers if number == update]

    async def set(self, hook: Hook | None) -> None:
        async with self._setting:  # several workers may set it at once
            await self.close()
            self.hook = hook
            if hook is not None:
                self._slots = asyncio.Semaphore(hook.most)
                self._session = ClientSession(connector=TCPConnector(limit=hook.most))
                self.bring()

    def bring(self) -> None:
        """See to it that every queue that has something is at work."""
        if self.hook is None:
            return
        for update in self.api.updates:
            queue = _queue(update)
            if queue not in self._queues:
                task = self._queues[queue] = asyncio.create_task(self._work(queue))
                task.add_done_callback(partial(self._ended, queue))

    def _ended(self, queue: tuple[str, Any], task: asyncio.Task[None]) -> None:
        del self._queues[queue]
        if not task.cancelled():
            task.result()
            self.bring()  # what came meanwhile

    async def close(self) -> None:
        tasks = list(self._queues.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()

    async def _work(self, queue: tuple[str, Any]) -> None:
        assert self._slots is not None
        failures = 0
        while (update := next((u for u in self.api.updates if _queue(u) == queue), None)) is not None:
            number = update["update_id"]
            async with self._slots:
                self.brought.append(number)
                self.under_way += 1
                status, wait = await self._post(update)
                self.under_way -= 1
            self.answers.append((number, status))
            if 200 <= status < 300:
                failures = 0
                self.api.confirmed.append(number)
                self.api.updates.remove(update)
            await self.api.notify()
            if not 200 <= status < 300:
                wait = wait or (2.0**failures if failures else 0)
                failures += 1
                await asyncio.sleep(wait / self.hurry)

    async def _post(self, update: Json) -> tuple[int, float]:
        """(status, seconds of Retry-After); GONE where nobody answers."""
        assert self._session is not None
        assert self.hook is not None
        headers = {HEADER: self.hook.secret} if self.hook.secret else {}
        self._turn += 1
        worker = self.workers[self._turn % len(self.workers)]
        address = f"http://{worker}{urlsplit(self.hook.url).path}"
        try:
            async with self._session.post(
                address, json=update, headers=headers, timeout=ClientTimeout(total=60)
            ) as answer:
                await answer.read()
                return answer.status, float(answer.headers.get("Retry-After", 0))
        except (ClientError, OSError):
            return GONE, 0


def _queue(update: Json) -> tuple[str, Any]:
    """By kind and chat; what has none is alone."""
    kind = next(key for key in update if key != "update_id")
    try:
        content = update[kind]
        return kind, (content["from"] if kind == "callback_query" else content["chat"])["id"]
    except (KeyError, TypeError):
        return kind, -update["update_id"]
