"""Choose, among the days a mail names, the one to note: by what its sentence says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from bot.coach.facts.application import Stage
from bot.language.understanding.mails.clock import Hour, hours_in
from bot.language.understanding.mails.days import NUMBERS, Mention, mentions
from bot.turn.told import News, Slot

MOST_DATED = 40
"""Sentences in which days are looked for. Our own choice."""

MOST_SLOTS = 12
"""Times to choose from that are kept: more are a calendar."""


class Agenda(NamedTuple):
    """The day to note with its hour, and all times to choose from."""

    day: date | None = None
    mention: Mention | None = None
    slots: tuple[Slot, ...] = ()


class _Placed(NamedTuple):
    """A day where it stands. number: of its sentence."""

    number: int
    sentence: str
    mention: Mention

    @property
    def before(self) -> str:
        """What stands before it in its sentence."""
        return self.sentence[: self.mention.start]

    @property
    def until(self) -> str:
        """The sentence as far as the first word of the day, which may be the "within" of it."""
        return self.sentence[: self.mention.start] + self.sentence[self.mention.start : self.mention.end].split(" ")[0]

    @property
    def held(self) -> bool:
        """Tell whether a bare weekday seems to be that of something past."""
        named = self.sentence[self.mention.start : self.mention.end]
        return not re.search(r"\d", named) and bool(_HELD.search(self.before[-60:])) and not _LIMIT.search(self.before)


_CLOSING = re.compile(
    r"\b(?:clos(?:es|ing|ed?)|was (?:to be|due|supposed|meant|expected|promised)|deadline for appl|applications? (?:are|is|will be) (?:open|accepted)|vacancy (?:closes|runs)|advert|apply (?:by|before)|sent on|submitted on|received on|dated|posted)\b",
    re.IGNORECASE,
)
_START = re.compile(r"\b(?:start(?:ing)?(?: date)?|join(?:ing)? (?:date|us on)|commenc\w+ (?:on|work|employ)|begin(?:ning)? (?:on|work)|first day|effective|onboarding|induction|in post)\b[^.;]{0,45}$", re.IGNORECASE)
_HELD = re.compile(
    r"(?:thank(?:s| you)[^.;]{0,60}|(?:meet|met|meeting|spoke|speaking|spoken|talked|talking|talk|chatted|seeing|saw|interviewed|attend(?:ed|ing)|coming in|came in|was held|took place|interview|your time|applied|application|enjoyed|conversation|call|mail|email|letter|following|further to|since|trial|visit)\b[^.;]{0,40})$",
    re.IGNORECASE,
)
_PAST_WORDS = re.compile(r"\b(?:thank(?:s| you)|met|spoke|spoken|enjoyed|was|were|attended|came|following|further to|applied|lovely|great|nice|good|pleasure|since)\b", re.IGNORECASE)
_ANSWER = re.compile(
    r"\b(?:hear|reply|respond|contact(?:ed)?|in touch|inform(?:ed)?|notif\w+|let (?:you|u) know|update|decision|decide|outcome|answer|result|ring|call|get back|come back|back to|shortlist\w*|assume|sift|feedback|told|tell you|expect|news|announce\w*|know|write to|confirm\w*|review\w*|email|shout|communicat\w+|look|reading|chase|point you)\b",
    re.IGNORECASE,
)
_SILENCE = re.compile(r"\b(?:not|n't) (?:\w+ )?(?:heard|hear|receive[d]?|been contacted|had|get|got|phoned|rung)|\bno (?:reply|response|news|word)|do not hear|don't hear|silence|assume", re.IGNORECASE)
_LIMIT = re.compile(r"\b(?:by|before|until|till|no later than|not later than|on or before|latest|within|deadline|valid|open|expires?|up to|due|end of)\b[^.;]{0,25}$", re.IGNORECASE)
_ACCEPT = re.compile(r"\b(?:let (?:me|us) know|accept\w*|reply|respond|return|sign\w*|confirm|decision|answer|valid|open|expires?|deadline|revert|tell (?:me|us)|yes|decide|offer|say|think|need|back to)\b", re.IGNORECASE)
_AGAIN = re.compile(r"\b(?:again|revisit|resume|restart|review\w*|re-?open|pick (?:it|this|things) up|look|update|back to|contact|touch|write|know|until|expect|return|unfreeze|lift\w*|budget|come back|decision|decide|till|quarter|start)\b", re.IGNORECASE)
_CONFIRM = re.compile(r"\b(?:let (?:me|us) know|confirm\w*|reply|respond|rsvp|answer|tell (?:me|us)|bring|send|complete the (?:form|attached))\b[^.;]{0,60}\b(?:by|before|until|no later than|latest)\b[^.;]{0,20}$", re.IGNORECASE)
_TASK = re.compile(r"\b(?:submit|complete|hand (?:it )?in|return|finish|deadline|due|test|assessment|assignment|exercise|task|challenge|presentation)\b", re.IGNORECASE)
_MEETING = re.compile(r"\b(?:interview\w*|meet\w*|call|chat|screen|come|pop|slot|times?|available|scheduled|see you|test|trial|zoom|teams|invite\w*|talk|suit\w*|assessment|moved?|instead|lesson|report|attend|visit|do)\b", re.IGNORECASE)
_FEEDBACK_BY = re.compile(r"\bfeedback\b", re.IGNORECASE)
_NEXT = re.compile(r"\b(?:will|'ll|by|hope|expect|shall|going to|should|on|send|confirm\w*|next|brief|details|come back|touch|reach you|schedul\w*|planned)\b", re.IGNORECASE)
_INTERVIEWS_ON = re.compile(r"\b(?:interviews? (?:will|are|is|planned|take|to be|for)|interview dates?|should you be|if you are|if (?:short-?listed|successful)|if selected)\b", re.IGNORECASE)


def agenda_of(news: News, lines: Sequence[str], today: date, country: str | None) -> Agenda:
    """Choose the day of a mail. lines: its sentences. today: the day of the mail."""
    if news is News.no:
        return Agenda()
    placed = [one for one in _placed(lines, today, country) if not _is_past(one, today)]
    if news is News.interview:
        return _of_meeting(placed, lines, today)
    weigh = _WEIGHTS.get(news)
    if weigh is None:
        return Agenda()
    placed += _counted_from_closing(lines, today, country)
    scored = [(weigh(one), one) for one in placed if one.mention.day >= today and not _excluded(one)]
    scored = [(score, one) for score, one in scored if score > 0]
    if not scored:
        return Agenda()
    best = max(scored, key=lambda each: (each[0], -each[1].number, -each[1].mention.start))[1]
    return Agenda(best.mention.day, best.mention)


def _placed(lines: Sequence[str], today: date, country: str | None) -> Iterator[_Placed]:
    for number, line in enumerate(lines[:MOST_DATED]):
        for mention in mentions(line, today, country):
            yield _Placed(number, line, mention)


def _counted_from_closing(lines: Sequence[str], today: date, country: str | None) -> Iterator[_Placed]:
    """Find "within four weeks of the closing date", where that date is named as well."""
    for number, line in enumerate(lines[:MOST_DATED]):
        span = _FROM_CLOSING.search(line)
        if span is None:
            continue
        for one in _placed(lines, today, country):
            if _CLOSING.search(one.sentence):
                many = int(span[1]) if span[1].isdecimal() else NUMBERS.get(span[1].casefold(), 1)
                day = one.mention.day + timedelta(days=many * (7 if span[2].casefold() == "week" else 1))
                yield _Placed(number, line, Mention(span.start(), span.end(), day, None, None, sure=True))
                return


_FROM_CLOSING = re.compile(r"within (\w{1,8}) (week|day)s? (?:of|from|after) (?:the|its|this) clos\w+(?: date)?", re.IGNORECASE)


def _is_past(one: _Placed, today: date) -> bool:
    """Tell a weekday or a "today" of something that has happened already from one that lies ahead."""
    named = one.sentence[one.mention.start : one.mention.end]
    after = one.sentence[one.mention.end : one.mention.end + 45]
    if after.startswith("'s"):
        return bool(re.match(r"'s (?:interview|meeting|chat|call|talk|conversation|trial)", after))
    if one.mention.day == today and re.search(r"today|tonight", named, re.I):
        return not re.search(r"\b(?:later|before|until|end of)\b[^.]{0,12}$", one.before, re.I) and one.mention.at is None
    if re.search(r"\d", named) or re.search(r"next|tomorrow|coming|end|within|week", named, re.I):
        return False
    happened = _HAPPENED.match(after) or re.search(r"\b(?:was|were|had|met|saw|spoke|did|came)\b[^.;]{0,30}$", one.before, re.I)
    return bool(happened) and not _AHEAD.search(one.sentence[max(0, one.mention.start - 40) : one.mention.end + 60])


_HAPPENED = re.compile(r",?[^,.;]{0,30}?\b(?:froze|was|were|had|met|told|lost|went|got|came|said|\w{3,}ed)\b", re.I)
_AHEAD = re.compile(r"\b(?:will|'ll|by|until|going to|would|can|could|please|hope|expect|shall|before)\b", re.I)


def _excluded(one: _Placed) -> bool:
    """Tell whether a day is one that nobody has to note: a closing date, a start, a talk that was held."""
    before = one.before[-90:]
    if _CLOSING.search(before) or re.search(r"\b(?:submitted|received|applied|posted|effective|date|sent)(?: on)? ?:\s*$", before, re.I):
        return True
    if re.match(r"[^.;]{0,12}(?:is the closing|closing date|deadline for app)", one.sentence[one.mention.end :], re.I):
        return True
    return bool(_START.search(before)) or bool(_FEEDBACK_BY.search(one.sentence) and re.search(r"(?:like|want|request|wish|ask for) [^.]{0,20}feedback", one.sentence, re.I))


def _answer(one: _Placed) -> float:
    score = 1.0 * bool(_ANSWER.search(one.sentence)) + 1.2 * bool(_SILENCE.search(one.sentence))
    score += 0.5 * bool(re.search(r"\bnow\b", one.before, re.I))
    score += 0.6 * bool(_LIMIT.search(one.until)) + 0.3 * one.mention.sure
    score -= 1.5 * bool(_INTERVIEWS_ON.search(one.sentence)) + 1.0 * one.held
    score -= 1.0 * bool(re.search(r"\b(?:away|leave|holiday|closed|off|sick|break|meet(?:s|ing)?|interviewing)\b[^.]{0,25}$", one.before, re.I) and not _ANSWER.search(one.before))
    return score


def _acceptance(one: _Placed) -> float:
    score = 1.0 * bool(_ACCEPT.search(one.sentence)) + 1.0 * bool(_LIMIT.search(one.before))
    return score + 0.2 * one.mention.sure - 1.5 * one.held if score >= 1 else 0.0


def _again(one: _Placed) -> float:
    if re.search(r"last day|since|earlier", one.before[-30:], re.I):
        return 0.0
    return 1.0 * bool(_AGAIN.search(one.sentence)) + 0.4 * bool(re.search(r"\b(?:in|until|till|at|by|after|of|for)\b[^.]{0,15}$", one.before + " in", re.I)) - 0.8 * one.held


def _next_step(one: _Placed) -> float:
    if one.held:
        return 0.0
    return 1.0 * bool(_NEXT.search(one.sentence)) + 0.4 * bool(_LIMIT.search(one.before)) + 0.3 * one.mention.sure - 0.9 * bool(re.search(r"\bfree\b|available", one.before, re.I))


def _request(one: _Placed) -> float:
    return 1.0 * bool(re.search(r"\b(?:by|before|until|no later than|till|within|deadline|latest)\b", one.sentence, re.I)) + 0.3 * one.mention.sure


_WEIGHTS = {
    News.applied: _answer,
    News.promised: _answer,
    News.offer: _acceptance,
    News.on_hold: _again,
    News.next_round: _next_step,
    News.other: _request,
}


def _hour_below(lines: Sequence[str], one: _Placed) -> Hour | None:
    """Return the hour that stands in a line of its own under a day: "Time: 11.30"."""
    for line in lines[one.number + 1 : one.number + 4]:
        if len(line) <= 60 and (hour := next(hours_in(line), None)) is not None:
            return hour
    return None


def _of_meeting(placed: Sequence[_Placed], lines: Sequence[str], today: date) -> Agenda:
    """Choose the first time of a meeting, and all there are to choose from."""
    placed = [one for one in placed if one.mention.sure or not any(other.mention.sure for other in placed)]
    ahead = [one for one in placed if one.mention.day >= today and not _excluded(one) and not _was_held(one) and not _moved_from(one)]
    meetings = [one for one in ahead if not _CONFIRM.search(one.before)]
    timed = [one for one in meetings if one.mention.at is not None and not re.search(r"\b(?:office|open|phone|reach|call) (?:hours|me|us)\b", one.before[-40:], re.I)]
    chosen = timed or [one for one in meetings if _MEETING.search(one.sentence)] or meetings
    if not chosen:
        return Agenda()
    slots: list[Slot] = []
    for one in timed if timed else chosen:
        slot = Slot(one.mention.day, one.mention.at)
        if slot not in slots:
            slots.append(slot)
    first = chosen[0]
    by_task = [one for one in chosen if _LIMIT.search(one.before) and _TASK.search(one.sentence)]
    if by_task and not timed:
        first = by_task[0]
    if first.mention.at is None and (hour := _hour_below(lines, first)) is not None:
        first = first._replace(mention=first.mention._replace(at=hour.at, zone=hour.zone))
    choice = len(slots) > 1 and _is_choice(chosen)
    return Agenda(first.mention.day, first.mention, tuple(slots[:MOST_SLOTS]) if choice else ())


def _was_held(one: _Placed) -> bool:
    """Tell whether the day is of something past, which a weekday alone does not show."""
    before = one.before[-60:]
    return bool(_PAST_WORDS.search(before)) and not re.search(r"\b(?:invit|would|like|can|could|will|is|scheduled|confirm|move|please|to)\b", before, re.I)


def _moved_from(one: _Placed) -> bool:
    """Tell the day that no longer holds from the one it was moved to."""
    after = one.sentence[one.mention.end : one.mention.end + 40]
    before = one.before[-60:]
    if re.search(r"\b(?:we said|was (?:for|on)|instead of|rather than|originally|from|not|cancel\w*|can't (?:do|make)|unable to (?:do|make))\b(?: the| on| for| our)?[^.,;]{0,16}$", before, re.I):
        return not re.search(r"\bfrom\b[^.]{0,3}$", before, re.I) or bool(re.match(r"[^.]{0,25}\bto\b", after))
    return bool(re.match(r"[^.;]{0,12}\b(?:no longer|is off|won't work|doesn't work|has to move|is cancelled|needs to move)\b", after, re.I))


def _is_choice(chosen: Sequence[_Placed]) -> bool:
    text = " ".join(dict.fromkeys(one.sentence for one in chosen))
    lines = len({one.number for one in chosen})
    return lines > 1 or bool(re.search(r"\bor\b|\beither\b|options?|slots?|choose|pick|following|any of|;|/", text, re.I))


_FINAL = re.compile(r"\bfinal(?:ist)?(?:s)?\b(?! (?:decision|result|approval|outcome|sign|word|score|salary|offer))|last (?:round|stage|step|two|three|interview)|(?:one of|last) (?:two|three)\b|second to last", re.I)
_LATER = re.compile(r"\b(?:second|2nd|third|3rd|fourth|another|next)[- ](?:\w+ )?(?:round|stage|interview|meeting|chat|call)|on-?site|back (?:in )?(?:for|to meet)|\bl2\b|see you again|meet (?:you again|the (?:rest|team|others))|assessment (?:day|cent)|panel interview|second time|managerial round", re.I)
_SCREENING = re.compile(r"\b(?:phone|telephone|recruiter|video|initial|screening) (?:screen|call|chat|conversation)|\bscreening\b|take-?home|aptitude|(?:online|technical|coding|skills|written|typing|psychometric|driving) (?:test|assessment|challenge|exercise|task)s?\b|coding|assignment|questionnaire|one-way|pre-?recorded|quick call|\b(?:15|20|ten|fifteen|twenty)[ -]min", re.I)
_FIRST = re.compile(r"\b(?:your|the|an?|this|first|subsequent|recent|for|attending|following) (?:\w+ )?interview\b(?! (?:stage|panel|list|process))|interview(?:ed|ing) you|'s interview|conversation in our|interviewing you|came for|interview with (?:us|you)|you (?:in|at) (?:the )?interview|\bmet (?:you|with|us)|we met|meet(?:ing)? you|trial (?:shift|day|loaves)|(?:coming|came) in\b|talking to you|speaking (?:to|with) you", re.I)
_HAD = re.compile(r"\b(?:thank|thanks|attend\w*|came|coming in|following|further to|after|met|spoke|enjoyed|pleasure|interviewed|meeting|lovely|liked you in|subsequent|recent|completed?|results?|taking|took|reached|got|were|in our|was|spent|gave|since|your)\b", re.I)
_SENT_ONLY = re.compile(r"short-?list\w*|sift\w*|(?:review\w*|read|looked at|considered) (?:all |of )?(?:your|the) (?:application|cv|resume|r.sum.)|application (?:was|has been) received|not (?:been )?(?:selected|invited) (?:for|to) (?:an )?interview|been through your", re.I)


def stage_of(news: News, sentences: Sequence[str], subject: str) -> Stage | None:
    """Return the stage: of the meeting ahead, else the furthest that the mail says was reached."""
    text = " ".join((subject, *sentences[:30]))[:6000]
    if news in (News.interview, News.next_round):
        if _FINAL.search(text):
            return Stage.final
        if _LATER.search(text) and (news is News.next_round or not re.search(r"next (?:stage|step|round)s?", _LATER.search(text)[0], re.I)):  # type: ignore[index]
            return Stage.later
        if _SCREENING.search(text):
            return Stage.screening
        return Stage.later if news is News.next_round and _HAD_INTERVIEW.search(text) else Stage.first
    reached: Stage | None = None
    for one in (subject, *sentences[:30]):
        if (not _HAD.search(one) and "finalist" not in one) or re.search(r"\b(?:if|will|would|should|not|once) (?:be )?(?:you )?(?:be )?(?:invit|shortlist|contact|select)", one, re.I):
            continue
        for stage, pattern in ((Stage.final, _FINAL), (Stage.later, _LATER), (Stage.screening, _SCREENING), (Stage.first, _FIRST)):
            if pattern.search(one) and (reached is None or _ORDER.index(stage) > _ORDER.index(reached)):
                reached = stage
                break
    if reached is None and (news is News.applied or _SENT_ONLY.search(text)):
        return Stage.applied
    return reached


_HAD_INTERVIEW = re.compile(r"(?:talking|meeting|speaking|your time|interview)[^.]{0,40}\b(?:on|last|yesterday|today|mon|tue|wed|thu|fri)", re.I)
_ORDER = [Stage.applied, Stage.screening, Stage.first, Stage.later, Stage.final]


def dated(stamp: str, today: date, country: str | None) -> date | None:
    """Return the day that a line such as Date states, if it is not long ahead of today."""
    found = [mention.day for mention in mentions(stamp[:80], today, country)]
    past = [day for day in found if day <= today + timedelta(days=2)]
    return past[0] if past else None
