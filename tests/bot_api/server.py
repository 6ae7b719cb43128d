"""The server: what Telegram does with each method of the Bot API."""

import asyncio
import json
import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.bot_api.delivery import Delivery, checked
from tests.bot_api.files import TOKEN, Files
from tests.bot_api.people import Json, Message, Person
from tests.bot_api.recent import RECENT_METHODS, Recent, check_old
from tests.bot_api.rules import RefusalError, check_effect, check_keyboard, check_text


@dataclass
class BotApi(Recent, Files):
    """One bot's Telegram. `calls`: (method, parameters) in order. `refused`: what it would not take.

    fault: asked first, and then nothing else happens where it answers. `lost`: asked when the call has had
    its effect; where it holds, the caller never hears of it.
    """

    url: str = ""
    flood: bool = True
    calls: list[tuple[str, Json]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    updates: list[Json] = field(default_factory=list)
    confirmed: list[int] = field(default_factory=list)
    open_taps: set[str] = field(default_factory=set)
    answered: list[Json] = field(default_factory=list)
    fault: Callable[[str, Json], web.Response | None] | None = None
    lost: Callable[[str, Json], bool] | None = None
    conflicts: int = 0
    changed: asyncio.Condition = field(default_factory=asyncio.Condition)
    next_update: int = 1000
    _next_message: int = 1
    _sent: deque[float] = field(default_factory=deque)
    _sent_to: dict[int, deque[float]] = field(default_factory=dict)
    runner: web.AppRunner | None = None
    _tail: int = 0
    _numbers: set[int] = field(default_factory=set)
    _latest: int = 0

    def __post_init__(self) -> None:
        self.delivery = Delivery(self)

    def person(self, chat: int, **about: Any) -> Person:
        self.people[chat] = Person(self, chat, about)
        return self.people[chat]

    async def notify(self) -> None:
        async with self.changed:
            self.changed.notify_all()

    async def push(self, update: Json, number: int | None = None) -> int:
        """Something has happened; its update id."""
        if number is None:
            number, self.next_update = self.next_update, self.next_update + 1
        self._tail = number
        self._numbers.add(number)
        self.updates.append({"update_id": number, **update})
        self.delivery.bring()
        await self.notify()
        return number

    @property
    def pushed(self) -> int:
        """How many different updates there were."""
        return len(self._numbers)

    def message_id(self) -> int:
        self._next_message += 1
        self.sent_at[self._next_message] = self.now()
        return self._next_message

    async def until(self, holds: Callable[[], bool], seconds: float = 60) -> None:
        """Wait until something holds; no sleeping."""
        async with self.changed:
            await asyncio.wait_for(self.changed.wait_for(holds), seconds)

    @asynccontextmanager
    async def unreachable(self) -> AsyncIterator[None]:
        """Nobody listens: connections are refused, and those there were are broken."""
        assert self.runner is not None
        assert self.runner.server is not None
        for site in list(self.runner.sites):
            await site.stop()
        for connection in self.runner.server.connections:
            connection.force_close()
            if connection.transport is not None:
                connection.transport.abort()
        yield
        await web.TCPSite(self.runner, "127.0.0.1", int(self.url.rpartition(":")[2])).start()

    # ------------------------------------------------------------ the methods

    async def handle(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        if request.match_info["token"] != TOKEN:
            return _error(401, "Unauthorized")
        parameters = await _parameters(request)
        self.calls.append((method, parameters))
        if self.fault is not None and (answer := self.fault(method, parameters)) is not None:
            await self.notify()
            return answer
        if self.old and method in RECENT_METHODS:
            return _error(404, "Not Found")
        try:
            if self.old:
                check_old(parameters)
            result = await getattr(self, f"do_{method}")(parameters)
        except AttributeError:
            return _error(404, "Not Found")
        except RefusalError as refusal:
            self.refused.append(f"{method}: {refusal}")
            await self.notify()
            return _error(403 if "blocked" in str(refusal) else 400, str(refusal))
        except _ConflictError as conflict:
            self.conflicts += request.transport is not None  # else nobody is there any more to hear of it
            await self.notify()
            return _error(409, f"Conflict: {conflict}")
        except _FloodError as flood:
            self.refused.append(f"{method}: flood")
            return _error(429, "Too Many Requests", retry_after=flood.args[0])
        await self.notify()
        if self.lost is not None and self.lost(method, parameters):
            await asyncio.Event().wait()
        return web.json_response({"ok": True, "result": result})

    async def do_getMe(self, _: Json) -> Json:
        return {"id": 4242, "is_bot": True, "first_name": "Afterword", "username": "afterword_bot"}

    async def do_getUpdates(self, parameters: Json) -> list[Json]:
        assert parameters.get("allowed_updates"), "allowed_updates has to be sent every time"
        if self.delivery.hook is not None:
            raise _ConflictError(
                "can't use getUpdates method while webhook is active; use deleteWebhook to delete the "
                "webhook first"
            )
        offset = parameters.get("offset")
        if offset is not None and offset <= self._tail + 10:  # one that is far ahead is ignored
            self.confirmed += [u["update_id"] for u in self.updates if u["update_id"] < offset]
            self.updates = [u for u in self.updates if u["update_id"] >= offset]
        self._latest += 1
        this = self._latest
        await self.notify()
        try:
            async with asyncio.timeout(min(parameters.get("timeout", 0), 5)):
                async with self.changed:
                    await self.changed.wait_for(
                        lambda: bool(self.updates) or self._latest != this or self.delivery.hook is not None
                    )
        except TimeoutError:
            pass
        if self.delivery.hook is not None:
            raise _ConflictError("terminated by setWebhook request")
        if self._latest != this:
            raise _ConflictError("terminated by other getUpdates request")
        return self.updates[: parameters.get("limit", 100)]

    async def do_setWebhook(self, parameters: Json) -> bool:
        await self.delivery.set(checked(parameters) if parameters["url"] else None)
        return True

    async def do_deleteWebhook(self, parameters: Json) -> bool:
        if parameters.get("drop_pending_updates"):
            self.updates.clear()
        await self.delivery.set(None)
        return True

    async def do_getWebhookInfo(self, _: Json) -> Json:
        hook, pending = self.delivery.hook, len(self.updates)
        known = {"max_connections": hook.most, "allowed_updates": hook.allowed} if hook is not None else {}
        url = hook.url if hook is not None else ""
        return {"url": url, "has_custom_certificate": False, "pending_update_count": pending, **known}

    async def do_sendMessage(self, parameters: Json) -> Json:
        chat = parameters["chat_id"]
        if chat in self.blocked:
            raise RefusalError("Forbidden: bot was blocked by the user")
        if chat not in self.people:
            raise RefusalError("Bad Request: chat not found")
        self._count(chat)
        rows = check_keyboard(parameters, new=True)
        message = Message(self.message_id(), check_text(parameters), rows)
        if not isinstance(parameters.get("disable_notification", False), bool):
            raise RefusalError('Bad Request: field "disable_notification" must be of type Boolean')
        message.effect = check_effect(parameters)
        message.asks_for_words = parameters.get("reply_markup", {}).get("force_reply", False)
        self.people[chat].messages.append(message)
        self.people[chat].in_chat.add(message.number)
        return {"message_id": message.number, "chat": {"id": chat, "type": "private"}, "date": 1}

    async def do_sendDocument(self, parameters: Json) -> Json:
        chat = parameters["chat_id"]
        name, content = parameters["document"]
        if not content:
            raise RefusalError("Bad Request: file must be non-empty")
        self._count(chat)
        self.people[chat].documents.append((name, content))
        number = self.message_id()
        self.people[chat].in_chat.add(number)
        return {"message_id": number, "chat": {"id": chat, "type": "private"}, "date": 1}

    def _edited(self, parameters: Json) -> Message:
        found = [
            m for m in self.people[parameters["chat_id"]].messages if m.number == parameters["message_id"]
        ]
        if not found:
            raise RefusalError("Bad Request: message to edit not found")
        return found[0]

    async def do_editMessageText(self, parameters: Json) -> Json:
        message = self._edited(parameters)
        if "message_effect_id" in parameters:
            raise RefusalError("Bad Request: message effects can't be edited")
        text, rows = check_text(parameters), check_keyboard(parameters)
        if (text, rows) == (message.text, message.rows):
            raise RefusalError("Bad Request: message is not modified")
        message.text, message.rows, message.edits = text, rows, message.edits + 1
        return {"message_id": message.number, "date": 1}

    async def do_editMessageReplyMarkup(self, parameters: Json) -> Json:
        message = self._edited(parameters)
        rows = check_keyboard(parameters)
        if rows == message.rows:
            raise RefusalError("Bad Request: message is not modified")
        message.rows, message.edits = rows, message.edits + 1
        return {"message_id": message.number, "date": 1}

    async def do_answerCallbackQuery(self, parameters: Json) -> bool:
        if parameters["callback_query_id"] not in self.open_taps:
            raise RefusalError("Bad Request: query is too old and response timeout expired")
        self.open_taps.discard(parameters["callback_query_id"])
        self.answered.append(parameters)
        return True

    async def do_setMyCommands(self, parameters: Json) -> bool:
        for command in parameters["commands"]:
            if not (1 <= len(command["command"]) <= 32 and 1 <= len(command["description"]) <= 256):
                raise RefusalError("Bad Request: BOT_COMMAND_INVALID")
        return True

    async def do_leaveChat(self, _: Json) -> bool:
        return True

    def _count(self, chat: int) -> None:
        """30 a second in all; to one chat a short burst, then about one a second."""
        if not self.flood:
            return
        now = time.monotonic()
        for sent, window, most in ((self._sent, 1, 30), (self._sent_to.setdefault(chat, deque()), 3, 6)):
            while sent and sent[0] <= now - window:
                sent.popleft()
            if len(sent) >= most:
                raise _FloodError(window)
            sent.append(now)


async def _parameters(request: web.Request) -> Json:
    """JSON, or a form where a file goes with it; a file is (name, content)."""
    if not request.can_read_body:
        return {}
    if not request.content_type.startswith("multipart/"):
        found: Json = await request.json()
        return found
    form = await request.post()
    return {
        name: (value.filename, value.file.read())
        if isinstance(value, web.FileField)
        else json.loads(str(value))
        for name, value in form.items()
    }


class _FloodError(Exception):
    pass


class _ConflictError(Exception):
    pass


def _error(code: int, description: str, **parameters: Any) -> web.Response:
    answer: Json = {"ok": False, "error_code": code, "description": description}
    return web.json_response({**answer, **({"parameters": parameters} if parameters else {})}, status=code)


@asynccontextmanager
async def serving() -> AsyncIterator[BotApi]:
    """The server on a free port."""
    api = BotApi()
    app = web.Application()
    app.router.add_route("*", "/bot{token}/{method}", api.handle)
    app.router.add_get("/file/bot{token}/{path:.+}", api.hand_over)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    api.url, api.runner = f"http://127.0.0.1:{runner.addresses[0][1]}", runner
    try:
        yield api
    finally:
        await api.delivery.close()
        await runner.cleanup()
