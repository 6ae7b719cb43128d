"""Tell what of a message has come to the Bot API lately, and leave it out where the server refuses it.

Telegram's own server is always the newest, but one may run an older one of one's own. What it does not know,
it may refuse (400); the message then goes without.
"""

from __future__ import annotations

import re
from enum import Enum

from bot.message import Message, Rows
from bot.talk.frozen import changed

_TAGS = re.compile(r"</?tg-[a-z]+[^<>]*>|(?<=<blockquote) expandable(?=>)")
"""The tags that are left out, and what is left out of a tag. What was typed holds no tag: it is escaped."""


class Recent(Enum):
    """A member is what an older server may refuse. Its value is how a refusal may name it, in lower case."""

    styles = ("style", "button")
    force_reply = ("markup", "reply keyboard")
    tags = ("entities", "tag")
    effects = ("effect",)
    reactions = ("reaction",)
    removals = ("delete",)


EVERYTHING = frozenset(Recent)


def used(message: Message) -> frozenset[Recent]:
    """Return what is recent in a message."""
    found = set()
    if any(button.style is not None for row in message.rows for button in row):
        found.add(Recent.styles)
    if message.wants_words:
        found.add(Recent.force_reply)
    if message.celebrates:
        found.add(Recent.effects)
    if message.html is not None and _TAGS.search(message.html) is not None:
        found.add(Recent.tags)
    return frozenset(found)


def without(message: Message, parts: frozenset[Recent]) -> Message:
    """Return a message without some of what is recent."""
    if Recent.styles in parts:
        message = changed(message, rows=_plain(message.rows))
    if Recent.force_reply in parts:
        message = changed(message, wants_words=False)
    if Recent.effects in parts:
        message = changed(message, celebrates=False)
    if Recent.tags in parts and message.html is not None:
        message = changed(message, html=_TAGS.sub("", message.html))
    return message


def blamed(parts: frozenset[Recent], refusal: str) -> frozenset[Recent]:
    """Return which of these parts a refusal, in lower case, names; all of them where it names none."""
    named = frozenset(part for part in parts if any(word in refusal for word in part.value))
    return named or parts


def _plain(rows: Rows) -> Rows:
    return tuple(tuple(changed(button, style=None) for button in row) for row in rows)
