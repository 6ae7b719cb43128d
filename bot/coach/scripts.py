"""Every dialogue by name."""

from __future__ import annotations

from bot.coach.aftercare import MOOD, NOTES, WRITING
from bot.coach.answer import YES
from bot.coach.editing import EDIT, MARK
from bot.coach.feedback import FEEDBACK
from bot.coach.later import LATER
from bot.coach.log import LOG
from bot.coach.no import NO
from bot.coach.overdue import OVERDUE
from bot.coach.patterns import PATTERNS
from bot.coach.pause import PAUSE
from bot.coach.prepare import PREPARE
from bot.coach.reflection import REFLECTION
from bot.coach.settings import SETTINGS
from bot.coach.start import START
from bot.coach.waiting import WAITING
from bot.talk.script import Script

SCRIPTS: dict[str, Script] = {
    script.name: script
    for script in (
        START,
        LOG,
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
        LATER,
        EDIT,
        MARK,
        SETTINGS,
        PAUSE,
    )
}
