"""Tell news of one company from earlier news that name no company."""

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


def is_the_same(one: str, other: str) -> bool:
    """Tell whether a message speaks of one company by two names: "sent to Ibex Couriers … Ibex said no"."""
    longer, shorter = sorted((one.casefold().split(), other.casefold().split()), key=len, reverse=True)
    return longer[: len(shorter)] == shorter and (len(longer) == len(shorter) or len(shorter[0]) >= LONG_WORD)


LONG_WORD = 4
"""The fewest letters of a first word that stands for the whole name: "St" has fewer. Our own choice."""
