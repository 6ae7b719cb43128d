"""Choose, among the days a mail names, the one to note: by what its sentence says of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from bot.language.understanding.mails.days import Mention
from bot.language.understanding.mails.relevant_days import (
    LIMIT,
    Placed,
    counted_from_closing,
    excluded,
    is_past,
    lies_ahead,
    moved_from,
    placed_in,
)
from bot.language.understanding.mails.zones import zone_of_all
from bot.language.understanding.phrases.word_tables import WordTable
from bot.language.understanding.temporal.hours import Hour
from bot.language.understanding.temporal.words import spoken
from bot.turn.readings.report import News, Slot

MOST_SLOTS = 12
"""The most times to choose from that are kept: more are a calendar."""


class Agenda(NamedTuple):
    """Hold the day to note with its hour, and all times to choose from."""

    day: date | None = None
    mention: Mention | None = None
    slots: tuple[Slot, ...] = ()


_TABLE = WordTable("mails/agenda")
_ANSWER = _TABLE.pattern("answer", re.IGNORECASE)
_SILENCE = _TABLE.pattern("silence", re.IGNORECASE)
_NOW_BE = _TABLE.pattern("now_be", re.IGNORECASE)
_BROKEN = _TABLE.pattern("broken", re.IGNORECASE)
_ACCEPT = _TABLE.pattern("accept", re.IGNORECASE)
_AGAIN = _TABLE.pattern("again", re.IGNORECASE)
_CONFIRM = _TABLE.pattern("confirm", re.IGNORECASE)
_TASK = _TABLE.pattern("task", re.IGNORECASE)
_MEETING = _TABLE.pattern("meeting", re.IGNORECASE)
_NEXT = _TABLE.pattern("next", re.IGNORECASE)
_INTERVIEWS_ON = _TABLE.pattern("interviews_on", re.IGNORECASE)


def agenda_of(news: News, lines: Sequence[str], today: date, country: str | None) -> Agenda:
    """Choose the day of a mail. lines: its sentences. today: the day of the mail."""
    if news is News.no:
        return Agenda()
    lines = [_FROM_THIS.sub(r"within \1", line) for line in lines]
    placed = [one for one in placed_in(lines, today, country) if not is_past(one, today)]
    if news is News.interview:
        return _with_zone(_of_meeting(placed, lines, today), lines)
    if news is News.next_round:
        meeting = _of_meeting(placed, lines, today)
        if (
            meeting.mention is not None
            and meeting.mention.at is not None
            and not _is_next_news(meeting.mention, placed)
        ):
            return _with_zone(meeting, lines)
    weigh = _WEIGHTS.get(news)
    if weigh is None:
        return Agenda()
    placed += counted_from_closing(lines, today, country)
    scored = [(weigh(one), one) for one in placed if one.mention.day >= today and not excluded(one)]
    scored = [(score, one) for score, one in scored if score > 0]
    if not scored:
        return Agenda()
    best = max(scored, key=lambda each: (each[0], -each[1].number, -each[1].mention.start))[1]
    if news is News.next_round:
        best = _with_hour(best, lines)
    return _with_zone(Agenda(best.mention.day, best.mention), lines)


def _is_next_news(mention: Mention, placed: Sequence[Placed]) -> bool:
    """Tell whether a time is when, or by when, the employer will say more, and not that of a meeting."""
    return any(
        one.mention == mention and (LIMIT.search(one.before) or _SENDS.search(one.before)) for one in placed
    )


_SENDS = _TABLE.pattern("sends", re.IGNORECASE)
_FROM_THIS = _TABLE.pattern("from_this", re.IGNORECASE)


def _with_zone(agenda: Agenda, lines: Sequence[str]) -> Agenda:
    """Add the zone that a mail states once for all its hours."""
    mention = agenda.mention
    if mention is None or mention.at is None or mention.zone is not None:
        return agenda
    return agenda._replace(mention=mention._replace(zone=zone_of_all(lines)))


def _answer(one: Placed) -> float:
    score = 1.0 * bool(_ANSWER.search(one.sentence)) + 1.2 * bool(_SILENCE.search(one.sentence))
    score += 0.5 * bool(re.search(r"\bnow\b", one.before, re.I))
    score += 1.5 * bool(_NOW_BE.search(one.before))
    score += 0.6 * bool(LIMIT.search(one.until)) + 0.3 * one.mention.sure
    score -= 1.5 * bool(_INTERVIEWS_ON.search(one.sentence)) + 1.0 * one.held
    score -= 1.2 * bool(_BROKEN.search(one.before[-60:]))
    score -= 1.0 * bool(
        re.search(
            r"\b(?:away|leave|holiday|closed|closing|shut(?:down)?|off|sick|break|meet(?:s|ing)?|interviewing)\b[^.]{0,25}$",
            one.before,
            re.I,
        )
        and not _ANSWER.search(one.before)
    )
    return score


def _acceptance(one: Placed) -> float:
    score = 1.0 * bool(_ACCEPT.search(one.sentence)) + 1.0 * bool(LIMIT.search(one.before))
    return score + 0.2 * one.mention.sure - 1.5 * one.held if score >= 1 else 0.0


def _again(one: Placed) -> float:
    if re.search(r"last day|since|earlier", one.before[-30:], re.I):
        return 0.0
    return (
        1.0 * bool(_AGAIN.search(one.sentence))
        + 0.4
        * bool(re.search(r"\b(?:in|until|till|at|by|after|of|for)\b[^.]{0,15}$", one.before + " in", re.I))
        - 0.8 * one.held
        + 0.3 * one.mention.sure
    )


def _next_step(one: Placed) -> float:
    if one.held:
        return 0.0
    return (
        1.0 * bool(_NEXT.search(one.sentence))
        + 0.4 * bool(LIMIT.search(one.before))
        + 0.3 * one.mention.sure
        - 0.9 * bool(re.search(r"\bfree\b|available", one.before, re.I))
    )


def _request(one: Placed) -> float:
    return (
        1.0
        * bool(
            re.search(
                r"\b(?:by|before|until|no later than|till|within|deadline|latest)\b", one.sentence, re.I
            )
        )
        + 0.3 * one.mention.sure
    )


_WEIGHTS = {
    News.applied: _answer,
    News.promised: _answer,
    News.offer: _acceptance,
    News.on_hold: _again,
    News.next_round: _next_step,
    News.other: _request,
}


def _with_hour(one: Placed, lines: Sequence[str]) -> Placed:
    """Add to a day the hour in a line under it, or the only hour that its mail names."""
    if one.mention.at is not None:
        return one
    hour = _hour_below(lines, one) or _only_hour(lines)
    return one if hour is None else one._replace(mention=one.mention._replace(at=hour.at, zone=hour.zone))


def _only_hour(lines: Sequence[str]) -> Hour | None:
    """Return the only hour that a mail names, besides hours from or until which somebody can be reached."""
    found = {
        hour.at: hour
        for line in lines[:MOST_LINES]
        for hour in spoken().hours.find(line)
        if hour.at is not None and not _OTHER_HOUR.search(line[: hour.start][-40:])
    }
    return next(iter(found.values())) if len(found) == 1 else None


MOST_LINES = 30
"""The most lines in which the only hour is looked for. Our own choice."""

_OTHER_HOUR = _TABLE.pattern("other_hour", re.IGNORECASE)


_BEGINS_WITH_HOUR = re.compile(r"\W{0,3}\d{1,2}[.:]\d\d\b")
"""A line of a programme: "8.45 Arrival and coffee"."""


def _hour_below(lines: Sequence[str], one: Placed) -> Hour | None:
    """Return the hour in a line of its own under a day: "Time: 11.30"."""
    for line in lines[one.number + 1 : one.number + 4]:
        hours = spoken().hours.find(line) if len(line) <= 60 or _BEGINS_WITH_HOUR.match(line) else ()
        if (hour := next((one for one in hours if one.at is not None), None)) is not None:
            return hour
    return None


def _of_meeting(placed: Sequence[Placed], lines: Sequence[str], today: date) -> Agenda:
    """Choose the first time of a meeting; return it with all times that there are to choose from."""
    placed = [one for one in placed if one.mention.sure or not any(other.mention.sure for other in placed)]
    ahead = [one for one in placed if lies_ahead(one, today)]
    ahead = [one for one in ahead if not moved_from(one)] or ahead
    meetings = [one for one in ahead if not _CONFIRM.search(one.before)]
    meetings = [one for one in meetings if not LIMIT.search(one.before)] or meetings
    timed = [
        one
        for one in meetings
        if one.mention.at is not None
        and not re.search(r"\b(?:office|open|phone|reach|call) (?:hours|me|us)\b", one.before[-40:], re.I)
    ]
    chosen = timed or [one for one in meetings if _MEETING.search(one.sentence)] or meetings
    if not chosen:
        return Agenda()
    slots: list[Slot] = []
    for one in timed if timed else chosen:
        slot = Slot(one.mention.day, one.mention.at)
        if slot not in slots:
            slots.append(slot)
    first = chosen[0]
    by_task = [one for one in chosen if LIMIT.search(one.before) and _TASK.search(one.sentence)]
    if by_task and not timed:
        first = by_task[0]
    first = _with_hour(first, lines)
    choice = len(slots) > 1 and _is_choice(chosen)
    return Agenda(first.mention.day, first.mention, tuple(slots[:MOST_SLOTS]) if choice else ())


def _is_choice(chosen: Sequence[Placed]) -> bool:
    text = " ".join(dict.fromkeys(one.sentence for one in chosen))
    lines = len({one.number for one in chosen})
    return lines > 1 or bool(
        re.search(r"\bor\b|\beither\b|options?|slots?|choose|pick|following|any of|;|/", text, re.I)
    )
