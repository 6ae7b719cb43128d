"""Every dialogue by name."""

from __future__ import annotations

from bot.coach.later import LATER
from bot.coach.no import NO
from bot.coach.reflection import REFLECTION
from bot.coach.start import START
from bot.talk.script import Script

SCRIPTS: dict[str, Script] = {script.name: script for script in (START, NO, REFLECTION, LATER)}
