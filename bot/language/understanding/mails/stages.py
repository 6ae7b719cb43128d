"""Tell how far an application got, or which meeting lies ahead, by what a mail says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.coach.facts.application import Stage
from bot.language.understanding.phrases.word_tables import WordTable
from bot.turn.readings.report import News

_TABLE = WordTable("mails/stages")
_FINAL = _TABLE.pattern("final", re.I)
_LATER = _TABLE.pattern("later", re.I)
_SCREENING = _TABLE.pattern("screening", re.I)
_FIRST = _TABLE.pattern("first", re.I)
_HAD = _TABLE.pattern("had", re.I)
_SENT_ONLY = _TABLE.pattern("sent_only", re.I)


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
    invited = _TO_INTERVIEW.search(text) is not None
    screening = _SCREENING.search(_TASK.sub("", text) if invited else text) is not None
    if later is not None and not later[0].casefold().startswith("next"):
        return Stage.later
    if screening:
        return Stage.screening
    if later is not None and news is News.next_round:
        return Stage.later
    return Stage.later if news is News.next_round and _HAD_INTERVIEW.search(text) else Stage.first


def _reached(sentences: Sequence[str]) -> Stage | None:
    """Return the furthest stage that sentences say was reached."""
    reached: Stage | None = None
    for sentence in sentences:
        one = _SHORTLIST.sub("shortlist", sentence)
        if (not _HAD.search(one) and "finalist" not in one) or _NOT_YET.search(one):
            continue
        for stage, pattern in (
            (Stage.final, _FINAL),
            (Stage.later, _LATER),
            (Stage.screening, _SCREENING),
            (Stage.first, _FIRST),
        ):
            found = pattern.search(one)
            if found is not None and stage is Stage.later and found[0].casefold().startswith("next"):
                continue  # "take you through to the next stage": still to come
            if found is not None and (reached is None or _ORDER.index(stage) > _ORDER.index(reached)):
                reached = stage
                break
    return reached


def _only_sent(news: News, text: str) -> bool:
    """Tell whether a no or a pause speaks of an application, or other news of a sent one and of no talk."""
    if news is News.no or news is News.on_hold:
        return _APPLIED.search(text) is not None
    return (
        news in (News.promised, News.other)
        and _SENT.search(text) is not None
        and _TALKED.search(text) is None
    )


_APPLIED = _TABLE.pattern("applied", re.I)


_SHORTLIST = _TABLE.pattern("shortlist", re.I)
_NOT_YET = _TABLE.pattern("not_yet", re.I)
_ON_TO_INTERVIEW = _TABLE.pattern("on_to_interview", re.I)
_AFTERWARDS = _TABLE.pattern("afterwards", re.I)
_WAS_THERE = _TABLE.pattern("was_there", re.I)
_SENT = _TABLE.pattern("sent", re.I)
_TALKED = _TABLE.pattern("talked", re.I)
_TO_INTERVIEW = _TABLE.pattern("to_interview", re.I)
_TASK = _TABLE.pattern("task", re.I)
_HAD_INTERVIEW = _TABLE.pattern("had_interview", re.I)

_ORDER = [Stage.applied, Stage.screening, Stage.first, Stage.later, Stage.final]
