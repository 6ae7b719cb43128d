"""Read where an application stands, from the words of a cell."""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.coach.facts.application import Stage, State
from bot.language.understanding.phrases.word_tables import WordTable
from bot.language.understanding.tables.cells import news_of, plain_of
from bot.turn.readings.report import News

_TABLE = WordTable("lists/standing")
_GHOSTED, _REFUSED, _TALKED, _SAVED = (
    _TABLE.pattern(key, re.IGNORECASE) for key in ("ghosted", "refused", "talked", "saved")
)
_FINAL, _LATER, _SCREENED = (_TABLE.pattern(key, re.IGNORECASE) for key in ("final", "later", "screened"))
_WITHDREW, _OFFERED, _AWAY = (_TABLE.pattern(key, re.IGNORECASE) for key in ("withdrew", "offered", "away"))

_STATES: dict[News | None, State] = {
    News.no: State.no,
    News.offer: State.offer,
    News.withdrew: State.withdrawn,
}


class Standing(NamedTuple):
    """A standing says how far an application has got. saved: nothing was sent yet."""

    state: State = State.waiting
    stage: Stage = Stage.applied
    silent: bool = False
    saved: bool = False


def standing_of(status: str) -> Standing:
    """Return what the words of a cell say; where they aren't known, that an answer is waited for."""
    plain = plain_of(status)[:100].strip(" .!")
    if not plain:
        return Standing()
    stage = _stage_of(plain)
    if _AWAY.fullmatch(plain):
        return Standing(State.away, stage)
    if _GHOSTED.fullmatch(plain):
        return Standing(State.no, stage, silent=True)
    news = _news_in(plain)
    if news is News.other:
        return Standing(saved=True)
    if news in _STATES:
        return Standing(_STATES[news], stage)
    met = news in (News.met, News.interview, News.next_round)
    return Standing(State.waiting, Stage.first if met and stage is Stage.applied else stage)


def _news_in(plain: str) -> News | None:
    """Return the news that a cell stands for: a no in it counts, whatever round it came after."""
    if _SAVED.fullmatch(plain):
        return News.other
    if _WITHDREW.fullmatch(plain):
        return News.withdrew
    if _REFUSED.search(plain):
        return News.no
    return News.offer if _OFFERED.fullmatch(plain) else news_of(plain)


def _stage_of(plain: str) -> Stage:
    if _FINAL.search(plain):
        return Stage.final
    if _LATER.search(plain):
        return Stage.later
    if _TALKED.search(plain):
        return Stage.first
    return Stage.screening if _SCREENED.search(plain) else Stage.applied
