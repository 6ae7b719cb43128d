"""People who write to the bot, and what they see of it."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.bot_api.server import BotApi

Json = dict[str, Any]


@dataclass
class Message:
    number: int
    text: str
    rows: list[list[Json]]
    edits: int = 0
    asks_for_words: bool = False
    effect: str = ""
    sent: str = ""
    sent_rows: list[list[Json]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.sent, self.sent_rows = self.text, self.rows

    @property
    def styles(self) -> dict[str, str]:
        """The buttons that stand out, and how."""
        return {b["text"]: b["style"] for row in self.rows for b in row if "style" in b}

    @property
    def buttons(self) -> dict[str, str]:
        return {b["text"]: b["callback_data"] for row in self.rows for b in row if "callback_data" in b}


@dataclass
class Person:
    """Somebody in a private chat with the bot."""

    api: "BotApi"
    chat: int
    about: Json
    messages: list[Message] = field(default_factory=list)
    documents: list[tuple[str, bytes]] = field(default_factory=list)
    written: set[int] = field(default_factory=set)
    reactions: dict[int, str] = field(default_factory=dict)
    in_chat: set[int] = field(default_factory=set)
    removed: list[int] = field(default_factory=list)
    dice: set[int] = field(default_factory=set)

    @property
    def sender(self) -> Json:
        return {"id": self.chat, "is_bot": False, "first_name": "Ada", "language_code": "en", **self.about}

    def message(self, content: Json, number: int | None = None) -> Json:
        chat = {"id": self.chat, "type": "private"}
        number = number or self.api.message_id()
        self.written.add(number)
        self.in_chat.add(number)
        if "dice" in content:
            self.dice.add(number)
        identity = {"message_id": number, "date": 1}
        return {**identity, "from": self.sender, "chat": chat, **content}

    async def write(self, text: str) -> int:
        """Send a text; its message id."""
        content: Json = {"text": text}
        if (command := re.match(r"/\w+(@\w+)?", text)) is not None:
            content["entities"] = [{"type": "bot_command", "offset": 0, "length": command.end()}]
        message = self.message(content)
        await self.api.push({"message": message})
        return int(message["message_id"])

    async def edit(self, number: int, text: str) -> None:
        await self.api.push({"edited_message": self.message({"text": text, "edit_date": 2}, number)})

    async def send(self, **content: Any) -> None:
        """Something that is no text."""
        await self.api.push({"message": self.message(content)})

    async def send_file(self, content: bytes, name: str = "mail.eml", **more: Any) -> Json:
        """Send a document; the message it comes in."""
        file = f"file-{self.api.message_id()}"
        self.api.files[file] = content
        document = {"file_id": file, "file_unique_id": file, "file_name": name, "file_size": len(content)}
        message = self.message({"document": document, **more})
        await self.api.push({"message": message})
        return message

    async def tap(self, label: str, message: Message | None = None) -> None:
        """Tap a button of the last message that has one of this label."""
        found = [m for m in self.messages if label in m.buttons]
        shown = message or found[-1]
        await self.tap_data(shown.buttons[label], shown.number)

    async def tap_data(self, data: str, number: int) -> None:
        tap = f"tap{self.api.next_update}-{data}"
        self.api.open_taps.add(tap)
        message = {"message_id": number, "chat": {"id": self.chat, "type": "private"}, "date": 1}
        query = {"id": tap, "from": self.sender, "message": message, "chat_instance": "1", "data": data}
        await self.api.push({"callback_query": query})

    async def sees(self, fragment: str, after: int = 0) -> Message:
        """Wait for a new message with this in it (the `after`-th of theirs, or later)."""

        def found() -> list[Message]:
            return [m for m in self.messages[after:] if fragment in m.text]

        try:
            await self.api.until(lambda: bool(found()))
        except TimeoutError:
            raise AssertionError(
                f"never saw {fragment!r}; last: {[m.text for m in self.messages[-2:]]}"
            ) from None
        return found()[-1]

    async def does(self, action: str, then: str) -> Message:
        """Tap a button, or write where there is none of that label; then wait for an answer."""
        count = len(self.messages)
        last = next((m for m in reversed(self.messages) if m.rows), None)
        await (self.tap(action, last) if last is not None and action in last.buttons else self.write(action))
        return await self.sees(then, after=count)
