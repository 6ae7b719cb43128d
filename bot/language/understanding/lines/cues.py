"""List what people type when an application has news, and the words around it."""

from __future__ import annotations

import re

from bot.language.understanding.lines.answer_cues import ANSWER_CUES
from bot.language.understanding.lines.progress_cues import PROGRESS_CUES
from bot.language.understanding.phrases.word_tables import WordTable
from bot.turn.readings.report import News

CUES = ANSWER_CUES + PROGRESS_CUES
"""In the order in which they are believed when several fit one piece."""


_TABLE = WordTable("lines/cues")
IGNORED_BEFORE_DAY = _TABLE.pattern("ignored_before_day", re.IGNORECASE)


ANSWER_BY = _TABLE.pattern("answer_by", re.IGNORECASE)


REASON = _TABLE.pattern("reason", re.IGNORECASE)


ALONE = tuple((News(news), re.compile(says, re.IGNORECASE)) for news, says in _TABLE.pairs("alone"))
"""What stands alone beside a name, as in a list: "Acme - no"."""


SAYS_ENOUGH = _TABLE.pattern("says_enough", re.IGNORECASE)


SINCE_MEETING = _TABLE.pattern("since_meeting", re.IGNORECASE)


SPECIFIC = _TABLE.pattern("specific", re.IGNORECASE)


TELLING = _TABLE.pattern("telling", re.IGNORECASE)
