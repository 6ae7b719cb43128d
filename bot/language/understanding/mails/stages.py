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
    r"|pre-?recorded|quick call|\b(?:15|20|ten|fifteen|twenty)[ -]min",
    re.I,
)

_FIRST = re.compile(
    r"\b(?:your|the|an?|this|first|subsequent|recent|for|attending"
    r"|following) (?:\w+ )?interview\b(?! (?:stage|panel|list|process))|interview(?:ed|ing) you"
    r"|'s interview|conversation in our|interviewing you|came for|interview with (?:us|you)|you (?:in"
    r"|at) (?:the )?interview|\bmet (?:you|with|us)|we met|meet(?:ing)? you|trial (?:shift|day|loaves)"
    r"|(?:coming|came) in\b|talking to you|speaking (?:to|with) you",
    re.I,
)

_HAD = re.compile(
    r"\b(?:thank|thanks|attend\w*|came|coming in|following|further to|after|met|spoke|enjoyed|pleasure"
    r"|interviewed|meeting|lovely|liked you in|subsequent|recent|completed?|results?|taking|took|reached"
    r"|got|were|in our|was|spent|gave|since|your)\b",
    re.I,
)

_SENT_ONLY = re.compile(
    r"short-?list\w*|sift\w*|(?:review\w*|read|looked at|considered) (?:all |of )?(?:your"
    r"|the) (?:application|cv|resume|r.sum.)|application (?:was|has been) received"
    r"|not (?:been )?(?:selected|invited) (?:for|to) (?:an )?interview|been through your",
    re.I,
)


def stage_of(news: News, sentences: Sequence[str], subject: str) -> Stage | None:
    """Return the stage: of the meeting ahead, else the furthest that the mail says was reached."""
    text = " ".join((subject, *sentences[:30]))[:6000]
    if news in (News.interview, News.next_round):
        if _FINAL.search(text):
            return Stage.final
        later = _LATER.search(text)
        if later is not None and (news is News.next_round or not later[0].casefold().startswith("next")):
            return Stage.later
        if _SCREENING.search(text):
            return Stage.screening
        return Stage.later if news is News.next_round and _HAD_INTERVIEW.search(text) else Stage.first
    reached: Stage | None = None
    for one in (subject, *sentences[:30]):
        if (not _HAD.search(one) and "finalist" not in one) or re.search(
            r"\b(?:if|will|would|should|once) (?:be )?(?:you )?(?:be )?(?:invit|shortlist|contact"
            r"|select)",
            one,
            re.I,
        ):
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
    if reached is None and (news is News.applied or _SENT_ONLY.search(text)):
        return Stage.applied
    return reached


_HAD_INTERVIEW = re.compile(
    r"(?:talking|meeting|speaking|your time|interview)[^.]{0,40}\b(?:on|last|yesterday|today|mon|tue|wed"
    r"|thu|fri)",
    re.I,
)

_ORDER = [Stage.applied, Stage.screening, Stage.first, Stage.later, Stage.final]
