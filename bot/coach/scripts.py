"""List every dialogue by name."""

from __future__ import annotations

from bot.coach.dialogues.acquaintance import ACQUAINTANCE
from bot.coach.dialogues.aftercare import MOOD, NOTES, WRITING
from bot.coach.dialogues.answer import YES
from bot.coach.dialogues.changing import CHANGE, FORGET
from bot.coach.dialogues.editing import EDIT, MARK
from bot.coach.dialogues.feedback import FEEDBACK
from bot.coach.dialogues.for_coach import FOR_COACH
from bot.coach.dialogues.importing import IMPORTING
from bot.coach.dialogues.later import LATER
from bot.coach.dialogues.log import LOG
from bot.coach.dialogues.no import NO
from bot.coach.dialogues.overdue import OVERDUE
from bot.coach.dialogues.patterns import PATTERNS
from bot.coach.dialogues.pause import PAUSE
from bot.coach.dialogues.prepare import PREPARE
from bot.coach.dialogues.reflection import REFLECTION
from bot.coach.dialogues.reminding import REMIND
from bot.coach.dialogues.sector import SECTOR
from bot.coach.dialogues.settings import SETTINGS
from bot.coach.dialogues.several import SEVERAL
from bot.coach.dialogues.start import START
from bot.coach.dialogues.values import VALUES
from bot.coach.dialogues.waiting import WAITING
from bot.talk.script import Script

SCRIPTS: dict[str, Script] = {
    script.name: script
    for script in (
        START,
        LOG,
        SEVERAL,
        IMPORTING,
        WAITING,
        PREPARE,
        OVERDUE,
        YES,
        NO,
        REFLECTION,
        FEEDBACK,
        PATTERNS,
        NOTES,
        MOOD,
        WRITING,
        VALUES,
        LATER,
        EDIT,
        MARK,
        CHANGE,
        FORGET,
        REMIND,
        SETTINGS,
        PAUSE,
        SECTOR,
        ACQUAINTANCE,
        FOR_COACH,
    )
}

REVIEW = REFLECTION.name
"""The dialogue that looks back on an interview."""

REVIEWS = frozenset({NO.name, REVIEW})
"""The dialogues after a no, which look back on it."""
