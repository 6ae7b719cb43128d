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


ALONE = (
    (
        News.no,
        re.compile(
            r"(?:a |an |the |another |yet another |one more )?(?:no|nope|nah|rejected|rejection"
            r"|reject|declined|unsuccessful|"
            r"not selected|not successful|not shortlisted|turned down|regret|no luck|no joy|no "
            r"thanks|closed|failed|unfortunately (?:not|no)|(?:i )?did(?:n'?t| not) get (?:it"
            r"|the job))(?: (?:from them|again|too|already|today|just|has|came|come|arrived|landed|in"
            r"|through))*",
            re.I,
        ),
    ),
    (
        News.offer,
        re.compile(
            r"(?:a |an )?(?:yes+|offer|offered|accepted|hired|got it|got the job|success|successful)", re.I
        ),
    ),
    (
        News.next_round,
        re.compile(r"(?:shortlisted|next round|through|second round|final round|2nd round)", re.I),
    ),
    (
        News.withdrew,
        re.compile(r"(?:withdrawn|(?:i )?withdrew|(?:i )?pulled out|(?:i )?dropped out|i said no)", re.I),
    ),
    (News.on_hold, re.compile(r"(?:paused|on hold|frozen)", re.I)),
    (
        News.nothing,
        re.compile(
            r"(?:still )?(?:nothing|nothing yet|nowt|ghosted|silence|waiting|pending|no "
            r"reply|no response|no answer|no news|no word|tbc|awaiting|crickets|waiting to "
            r"hear)(?: yet| still| so far)?",
            re.I,
        ),
    ),
    (News.interview, re.compile(r"(?:an? )?(?:interview|interviewing|phone screen|screening)", re.I)),
    (News.met, re.compile(r"(?:interviewed|interview done|had interview)", re.I)),
    (
        News.applied,
        re.compile(r"(?:applied|sent|submitted|in|application sent|cv sent|in progress|under review)", re.I),
    ),
)
"""What stands alone beside a name, as in a list: "Acme - no"."""


SAYS_ENOUGH = _TABLE.pattern("says_enough", re.IGNORECASE)


SINCE_MEETING = _TABLE.pattern("since_meeting", re.IGNORECASE)


SPECIFIC = _TABLE.pattern("specific", re.IGNORECASE)


TELLING = _TABLE.pattern("telling", re.IGNORECASE)
