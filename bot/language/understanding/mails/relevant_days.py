"""Find the days of a mail, and tell those that lie ahead from those that nobody has to note."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from bot.coach.workdays import add_days
from bot.language.understanding.mails.days import LENGTHS, Mention, mentions
from bot.language.understanding.temporal.words import spoken

MOST_DATED = 60
"""Sentences in which days are looked for. Our own choice."""

MOST_PLACED = 60
"""Days of a mail that are looked at: one with several to choose from names ten. Our own choice."""


class Placed(NamedTuple):
    """Hold a day with its place. number: of its sentence."""

    number: int
    sentence: str
    mention: Mention

    @property
    def before(self) -> str:
        """Return what comes before it in its sentence."""
        return self.sentence[: self.mention.start]

    @property
    def until(self) -> str:
        """Return the sentence as far as the first word of the day, which may be the "within" of it."""
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


_CLOSING = re.compile(
    r"\b(?:clos(?:es|ing|ed?)|was (?:to be|due|supposed|meant|expected|promised)|deadline for appl"
    r"|applications? (?:are|is|will be) (?:open|accepted)|vacancy (?:closes|runs)|advert|apply (?:by"
    r"|before)|sent on|submitted on|received on|dated|posted)\b",
    re.IGNORECASE,
)

_START = re.compile(
    r"\b(?:start(?:ing)?(?: date)?|join(?:ing)? (?:date|us on)|commenc\w+ (?:on|work|employ)"
    r"|begin(?:ning)? (?:on|work)|first day|effective|onboarding|induction|in post)\b[^.;]{0,45}$",
    re.IGNORECASE,
)

_HELD = re.compile(
    r"(?:thank(?:s| you)[^.;]{0,60}|(?:meet|met|meeting|spoke|speaking|spoken|talked|talking|talk"
    r"|chatted|seeing|saw|interviewed|attend(?:ed|ing)|coming in|came in|was held|took place|interview"
    r"|your time|applied|application|enjoyed|conversation|call|mail|email|letter|following|further to"
    r"|since|trial|visit)\b[^.;]{0,40})$",
    re.IGNORECASE,
)

_TO_COME = re.compile(r"\b(?:will|shall|going to|hope to|plan to|aim to|let's)\b|'ll\b", re.IGNORECASE)
"""What says that something has not been held yet: "I'll email it on Monday"."""

_PAST_WORDS = re.compile(
    r"\b(?:thank(?:s| you)|met|spoke|spoken|enjoyed|was|were|attended|came|following|further to|applied"
    r"|lovely|great|nice|good|pleasure|since)\b",
    re.IGNORECASE,
)

LIMIT = re.compile(
    r"\b(?:by|before|until|till|no later than|not later than|on or before|latest|within|deadline|valid"
    r"|open|expires?|up to|due|end of|(?:good|stands|valid) (?:through|thru))\b[^.;]{0,25}$",
    re.IGNORECASE,
)

_FEEDBACK_BY = re.compile(r"\bfeedback\b", re.IGNORECASE)


def placed_in(lines: Sequence[str], today: date, country: str | None) -> Iterator[Placed]:
    """Go through the first days that the sentences of a mail name."""
    named = (
        Placed(number, line, mention)
        for number, line in enumerate(lines[:MOST_DATED])
        for mention in mentions(line, today, country)
    )
    yield from islice(named, MOST_PLACED)


def counted_from_closing(lines: Sequence[str], today: date, country: str | None) -> Iterator[Placed]:
    """Find "within four weeks of the closing date", where that date is named as well."""
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
    """Tell a weekday or a "today" of something that has happened already from one that lies ahead."""
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
    happened = _HAPPENED.match(after) or re.search(
        r"\b(?:was|were|had|met|saw|spoke|did|came)\b[^.;]{0,30}$", one.before, re.I
    )
    return bool(happened) and not _AHEAD.search(
        one.sentence[max(0, one.mention.start - 40) : one.mention.end + 60]
    )


_HAPPENED = re.compile(
    r",?[^,.;]{0,30}?\b(?:froze|was|were|had|met|told|lost|went|got|came|said|\w{3,}ed)\b", re.I
)

_AHEAD = re.compile(
    r"\b(?:will|'ll|by|until|going to|would|can|could|please|hope|expect|shall|before)\b", re.I
)


def excluded(one: Placed, *, meeting: bool = False) -> bool:
    """Tell whether a day is one that nobody has to note: a closing date, a start, a talk that was held."""
    before = one.before[-90:]
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


_SENT_ON = re.compile(
    r"\b(?:applied|application(?: \w+){0,2} (?:sent|submitted|lodged|received)(?: successfully)?)"
    r" on (?:\w+,? )?$",
    re.IGNORECASE,
)
_IF_PASSED = re.compile(
    r"\b(?:(?:if|once|should) you (?:clear|pass|get through|are successful|succeed)|(?:candidates|those"
    r"|applicants)"
    r" (?:who (?:clear|pass)|clearing|passing|selected)|if (?:successful|selected|cleared))\b",
    re.IGNORECASE,
)
"""A round after the one ahead, which only some will see."""
_SOMETIME = re.compile(
    r"\b(?:some ?time|(?:in|within|over|during) the (?:next|coming)) (?:\w+ ){0,3}(?:week|few|couple"
    r"|days?|fortnight)"
    r"(?: or (?:so|two))?\b",
    re.IGNORECASE,
)
"""A time that is still to be found."""
_OPTIONAL = re.compile(
    r"\b(?:optional|voluntary|no need to book|if you(?:'d| would) (?:like|wish|care) to (?:see|visit|look"
    r"|tour)"
    r"|(?:open|taster) (?:day|evening)s?)\b",
    re.IGNORECASE,
)
"""A visit that is up to the reader."""


def was_held(one: Placed) -> bool:
    """Tell whether the day is of something past, which a weekday alone does not show."""
    before = one.before[-60:]
    return bool(_PAST_WORDS.search(before)) and not re.search(
        r"\b(?:invit|would|like|can|could|will|is|scheduled|confirm|move|please|to)\b", before, re.I
    )


def lies_ahead(one: Placed, today: date) -> bool:
    """Tell whether a day may be that of the meeting ahead, and not of a round that only some will see."""
    return one.mention.day >= today and not excluded(one, meeting=True) and not was_held(one)


def moved_from(one: Placed) -> bool:
    """Tell the day that no longer holds from the one it was moved to."""
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


_POSTPONED = re.compile(
    r"\b(?:postpon(?:e|ed|ing)|mov(?:e|ed|ing)|cancel(?:led|ling|ed|ing)?|reschedul(?:e|ed|ing))\b"
    r"(?! for)(?:(?!\b(?:to|until|till)\b)[^.;]){0,40}$",
    re.IGNORECASE,
)
"""Words before a day that no longer holds, and none between that say where it went."""

_GONE = re.compile(
    r"(?:[^.;]|\.\d){0,14}\b(?:(?:has|have|had|is|was|will) (?:now |to |been |be ){0,2}(?:re-?scheduled"
    r"|moved|postponed|changed|cancel\w+|brought forward)|no longer|is off|won't work"
    r"|doesn't work|has to move"
    r"|moves to|needs to move)\b",
    re.IGNORECASE,
)
