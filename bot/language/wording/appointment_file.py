"""Make the message that brings an interview as a file for somebody's calendar."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from bot.language.wording.content import Content
from bot.language.wording.filters import ZONE
from bot.language.wording.ics import calendar_file
from bot.message import Message
from bot.turn.model.person import Person
from bot.turn.model.says import CalendarFile

ONE, SEVERAL = "interview.ics", "interviews.ics"


def appointment_file(content: Content, person: Person, say: CalendarFile, now: datetime) -> Message:
    """Return the file with a short caption, which names the interview if it is only one."""
    one = say.listed[0] if len(say.listed) == 1 else None
    shows = {
        "name": one.application.name if one is not None else None,
        "day": one.day if one is not None else None,
        "at": one.at if one is not None else None,
        "count": len(say.listed),
        "first": say.first,
        ZONE: person.zone_name,
    }
    zone = person.zone if person.zone_name else None
    words = partial(content.label, person.language, "export")
    return Message(
        content.message(person.language, "coach", "calendar_file", shows),
        document=calendar_file(person.id, zone, say.listed, words, now),
        filename=ONE if one is not None else SEVERAL,
    )
