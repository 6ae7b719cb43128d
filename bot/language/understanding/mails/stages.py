"""Tell how far an application got, or which meeting lies ahead, by what a mail says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.coach.facts.application import Stage
from bot.turn.readings.report import News

_FINAL = re.compile(
    r"\bfinal(?:ist)?(?:s)?\b(?! (?:decision|result|approval|outcome|sign|word|score|salary|offer))"
    r"|last (?:round|stage|step|two|three|interview)|(?:one of|last) (?:two|three)\b|second to last",
    re.I,
)

_LATER = re.compile(
    r"\b(?:second|2nd|third|3rd|fourth|another|next)[- ](?:\w+ )?(?:round|stage|interview|meeting|chat"
    r"|call)|on-?site|back (?:in )?(?:for|to meet)|\bl2\b|see you again|meet (?:you again|the (?:rest"
    r"|team|others))|assessment (?:day|cent)|panel interview|second time|managerial round",
    re.I,
)

_SCREENING = re.compile(
    r"\b(?:phone|telephone|recruiter|video|initial|screening) (?:screen|call|chat|conversation)"
    r"|\bscreening\b|take-?home|aptitude|(?:online|technical|coding|skills|written|typing|psychometric"
    r"|driving) (?:test|assessment|challenge|exercise|task)s?\b|coding|assignment|questionnaire|one-way"
    r"|pre-?recorded|quick call|intro(?:ductory)? (?:call|chat)|on-?demand"
    r"|(?:speak|talk|spoke|spoken|chat)\w* (?:\w+ ){0,4}(?:over|on|by) (?:the )?(?:phone"
    r"|telephone)|\b(?:15|20|ten|fifteen|twenty)[ -]min",
    re.I,
)

_FIRST = re.compile(
    r"\b(?:your|the|an?|this|first|subsequent|recent|for|attending"
    r"|following|both|two|three) (?:\w+ )?interviews?\b(?! (?:stage|panel|list|process))"
    r"|interview(?:ed|ing) you"
    r"|'s interview|conversation in our|interviewing you|came for|interview with (?:us|you)|you (?:in"
    r"|at) (?:the )?interview|\bmet (?:you|with|us)|we met|meet(?:ing)? you|trial (?:shift|day|loaves)"
    r"|you (?:were )?interviewed\b|(?:at|attending for) interview\b"
    r"|\bcoming (?:along|over|to (?!a\b|the conc))"
    r"|lesson (?:that )?you (?:taught|gave)|(?:coming|came) in\b|talking to you|speaking (?:to|with) you",
    re.I,
)

_HAD = re.compile(
    r"\b(?:thank|thanks|attend\w*|came|coming in|following|further to|after|met|spoke|enjoyed|pleasure"
    r"|interviewed|meeting|lovely|liked you|impressed|subsequent|recent|completed?|results?|taking|took"
    r"|reached|got|were|in our|was|spent|gave|since|your)\b",
    re.I,
)

_SENT_ONLY = re.compile(
    r"short-?list\w*|sift\w*|(?:review\w*|read|looked at|considered) (?:all |of )?(?:your"
    r"|the) (?:application|cv|resume|r.sum.)|application (?:was|has been) received"
    r"|not (?:been )?(?:selected|invited) (?:for|to) (?:an )?interview|been through your",
    re.I,
)


def stage_of(news: News, sentences: Sequence[str], subject: str, older: Sequence[str] = ()) -> Stage | None:
    """Return the stage: of the meeting ahead, else the furthest that the mail says was reached.

    older: lines of the mails that it answers.
    """
    if news in (News.interview, News.next_round):
        said = (one for one in sentences[:30] if not _AFTERWARDS.match(one))
        return _ahead(news, " ".join((subject, *said))[:6000])
    text = " ".join((subject, *sentences[:30]))[:6000]
    reached = _reached((subject, *sentences[:30]))
    if reached is None and any(_WAS_THERE.search(line) for line in older[:30]):
        return Stage.first
    if reached is None and (news is News.applied or _SENT_ONLY.search(text) or _only_sent(news, text)):
        return Stage.applied
    if reached is None and news is News.no and _TALKED.search(text):
        return Stage.first  # a no that speaks of a panel, and of no application
    return reached


def _ahead(news: News, text: str) -> Stage:
    """Return the stage of the meeting ahead."""
    if news is News.next_round and _ON_TO_INTERVIEW.search(text):
        return Stage.first
    if _FINAL.search(text):
        return Stage.final
    later = _LATER.search(text)
    if later is not None and (news is News.next_round or not later[0].casefold().startswith("next")):
        return Stage.later
    if _SCREENING.search(text):
        return Stage.screening
    return Stage.later if news is News.next_round and _HAD_INTERVIEW.search(text) else Stage.first


def _reached(sentences: Sequence[str]) -> Stage | None:
    """Return the furthest stage that sentences say was reached."""
    reached: Stage | None = None
    for one in sentences:
        if (not _HAD.search(one) and "finalist" not in one) or _NOT_YET.search(one):
            continue
        for stage, pattern in (
            (Stage.final, _FINAL),
            (Stage.later, _LATER),
            (Stage.screening, _SCREENING),
            (Stage.first, _FIRST),
        ):
            if pattern.search(one) and (reached is None or _ORDER.index(stage) > _ORDER.index(reached)):
                reached = stage
                break
    return reached


def _only_sent(news: News, text: str) -> bool:
    """Tell whether a mail that turns them down or puts them off speaks of an application and of no talk."""
    if news is News.no or news is News.on_hold:
        return _APPLIED.search(text) is not None
    return news is News.promised and _SENT.search(text) is not None and _TALKED.search(text) is None


_APPLIED = re.compile(
    r"\bappl(?:y|ied|ying|ications?|icants?)\b|\bcvs?\b|\bresume\b|résumé|short-?list|\bprofile\b|\bcandidacy\b",
    re.I,
)
"""What a mail speaks of that refuses an application: of 26 such seen mails without a word of an "
"interview that
was held, 19 had nothing but the application behind them."""


_NOT_YET = re.compile(
    r"\b(?:if|will|would|should|once) (?:be )?(?:you )?(?:be )?(?:invit|shortlist|contact|select)"
    r"|\b(?:due|were|was|going) to (?:be|have been) (?:called|invited|interviewed|seen)",
    re.I,
)

_ON_TO_INTERVIEW = re.compile(
    r"\b(?:progress|proceed|through|on|forward|move|moving) to an? interview\b", re.I
)
_AFTERWARDS = re.compile(
    r"(?:after (?:this|that|which)|afterwards|the (?:whole |full |rest of the )?process (?:is|looks|has)"
    r"|following that"
    r"|if (?:you are |you're |that is )?successful|candidates who pass|those who pass)\b",
    re.I,
)
"""What comes after the meeting ahead."""

_WAS_THERE = re.compile(
    r"\bi (?:was|had been) interviewed\b|\bsince (?:my|the) interview\b"
    r"|(?:after|following) my interview\b"
    r"|thank you (?:\w+ )?for (?:the|my|today's|yesterday's) interview\b|\bmy interview (?:on|was|with)\b"
    r"|\b2nd interview\b|\bsecond interview\b",
    re.I,
)

_SENT = re.compile(
    r"(?:thank(?:s| you)|thx)\b.{0,30} for (?:applying|your (?:recent |online )?(?:application|cv|resume))"
    r"|time to apply|\byou applied|through the (?:cvs|applications)|application\b.{0,30}\bbeen considered",
    re.I,
)
_TALKED = re.compile(
    r"\b(?:interview\w*|met|meet(?:ing)?|spoke|speaking|talked|talking|assessment|test|exercise|trial|panel"
    r"|chat|call(?:ed)?|screen(?:ing)?|presentation|lesson|score)\b",
    re.I,
)
"""What an application that was only sent has not led to."""

_HAD_INTERVIEW = re.compile(
    r"(?:talking|meeting|speaking|your time|interview)[^.]{0,40}\b(?:on|last|yesterday|today|mon|tue|wed"
    r"|thu|fri)",
    re.I,
)

_ORDER = [Stage.applied, Stage.screening, Stage.first, Stage.later, Stage.final]
