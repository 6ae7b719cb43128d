"""Raw updates → events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot.events import Blocked, Commanded, Edited, Event, Incoming, Returned, Tapped, Unreadable, Wrote

ALLOWED = ("message", "edited_message", "callback_query", "my_chat_member")
"""What we ask Telegram for; always sent, since it remembers the last list."""

SILENT = ("new_chat_members", "left_chat_member", "pinned_message", "message_auto_delete_timer_changed")
"""Service messages, which nobody wrote."""


@dataclass(frozen=True)
class Leave:
    """A group or a channel: the coach works in private only."""

    update: int
    chat: int


def read(bot: int, update: Mapping[str, Any], now: datetime) -> Incoming | Leave | None:
    """What an update means; None where there is nothing to say to it.

    Raises KeyError, TypeError or the like for one that has not the shape that Telegram documents.
    """
    number = int(update["update_id"])
    if "callback_query" in update:
        query = update["callback_query"]
        message = query.get("message")
        if message is None or message["chat"]["type"] != "private":
            return None
        tapped = Tapped(_text(query.get("data", "")), int(message["message_id"]))
        return _incoming(bot, number, message["chat"], query["from"], tapped, now, tap=str(query["id"]))
    if "my_chat_member" in update:
        member = update["my_chat_member"]
        inside = member["new_chat_member"]["status"] not in ("left", "kicked")
        if member["chat"]["type"] != "private":
            return Leave(number, int(member["chat"]["id"])) if inside else None
        moved: Event = Returned() if inside else Blocked()
        return _incoming(bot, number, member["chat"], member["from"], moved, now)
    message = update.get("message") or update.get("edited_message")
    if message is None:
        return None
    sender = message.get("from")
    if message["chat"]["type"] != "private":
        return None
    if sender is None or sender.get("is_bot"):
        return None
    event = _edited(message) if "edited_message" in update else _written(message)
    if event is None:
        return None
    seconds = message.get("edit_date") or message.get("date")
    written = datetime.fromtimestamp(int(seconds), UTC) if seconds is not None else None
    return _incoming(bot, number, message["chat"], sender, event, now, written=written)


def _incoming(
    bot: int,
    number: int,
    chat: Mapping[str, Any],
    sender: Mapping[str, Any],
    event: Event,
    now: datetime,
    tap: str | None = None,
    written: datetime | None = None,
) -> Incoming:
    name, language = sender.get("first_name"), sender.get("language_code")
    return Incoming(
        bot,
        number,
        int(chat["id"]),
        event,
        now,
        language=str(language) if language else None,
        name=_text(str(name))[:64] if name else None,
        tap=tap,
        written=written,
    )


def _text(text: str) -> str:
    """As it was typed, without NUL: a database may not take it, and the engine marks skips with it."""
    return str(text).replace("\x00", "")


def _written(message: Mapping[str, Any]) -> Event | None:
    number = int(message["message_id"])
    if "text" not in message:
        if any(kind in message for kind in SILENT):
            return None
        kinds = ("sticker", "photo", "voice", "video", "video_note", "audio", "animation", "document")
        found = (kind for kind in (*kinds, "location", "contact") if kind in message)
        return Unreadable(next(found, "other"), _text(message.get("caption", "")))
    text = _text(message["text"])
    entities = message.get("entities") or ()
    if any(entity["type"] == "bot_command" and entity["offset"] == 0 for entity in entities):
        command, _, argument = text.partition(" ")
        return Commanded(command[1:].partition("@")[0].casefold(), argument.strip(), number)
    return Wrote(text, number)


def _edited(message: Mapping[str, Any]) -> Event | None:
    if "text" not in message:
        return Unreadable("caption", _text(message["caption"])) if "caption" in message else None
    return Edited(_text(message["text"]), int(message["message_id"]))
