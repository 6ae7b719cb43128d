"""Tell news of one company from news before it that name none."""

from __future__ import annotations

import re
from datetime import date

from bot.language.understanding.lines.gathered import ENDINGS, Gathered
from bot.language.understanding.lines.piece import Piece
from bot.language.understanding.phrases.word_tables import WordTable
from bot.turn.readings.report import News

_TABLE = WordTable("lines/apart")

DECISIVE = frozenset((*ENDINGS, News.interview, News.next_round))
"""News of what one company has decided."""

_BESIDES = _TABLE.pattern("besides", re.IGNORECASE)


def is_another(nameless: Gathered, piece: Piece, today: date) -> bool:
    """Tell whether a piece that names a company tells of another one than the news before it.

    "They want me in on Thursday, and I applied to Lidl as well" tells of two: what the one has decided
    would else be filed for the other. today: the person's day.
    """
    decided = DECISIVE.intersection(nameless.events)
    if not decided or piece.news is None:
        return False
    if piece.news is News.applied:
        return piece.joined or _BESIDES.search(piece.text) is not None
    if News.no in decided:
        return piece.news not in (News.no, News.met)
    if piece.news in ENDINGS:
        return piece.news not in decided
    ahead = nameless.meeting is not None and nameless.meeting >= today
    return piece.news in (News.nothing, News.on_hold) and (ahead or News.offer in decided)
