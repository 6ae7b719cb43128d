"""Read raw updates as events."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot.channels.commands import end_of_command, split_command
from bot.events import Blocked, Commanded, Edited, Event, Incoming, Returned, Tapped, Unreadable, Wrote
from bot.raw_update import number, number_of
from bot.talk.frozen import changed
from bot.talk.visible import is_visible, without_surrogates

ALLOWED = ("message", "edited_message", "callback_query", "my_chat_member")
"""The kinds of updates that we ask for; sent with every fetch, because Telegram otherwise goes on using the
last list it was given."""

SERVICE_MESSAGES = (
    "new_chat_members",
    "left_chat_member",
    "pinned_message",
    "message_auto_delete_timer_changed",
)
"""Kinds of messages that Telegram itself puts into a chat; nobody wrote them."""


@dataclass(frozen=True)
class LeaveGroup:
    """The bot is in a group or a channel and has to leave it: the coach works in private only."""

    update: int
    chat: int


def read(bot: int, update: Mapping[str, Any], now: datetime) -> Incoming | LeaveGroup | None:
    """Read what an update means; return None if there is nothing to reply to.

    Every number in the result fits a column, and every text is a string. Raises KeyError, ValueError,
    TypeError or the like for an update that does not have the shape that Telegram documents.
    """
    update_id = number_of(update)
    if update_id is None:
        raise ValueError("an update without a number")
    if "callback_query" in update:
        return _tapped(bot, update_id, update["callback_query"], now)
    if "my_chat_member" in update:
        return _membership_changed(bot, update_id, update["my_chat_member"], now)
    message = update.get("message") or update.get("edited_message")
    if message is None:
        return None
    return _from_message(
        bot, update_id, message, _event_of_edit if "edited_message" in update else _event_of_new_message, now
    )


def _tapped(bot: int, update_id: int, query: Mapping[str, Any], now: datetime) -> Incoming | None:
    message = query.get("message")
    if message is None or message["chat"]["type"] != "private":
        return None
    event = Tapped(_text(query.get("data", "")), number(message["message_id"]))
    return _incoming(bot, update_id, message["chat"], query["from"], event, now, tap=_text(query["id"]))


def _membership_changed(
    bot: int, update_id: int, member: Mapping[str, Any], now: datetime
) -> Incoming | LeaveGroup | None:
    """Read a change of whether the bot is in a chat."""
    inside = member["new_chat_member"]["status"] not in ("left", "kicked")
    if member["chat"]["type"] != "private":
        return LeaveGroup(update_id, number(member["chat"]["id"])) if inside else None
    event: Event = Returned() if inside else Blocked()
    return _incoming(bot, update_id, member["chat"], member["from"], event, now)


def _from_message(
    bot: int,
    update_id: int,
    message: Mapping[str, Any],
    event_of: Callable[[Mapping[str, Any]], Event | None],
    now: datetime,
) -> Incoming | None:
    sender = message.get("from")
    if message["chat"]["type"] != "private" or sender is None or sender.get("is_bot"):
        return None
    event = event_of(message)
    if event is None:
        return None
    seconds = message.get("edit_date") or message.get("date")
    written = datetime.fromtimestamp(number(seconds), UTC) if seconds is not None else None
    new = not isinstance(event, Edited) and "dice" not in message  # Telegram keeps dice, for a day at least
    sent = number(message["message_id"]) if new else None
    incoming = _incoming(bot, update_id, message["chat"], sender, event, now, written=written)
    return changed(incoming, sent=sent)


def _incoming(
    bot: int,
    update_id: int,
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
        update_id,
        number(chat["id"]),
        event,
        now,
        language=_text(language) if language else None,
        name=_text(name)[:64] if name else None,  # no longer than Telegram's own limit
        tap=tap,
        written=written,
    )


def _text(text: Any) -> str:
    """Return a text that can be stored: without NUL, and without lone surrogates.

    A database may refuse NUL, and the dialogue engine marks skips with it.
    """
    if not isinstance(text, str):
        raise TypeError("not a text")
    return without_surrogates(text.replace("\x00", ""))


def _event_of_new_message(message: Mapping[str, Any]) -> Event | None:
    sent = number(message["message_id"])
    if "text" not in message:
        if any(kind in message for kind in SERVICE_MESSAGES):
            return None
        kinds = ("sticker", "photo", "voice", "video", "video_note", "audio", "animation", "document")
        present = (kind for kind in (*kinds, "location", "contact") if kind in message)
        group = message.get("media_group_id")
        album = _text(group) if group is not None else None
        caption = _text(message.get("caption", ""))
        if is_visible(caption):
            return Wrote(caption, sent, forwarded="forward_origin" in message, album=album)
        return Unreadable(next(present, "other"), caption, album)
    text, entities = without_surrogates(message["text"]), message.get("entities") or ()
    marked = [entity for entity in entities if entity["type"] == "bot_command" and entity["offset"] == 0]
    end = end_of_command(text, number(marked[0]["length"])) if marked else 0
    if not end:
        return Wrote(_text(text), sent, forwarded="forward_origin" in message)
    name, argument = split_command(text, end)
    return Commanded(_text(name), _text(argument), sent)


def _event_of_edit(message: Mapping[str, Any]) -> Event | None:
    if "text" not in message:
        caption = _text(message.get("caption", ""))
        return Edited(caption, number(message["message_id"])) if is_visible(caption) else None
    return Edited(_text(message["text"]), number(message["message_id"]))
