"""Find news that stands alone or right behind a name, as in a list: "acme no", "acme still nothing"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.language.understanding.lines import cues, people
from bot.language.understanding.lines.companies import allowed
from bot.language.understanding.lines.known_names import is_known
from bot.language.understanding.lines.names_in import Name, name_at
from bot.language.understanding.lines.piece import Piece
from bot.language.understanding.lines.words import WELL_KNOWN
from bot.language.understanding.phrases.word_tables import WordTable
from bot.turn.readings.report import News

_TABLE = WordTable("lines/bare_news")


def find_bare_news(piece: Piece, known: Sequence[str]) -> None:
    """Find news that stands alone ("rejected"), or right after a name ("Bolt Food no")."""
    no = re.fullmatch(r"(.+?) (?:no|nope)", piece.rest, re.IGNORECASE) if not piece.matches else None
    name = name_at(no[1], 0) if no is not None else None
    plainly = name is not None and (piece.among_noes or _is_plainly(name, known))
    if no is not None and name is not None and name.end == len(no[1]) and plainly:
        piece.names, piece.matches = [name], {News.no: no}
    if not piece.matches and (behind := _NOTHING_BEHIND.fullmatch(piece.rest)) is not None:
        name = name_at(behind["name"], 0)
        if name is not None and name.end == len(behind["name"]):
            name = allowed(piece, name, strict=True)
            piece.names = [name] if name is not None else []
            news = News.no if behind["luck"] else News.nothing
            piece.matches = {news: behind} if name is not None else {}
    stands = not piece.names or piece.news is News.promised
    if stands and (behind := _WAITING_BEHIND.fullmatch(piece.rest)) is not None:
        name = name_at(behind["name"], 0)
        alone_there = (
            name is not None and name.end == len(behind["name"]) and not people.is_first_name(name.text)
        )
        if name is not None and alone_there and _is_plainly(name, known):
            news = News.withdrew if behind["out"] else News.nothing
            piece.names, piece.matches = [name], {news: behind}
    for news, alone in cues.ALONE:
        if alone.fullmatch(piece.rest) and (whole := _WHOLE.match(piece.text)) is not None:
            piece.matches, piece.alone = {news: whole}, True


_WHOLE = re.compile(r".*", re.DOTALL)
_NOTHING_BEHIND = _TABLE.pattern("nothing_behind", re.IGNORECASE)
"""No news right behind a name: "acme foods still nothing"."""

_WAITING_BEHIND = _TABLE.pattern("waiting_behind", re.IGNORECASE)
"""What stands alone behind a name in a list: "Ashbee Print still waiting", "Lamorna Foods withdrew"."""


def _is_plainly(name: Name, known: Sequence[str]) -> bool:
    """Tell whether words are a name even if little else is said: they have a capital, or are known."""
    famous = name.text.casefold() in WELL_KNOWN
    return (
        famous or (name.text[:1].isupper() and len(name.text) > 2) or is_known(name.text, known) is not None
    )
