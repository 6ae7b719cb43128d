"""Define events: what a person did. Telegram's updates and the terminal's lines become the same events."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any, get_args

from bot.talk.frozen import frozen
from bot.talk.visible import without_surrogates


@frozen
class Commanded:
    """The person sent a command. name: without its slash. argument: the text after it, or in a deep link."""

    name: str
    argument: str = ""
    message: int | None = None


@frozen
class Wrote:
    """The person sent a text, or something with a text beneath it, or a mail as a file.

    message: its id in the chat. forwarded: somebody else wrote the text. caption: what stands beneath the
    file that the text is from: it is screened, and read for nothing else. album: see `Unreadable`.
    """

    text: str
    message: int | None = None
    forwarded: bool = False
    caption: str = ""
    album: str | None = None


@frozen
class Edited:
    """The person changed a text that they had sent. message: its id in the chat."""

    text: str
    message: int


@frozen
class Tapped:
    """The person tapped a button. data: its callback data. message: the id of our message with the button."""

    data: str
    message: int | None = None


@frozen
class Unreadable:
    """The person sent something that isn't text: a sticker, a photo, a voice note.

    kind: Telegram's name for it, or why a file was not read. caption: what stands beneath it, which is
    screened; a caption that has words arrives as `Wrote`, except in dead letters of an earlier release.
    album: Telegram's id of an album, each part of which comes in an update of its own. answered: another part
    of the album has had a reply.
    """

    kind: str
    caption: str = ""
    album: str | None = None
    answered: bool = False


@frozen
class Brought:
    """The person sent a file that lists applications.

    rows: what it tells of them, a line for each (`bot/coach/facts/imported.py`). unused: the rows that can't
    be used, as JSON: the cells of the headers, and of each row why it can't be used and its cells. swaps:
    nothing shows whether a day comes before its month. caption, album: see `Wrote`.
    """

    rows: str
    unused: str = ""
    swaps: bool = False
    message: int | None = None
    caption: str = ""
    album: str | None = None


@frozen
class Blocked:
    """The person blocked the bot."""


@frozen
class Returned:
    """The person unblocked the bot."""


Event = Commanded | Wrote | Edited | Tapped | Unreadable | Brought | Blocked | Returned


_KINDS: Mapping[str, type[Event]] = {kind.__name__: kind for kind in get_args(Event)}


def to_json(chat: int, event: Event) -> bytes:
    """Write a chat and its event as JSON.

    `kind` is the class of the event, or, for `Unreadable`, its own kind, which is no other class's name.
    """
    return json.dumps({"chat": chat, "event": {"kind": type(event).__name__, **asdict(event)}}).encode()


def from_json(content: bytes) -> tuple[int, Event] | None:
    """Read a chat and its event; return None if the content is something else."""
    pair: Any = json.loads(content)
    if not isinstance(pair, dict) or pair.keys() != {"chat", "event"}:
        return None
    # Lone surrogates may stand in dead letters of an earlier version, which did not replace them.
    fields: dict[str, Any] = {
        name: without_surrogates(value) if isinstance(value, str) else value
        for name, value in pair["event"].items()
    }
    kind = _KINDS.get(fields["kind"])
    if kind is None:
        return pair["chat"], Unreadable(**fields)
    del fields["kind"]
    return pair["chat"], kind(**fields)


def typed(event: Event) -> str:
    """Return what the person typed, wherever it is: in a text, after a command, beneath a picture."""
    match event:
        case Wrote(text, _, _, caption):
            return f"{caption}\n{text}" if caption else text
        case Edited(text):
            return text
        case Commanded(_, argument):
            return argument
        case Unreadable(_, caption):
            return caption
        case Brought():
            return event.caption
    return ""


def sent_in(event: Event) -> int | None:
    """Return the id of the message that an event brings, where the event itself knows it."""
    return event.message if isinstance(event, Wrote | Commanded) else None


@frozen
class Incoming:
    """Say who did what, as an update told it.

    bot: Telegram's id of the bot, 0 for the terminal. chat: the private chat, which is the person. language,
    name: as the update gives them, or None. tap: the id with which to answer a tap. at: when the update
    arrived here. written: when Telegram received it, to the second; None if the update doesn't say. sent: the
    id of the message that the person has sent; None if they have sent none, or one that can't be removed.
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
    sent: int | None = None

    def counts_from(self, now: datetime) -> datetime:
        """Return when it counts as sent: updates that piled up unfetched were not all sent in one minute."""
        return min(self.written or now, now)
