"""Define a way to say news, and words that many of them share."""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.turn.readings.report import News


class Cue(NamedTuple):
    """A cue is a way to say news. order: where the company is looked for, in this order.

    s: it is the subject before. o: it follows at once. a: it follows after a preposition. n: it stands
    right before ("the acme interview").
    """

    news: News
    pattern: re.Pattern[str]
    order: str


def cue(news: News, order: str, *patterns: str) -> Cue:
    """Return a way to say news by any of some patterns."""
    return Cue(news, re.compile(rf"(?<![\w'])(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE), order)


SOMEONE = (
    r"(?:some ?(?:one|1|body)|another|an? internal|other|an? other|the other|an? more|a different|"
    r"an? external|internal)"
)


NO_WHAT = (
    r"(?:words?|reply|replies|news|answers?|updates?|prob(?:lem)?s?|worr(?:y|ies)|rush|hurry|pressure|stress"
    r"|issues?|bother|biggie|sweat|one|body|need|idea|doubt|decisions?|dates?|days?|deadlines?|time|longer|more"
    r"|less|later|matter|such|new|harm|interviews? (?:yet|before|until|till)|experience (?:needed|necessary"
    r"|required)|feedback|offers?|change|changes|hard feelings)\b"
)
"""What there is none of in words such as "they said no problem", which are no refusal."""


N_T = r"(?:n'?t| not|nt)"


MEETING = (
    r"(?:interviews?|intervew|interveiw|intervw|phone ?screen(?:ing)?|screening call|"
    r"screening|trial shift|trial day|trial|"
    r"assessment (?:centre|center|day)|assessment|second round|final round|first round|panel|"
    r"video call|phone call|"
    r"coding test|tech(?:nical)? (?:test|round|call)|onsite|on-site|audition|hirevue|informal chat|"
    r"zoom(?: call)?|teams(?: call)?|google meet|"
    r"(?<!will )(?<!'ll )(?<!would )(?<!to )(?<!shall )(?<!gonna )(?<!should )(?<!can )(?<!might )(?<!may )"
    r"(?:call|chat)|meeting|catch[- ]up|1st round|2nd "
    r"round|3rd round|viva|f2f|aptitude test|written test|test day|group interview|walk[- ]?in|intro call)"
)


CV = (
    r"(?:cvs?|apps|applications|\d+ (?:apps|applications|cvs)|c\.v\.|resume|résumé|application|"
    r"app|form|forms|papers|documents|details|letter|cover letter|stuff)"
)
