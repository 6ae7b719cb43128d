"""Define the cue, a way to say news, and the words that many cues share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bot.language.understanding.phrases.word_tables import WordTable
from bot.turn.readings.report import News


class Cue(NamedTuple):
    """A cue is a way to say news. order: where the company is looked for, in this order.

    s: it is the subject, before the news. o: it follows the news at once. a: it follows a preposition.
    n: it stands right before the news ("the acme interview"). m: the pattern's own group `mid` holds it.
    """

    news: News
    pattern: re.Pattern[str]
    order: str


def cue(news: News, order: str, *patterns: str) -> Cue:
    """Return a way to say news by any of some patterns."""
    return Cue(news, re.compile(rf"(?<![\w'])(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE), order)


def cues_of(rows: Iterable[tuple[str, str, Sequence[str]]]) -> tuple[Cue, ...]:
    """Return ways to say news. rows: the name of the news, the order, the patterns."""
    return tuple(cue(News[news], order, *says) for news, order, says in rows)


_TABLE = WordTable("lines/cue")
SOMEONE = _TABLE.part("someone")


NO_WHAT = _TABLE.part("no_what")


N_T = _TABLE.part("n_t")


MEETING = _TABLE.part("meeting")


CV = _TABLE.part("cv")
