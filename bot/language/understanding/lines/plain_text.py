"""Write a message plainly, before it is cut and guarded."""

from __future__ import annotations

import re

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.language.understanding.lines.ordinary import ORDINARY
from bot.language.understanding.phrases.word_tables import WordTable


def plainly(text: str) -> str:
    """Return a message without words that would be taken for a wish or a plan, and with news spelled well.

    The days in the text have been replaced by signs already.
    """
    text = _NO_G.sub(r"\1g", _DONE_AFTER.sub(_done, text))
    text = _NO_THANKS.sub("no thanks", _LONG_WORD.sub(_spelled, text))
    text = _INSTEAD.sub("", text)
    text = _BEEN_NOTHING.sub("", text)
    text = _WHEN_APPLIED.sub(r", applied \1", text)
    text = _COMPANY_CALLED.sub(r"\1 ", text)
    text = _NO_IF_NOTHING.sub(r"they will let me know \1", text)
    return _HAVE_SEND.sub(r"\1 sent", text)


def in_order(text: str) -> str:
    """Return a message without the number of its list's items, and with what they are before the list."""
    text = _SPOKEN_OF.sub(r"\1,", _HOW_MANY.sub("", text))
    listed = _WHAT_OF_ALL.fullmatch(text)
    return f"{listed['what']}: {listed['list']}" if listed is not None else text


def _done(said: re.Match[str]) -> str:
    """Return the past tense of the verb in "I'm after applying": "applied"."""
    return next(done for done, verb in _WAS_DONE if verb == said["verb"].casefold())


def without_asides(text: str) -> str:
    """Return a message without "before I forget" or "please note it"; unchanged if nothing else is left."""
    bare = _BY_THE_WAY.sub(" ", _NOTE_IT.sub("", text)).strip()
    return bare or text


_TABLE = WordTable("lines/plain_text")
_BY_THE_WAY = _TABLE.pattern("by_the_way", re.IGNORECASE)
_NOTE_IT = _TABLE.pattern("note_it", re.IGNORECASE)


def _spelled(word: re.Match[str]) -> str:
    """Return a word of news as it is spelled, where somebody slipped: "rejcted", "unsuccesful"."""
    said = word[0].casefold()
    if said in ORDINARY:
        return word[0]
    best = process.extractOne(
        said, _NEWS, scorer=OSA.normalized_similarity, score_cutoff=_NEAR_ENOUGH, processor=None
    )
    return best[0] if best is not None and best[0][0] == said[0] else word[0]


_LONG_WORD = re.compile(r"(?<![\w'’&.-])[^\W\d_]{6,15}(?![\w'’&.-]*\w)")

_NEWS = (
    *("rejected", "rejection", "declined", "unsuccessful", "shortlisted"),
    *("unfortunately", "application", "interview", "interviewed", "offered"),
)

_NEAR_ENOUGH = 0.82
"""How alike a typed word and one of `_NEWS` have to be, from 0 to 1: a slip or two. Our own choice."""

_DONE_AFTER = _TABLE.pattern("done_after", re.IGNORECASE)
_WAS_DONE = _TABLE.pairs("was_done")
_NO_G = _TABLE.pattern("no_g", re.IGNORECASE)
_HOW_MANY = _TABLE.pattern("how_many", re.IGNORECASE)
_WHAT_OF_ALL = _TABLE.pattern("what_of_all", re.IGNORECASE)
_SPOKEN_OF = _TABLE.pattern("spoken_of", re.IGNORECASE)
_BEEN_NOTHING = _TABLE.pattern("been_nothing", re.IGNORECASE)
_NO_THANKS = _TABLE.pattern("no_thanks", re.IGNORECASE)
_INSTEAD = _TABLE.pattern("instead", re.IGNORECASE)
_WHEN_APPLIED = _TABLE.pattern("when_applied", re.IGNORECASE)
_HAVE_SEND = _TABLE.pattern("have_send", re.IGNORECASE)
_COMPANY_CALLED = _TABLE.pattern("company_called")
_NO_IF_NOTHING = _TABLE.pattern("no_if_nothing", re.IGNORECASE)
