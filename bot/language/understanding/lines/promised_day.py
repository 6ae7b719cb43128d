"""Find the day by which an answer comes or is due, in a text without a company: "they revert by 5th Dec"."""

from __future__ import annotations

import re
from datetime import date

from bot.language.understanding.lines.cues import IGNORED_BEFORE_DAY
from bot.language.understanding.lines.cutting import cut_up, sentences
from bot.language.understanding.lines.placeholders import ANY, Placeholders
from bot.language.understanding.phrases.word_tables import WordTable
from bot.language.understanding.temporal.days import Day, answer_day
from bot.language.understanding.temporal.nearest import Both

LONGEST = 400
"""The most characters of a text that is searched for a day."""

_TABLE = WordTable("lines/promised_day")
_ANSWER = _TABLE.pattern("answer", re.IGNORECASE)
_SAID = _TABLE.pattern("said", re.IGNORECASE)
_SAID_AFTER = _TABLE.pattern("said_after", re.IGNORECASE)
_NONE_YET = _TABLE.pattern("none_yet", re.IGNORECASE)
_TAKEN_BACK = _TABLE.pattern("taken_back", re.IGNORECASE)


_PASSED = _TABLE.pattern("passed", re.IGNORECASE)
"""Words that say that the day on which an answer was promised has come or gone since."""


def when_due(day: Day, today: date, since: date | None, text: str) -> date | None:
    """Return the day of an answer; a weekday is past if the text says so: "and now it's saturday".

    text: with signs in place of days. since: the day from which it was promised.
    """
    due = answer_day(day, today, since)
    if due is None or day.kind != "weekday" or day.behind is None or _PASSED.search(text) is None:
        return due
    return today if day.also == (Both(today, today),) else day.behind


def promised_day(text: str, today: date, country: str | None) -> date | None:
    """Return the day of the answer, if a text speaks of one; None if it doesn't, or names several days."""
    if len(text) > LONGEST:
        return None
    signs = Placeholders.of(text.replace("’", "'"), today, country)
    speaks = False
    bound: list[Day] = []
    alone: list[Day] = []
    last = _SAID_AFTER.fullmatch(signs.text) is not None
    for sentence, _ in sentences(signs.text):
        for piece, _ in cut_up(sentence):
            if _TAKEN_BACK.match(piece):
                continue
            said = _ANSWER.search(_NONE_YET.sub(" ", ANY.sub(" ", piece))) is not None
            speaks = speaks or said
            for match in ANY.finditer(piece):
                day = signs.day(match[0])
                before, after = ANY.sub("", piece[: match.start()]), piece[match.end() :].strip(" .!")
                named = (_SAID.search(before) is not None and not after) or last
                if day is None or IGNORED_BEFORE_DAY.search(before):
                    continue
                (bound if said or named else alone).append(day)
    days = bound or (alone if speaks else [])
    return when_due(days[0], today, None, signs.text) if len(days) == 1 else None
