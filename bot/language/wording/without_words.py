"""Render what a turn says without words of its own: signs, removals and files."""

from __future__ import annotations

from datetime import datetime

from bot.language.wording.appointment_file import appointment_file
from bot.language.wording.content import Content
from bot.language.wording.handing_back import handed_back
from bot.message import Message
from bot.turn.model.person import Person
from bot.turn.model.says import CalendarFile, HandedBack, Noticed, Removed, Wordless


def without_words(content: Content, person: Person, say: Wordless, now: datetime) -> Message:
    """Return the message that does it. Where a chat can't show a sign, or remove anything, it has a text."""

    def label(block: str) -> str:
        return content.label(person.language, "controls", block)

    match say:
        case Noticed(message):
            return Message(None, edits=True, message=message, reaction=label("noticed"))
        case Removed(messages):
            stay = label("cannot_remove")
            return Message(stay, edits=True, message=messages[0], removes=messages)
        case HandedBack():
            return handed_back(content, person, say)
        case CalendarFile():
            return appointment_file(content, person, say, now)
