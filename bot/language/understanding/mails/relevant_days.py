"""Find the days of a mail, and tell those that lie ahead from those that nobody has to note."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from bot.coach.workdays import add_days
from bot.language.understanding.mails.days import LENGTHS, Mention, mentions
from bot.language.understanding.phrases.word_tables import WordTable
from bot.language.understanding.temporal.words import spoken

MOST_DATED = 60
"""The most sentences in which days are looked for. Our own choice."""

MOST_PLACED = 60
"""The most days of a mail that are looked at: one with several to choose from names ten. Our own choice."""


class Placed(NamedTuple):
    """Hold a day and where it stands. number: the place of its sentence in the mail."""

    number: int
    sentence: str
    mention: Mention

    @property
    def before(self) -> str:
        """Return what comes before the day in its sentence."""
        return self.sentence[: self.mention.start]

    @property
    def until(self) -> str:
        """Return the sentence up to the first word of the day, and with it: it may be a "within"."""
        return (
            self.sentence[: self.mention.start]
            + self.sentence[self.mention.start : self.mention.end].split(" ")[0]
        )

    @property
    def held(self) -> bool:
        """Tell whether a bare weekday seems to be that of something past."""
        named = self.sentence[self.mention.start : self.mention.end]
        return (
            not re.search(r"\d", named)
            and bool(_HELD.search(self.before[-60:]))
            and not _TO_COME.search(self.before[-60:])
            and not LIMIT.search(self.before)
        )


_TABLE = WordTable("mails/relevant_days")
_CLOSING = _TABLE.pattern("closing", re.IGNORECASE)
_START = _TABLE.pattern("start", re.IGNORECASE)
_HELD = _TABLE.pattern("held", re.IGNORECASE)
_TO_COME = _TABLE.pattern("to_come", re.IGNORECASE)
_PAST_WORDS = _TABLE.pattern("past_words", re.IGNORECASE)
LIMIT = _TABLE.pattern("limit", re.IGNORECASE)
_FEEDBACK_BY = _TABLE.pattern("feedback_by", re.IGNORECASE)


def placed_in(lines: Sequence[str], today: date, country: str | None) -> Iterator[Placed]:
    """Go through the first days that the sentences of a mail name."""
    named = (
        Placed(number, line, mention)
        for number, line in enumerate(lines[:MOST_DATED])
        for mention in mentions(line, today, country)
    )
    yield from islice(named, MOST_PLACED)


def counted_from_closing(lines: Sequence[str], today: date, country: str | None) -> Iterator[Placed]:
    """Find "within four weeks of the closing date", if the closing date is named too."""
    for number, line in enumerate(lines[:MOST_DATED]):
        lengths = [
            day
            for day in spoken().days_in(line, today, country)
            if day.kind in LENGTHS and day.ahead and spoken().days.of_closing.match(line, day.end)
        ]
        for length in lengths[:1]:
            for one in placed_in(lines, today, country):
                if _CLOSING.search(one.sentence) and length.ahead is not None:
                    day = add_days(one.mention.day, (length.ahead - today).days)
                    yield Placed(number, line, Mention(length.start, length.end, day, None, None, sure=True))
                    return


def is_past(one: Placed, today: date) -> bool:
    """Tell whether a weekday or a "today" is that of something that has happened already."""
    named = one.sentence[one.mention.start : one.mention.end]
    after = one.sentence[one.mention.end : one.mention.end + 45]
    if after.startswith("'s"):
        return bool(re.match(r"'s (?:interview|meeting|chat|call|talk|conversation|trial)", after))
    if one.mention.day == today and re.search(r"today|tonight", named, re.I):
        return (
            not re.search(r"\b(?:later|before|until|end of)\b[^.]{0,12}$", one.before, re.I)
            and one.mention.at is None
        )
    if re.search(r"\d", named) or re.search(r"next|tomorrow|coming|end|within|week|this", named, re.I):
        return False
    happened = (
        _HAPPENED.match(after)
        or _DONE_ON.search(one.before[-60:])
        or re.search(r"\b(?:was|were|had|met|saw|spoke|did|came)\b[^.;]{0,30}$", one.before, re.I)
    )
    return bool(happened) and not _AHEAD.search(
        one.sentence[max(0, one.mention.start - 40) : one.mention.end + 60]
    )


_DONE_ON = _TABLE.pattern("done_on", re.I)
_HAPPENED = _TABLE.pattern("happened", re.I)
_AHEAD = _TABLE.pattern("ahead", re.I)


def excluded(one: Placed, *, meeting: bool = False) -> bool:
    """Tell whether a day is one that nobody has to note: a closing date, a start, a talk that was held."""
    before = _ANOTHER_CLAUSE.split(one.before)[-1][-90:]
    if _CLOSING.search(before) or re.search(
        r"\b(?:submitted|received|applied|posted|effective|(?:closing|start|joining) date|sent)(?: on)?"
        r" ?:\s*$|\byour (?:letter|e?-?mail|message|application|form|cv|note|call)(?: dated| of)"
        r"(?: the)?\s*$",
        before,
        re.I,
    ):
        return True
    if (meeting and _IF_PASSED.search(before)) or _SOMETIME.search(
        one.until[-60:] + one.sentence[one.mention.start :][:30]
    ):
        return True
    if _SENT_ON.search(before) or (_OPTIONAL.search(one.sentence) and "interview" not in one.sentence):
        return True
    if re.match(
        r"[^.;]{0,12}(?:is the closing|closing date|deadline for app)", one.sentence[one.mention.end :], re.I
    ):
        return True
    return bool(_START.search(before)) or bool(
        _FEEDBACK_BY.search(one.sentence)
        and re.search(r"(?:like|want|request|wish|ask for) [^.]{0,20}feedback", one.sentence, re.I)
    )


_ANOTHER_CLAUSE = _TABLE.pattern("another_clause", re.IGNORECASE)
_SENT_ON = _TABLE.pattern("sent_on", re.IGNORECASE)
_IF_PASSED = _TABLE.pattern("if_passed", re.IGNORECASE)
_SOMETIME = _TABLE.pattern("sometime", re.IGNORECASE)
_OPTIONAL = _TABLE.pattern("optional", re.IGNORECASE)


def was_held(one: Placed) -> bool:
    """Tell whether the day is of something past, which a weekday alone does not show."""
    before = one.before[-60:]
    return bool(_PAST_WORDS.search(before)) and not re.search(
        r"\b(?:invit|would|like|can|could|will|is|scheduled|confirm|move|please|to)\b", before, re.I
    )


def lies_ahead(one: Placed, today: date) -> bool:
    """Tell whether a day may be that of the meeting ahead, and not of a later round that only some reach."""
    return one.mention.day >= today and not excluded(one, meeting=True) and not was_held(one)


def moved_from(one: Placed) -> bool:
    """Tell whether a day no longer holds, because a meeting was moved away from it or called off."""
    after = one.sentence[one.mention.end : one.mention.end + 40]
    before = one.before[-60:]
    if re.search(
        r"\b(?:we said|was (?:for|on)|instead of|rather than|originally|from|not|cancel\w*|can't (?:do"
        r"|make)|unable to (?:do|make))\b(?: the| on| for| our)?[^.,;]{0,16}$",
        before,
        re.I,
    ):
        return not re.search(r"\bfrom\b[^.]{0,3}$", before, re.I) or bool(
            re.match(r"[^.]{0,25}\bto\b", after)
        )
    if _POSTPONED.search(before):
        return True
    return _GONE.match(after) is not None


_POSTPONED = _TABLE.pattern("postponed", re.IGNORECASE)
_GONE = _TABLE.pattern("gone", re.IGNORECASE)
