"""What a person did. Telegram and the terminal both read it into these; nothing later knows which."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any, get_args

from bot.talk.frozen import frozen


@frozen
class Commanded:
    """A command, without its slash. argument: what stood after it, or a deep link's payload."""

    name: str
    argument: str = ""
    message: int | None = None


@frozen
class Wrote:
    """A text. message: its id in the chat. forwarded: somebody else wrote it."""

    text: str
    message: int | None = None
    forwarded: bool = False


@frozen
class Edited:
    """A text of theirs, changed afterwards."""

    text: str
    message: int


@frozen
class Tapped:
    """A button. data: what it carried. message: the id of ours that it stood under."""

    data: str
    message: int | None = None


@frozen
class Unreadable:
    """Something that isn't text: a sticker, a photo, a voice note. kind: Telegram's name for it.

    caption: what is written beneath it; it is screened, and read for nothing else. album: Telegram's name
    for several that were sent together, each in an update of its own. answered: another one of its album
    has had its answer.
    """

    kind: str
    caption: str = ""
    album: str | None = None
    answered: bool = False


@frozen
class Blocked:
    """They blocked the bot."""


@frozen
class Returned:
    """They unblocked it."""


Event = Commanded | Wrote | Edited | Tapped | Unreadable | Blocked | Returned


_KINDS: Mapping[str, type[Event]] = {kind.__name__: kind for kind in get_args(Event)}


def to_json(chat: int, event: Event) -> bytes:
    """Write down who did what.

    `kind` is what was done; or, where that was `Unreadable`, its own kind, which no other event is called.
    """
    return json.dumps({"chat": chat, "event": {"kind": type(event).__name__, **asdict(event)}}).encode()


def from_json(content: bytes) -> tuple[int, Event] | None:
    """Read who did what; None where something else was written down."""
    inside: Any = json.loads(content)
    if not isinstance(inside, dict) or inside.keys() != {"chat", "event"}:
        return None
    fields = dict(inside["event"])
    kind = _KINDS.get(fields["kind"])
    if kind is None:
        return inside["chat"], Unreadable(**fields)
    del fields["kind"]
    return inside["chat"], kind(**fields)


def typed(event: Event) -> str:
    """Find what somebody typed, wherever it stands: in a text, after a command, beneath a picture."""
    match event:
        case Wrote(text) | Edited(text):
            return text
        case Commanded(_, argument):
            return argument
        case Unreadable(_, caption):
            return caption
    return ""


@frozen
class Incoming:
    """One update: who did what.

    bot: Telegram's id of the bot, 0 for the terminal. chat: the private chat, which is the person.
    language, name: as the sender gives them; None where it doesn't. tap: the id to answer a tap with.
    at: when it arrived here. written: when Telegram took it, to the second; None where that isn't said.
    """

    bot: int
    update: int
    chat: int
    event: Event
    at: datetime
    language: str | None = None
    name: str | None = None
    tap: str | None = None
    written: datetime | None = None

    def counts_from(self, now: datetime) -> datetime:
        """When it counts as sent: what piled up while nobody fetched it is not all of one minute."""
        return min(self.written or now, now)
