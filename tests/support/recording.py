"""Record what the coach sends, without Telegram; and send it commands straight through the inbox."""

from collections.abc import Callable

from bot.events import Commanded, Incoming
from bot.message import Message
from bot.service.app import App
from tests.support.app import START
from tests.support.telegram import BOT


class RecordingCourier:
    """A courier takes every message and remembers it; `breaks` may raise first."""

    def __init__(self, breaks: Callable[[int, Message], None] = lambda *_: None) -> None:
        self.delivered: list[tuple[int, str]] = []
        self.breaks = breaks

    async def deliver(self, chat: int, message: Message) -> int | None:
        self.breaks(chat, message)
        self.delivered.append((chat, (message.html or "")[:10]))
        return None if message.edits else len(self.delivered)


async def send_commands(app: App, number: int, chat: int, *commands: str) -> None:
    """Take in commands of a chat as one batch. number: of the first update."""
    batch = [Incoming(BOT, number + n, chat, Commanded(c), START) for n, c in enumerate(commands)]
    await app.inbox.receive(batch)
