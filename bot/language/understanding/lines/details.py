"""Take from a piece of a message what it says about an application: days, hours, people, reasons."""

from __future__ import annotations

import re
from datetime import date

from bot.language.understanding.lines import cues, people, whys
from bot.language.understanding.lines.gathered import Gathered
from bot.language.understanding.lines.piece import Piece
from bot.language.understanding.lines.placeholders import ANY, Placeholders
from bot.language.understanding.lines.promised_day import when_due
from bot.language.understanding.lines.role_and_stage import stage_in
from bot.language.understanding.phrases.word_tables import WordTable
from bot.language.understanding.temporal.days import DISTANCES, Day, is_just_ahead, is_just_past
from bot.language.understanding.temporal.words import spoken
from bot.turn.readings.report import News

WITHIN = frozenset({"in", "span"})
"""Shapes of a distance ahead: "within 3 working days", "in a week", "3 weeks"."""


class Details:
    """Takes from pieces what they say about applications."""

    def __init__(self, signs: Placeholders, today: date, country: str | None) -> None:
        self._signs, self._today, self._country = signs, today, country

    def fill(self, app: Gathered, piece: Piece, last: Piece | None = None) -> None:
        """Take from a piece what it says about an application."""
        app.asking = app.asking or piece.asking
        app.undecided = app.undecided or _UNDECIDED.search(piece.text) is not None
        news = piece.news or (last.news if last is not None else None)
        if piece.role and app.role is None:
            app.role, app.role_said = piece.role, piece.role_said
        name = app.name.text if app.name is not None else ""
        if (
            piece.person is not None
            and app.contact is None
            and piece.person.name.casefold() != name.casefold()
        ):
            app.contact, via = piece.person.name, piece.person.via
            app.via = app.via or via
        app.via = app.via or people.via_in(piece.text)
        if ((stage := stage_in(piece.rest.replace(name, " "))) is not None and news is not News.nothing) or (
            stage is not None and re.search(r"\b(?:after|since|following)\b", piece.text)
        ):
            app.stages.append(stage)
        self._take_reason(app, piece)
        if app.written is None and (kind := _KIND_OF_OFFER.search(piece.text)) is not None:
            app.written = kind["spoken"] is None
        applied = piece.matches.get(News.applied)
        if (
            applied is not None
            and app.applied is None
            and re.search(
                r"\bjust (?:now )?(?:done|did|completed|applied|sent|submitted|handed|dropped"
                r"|emailed|put|finished)\b",
                piece.text,
                re.I,
            )
        ):
            app.applied = self._today
        for place, sign in ((m.start(), m[0]) for m in ANY.finditer(piece.text)):
            self._take_day(app, piece, news, place, sign)
            if (
                (hour := self._signs.hour(sign)) is not None
                and app.at is None
                and news not in (News.applied, News.no)
            ):
                app.at, app.zone = hour.at, hour.zone

    def settle(self, app: Gathered) -> None:
        """Count "within 3 working days" from the day on which it was promised, once all days are known.

        That is the day named for the promise; else the day of the interview, unless the text counts "from
        now"; else the day of applying, if the text reports what "they said". Without any, it is today.
        """
        reported = _REPORTED.search(self._signs.text) is not None and not _MORE.search(app.within or "")
        from_now = _FROM_NOW.match(app.within or "") is not None and not reported
        met = app.met.behind if app.met is not None and not from_now else None
        since = app.said_on or met or (app.applied if reported else None)
        if app.within is None or since is None or since >= self._today:
            return
        counted = next(spoken().days_in(f"in {app.within}", since, self._country), None)
        if counted is not None and counted.ahead is not None:
            app.answer = counted.ahead

    def _take_promised_day(self, app: Gathered, piece: Piece, sign: str) -> bool:
        """Take a day for the one on which an answer was promised "within 3 days", where both are there."""
        day = self._signs.day(sign)
        others = [self._signs.day(m[0]) for m in ANY.finditer(piece.text) if m[0] != sign]
        within = any(other is not None and other.kind in WITHIN for other in others)
        if day is None or day.kind in WITHIN or not within or day.behind is None or day.behind > self._today:
            return False
        app.said_on = app.said_on or day.behind
        return True

    def _take_reason(self, app: Gathered, piece: Piece) -> None:
        """Keep the piece that says why it was a no, or why the person withdrew."""
        if app.reason is not None or not app.events:
            return
        said = None
        if app.events[-1] is News.withdrew and piece.news in (None, News.withdrew):
            said = _because(piece.text) if piece.news is News.withdrew else _whole(piece)
        elif News.no in app.events:
            because = _because(piece.text)
            if piece.news is News.no:
                specific = cues.SPECIFIC.search(piece.text)
                if (
                    specific is not None
                    and piece.names
                    and not cues.TELLING.search(piece.text[specific.start() :])
                ):
                    specific = None
                said = because or (_without_name(piece, specific.start()) if specific is not None else None)
                if said is None and not piece.names and whys.says_why(piece.text):
                    said = piece.text
            elif piece.news in _BESIDE_A_NO and (cues.REASON.search(piece.text) or whys.says_why(piece.text)):
                said = because if because is not None and len(because) > len(piece.text) - 12 else piece.text
            if said is not None and not whys.is_why(said):
                return
        if said is not None:
            said = _without_place(piece, said)
            app.reason = whys.bare(self._signs.spelled(said)) or None

    def _take_day(self, app: Gathered, piece: Piece, news: News | None, place: int, sign: str) -> None:
        """Take a day for what it is: of applying, of a meeting, or of the answer."""
        day = self._signs.day(sign)
        before = piece.text[:place]
        if day is None or (
            cues.IGNORED_BEFORE_DAY.search(cues.SINCE_MEETING.sub("", ANY.sub("", before)))
            and not (news is News.offer and _TO_ANSWER.search(before))
        ):
            return
        said = f"{before} {self._signs.said[sign].casefold()}"
        answering = bool(cues.ANSWER_BY.search(ANY.sub(" ", said))) or news is News.promised
        if self._is_of_telling(app, piece, day, sign, answering=answering, before=before):
            return
        if (
            piece.news is not News.promised
            and news is not News.applied
            and _nearer_applied(piece, place, day)
        ):
            news = News.applied
        if news is News.applied:
            self._when_applied(app, day, answering and piece.news is not News.applied, said, sign)
        elif news in (News.interview, News.next_round):
            self._when_met(app, day)
        elif news is None:
            self._unsaid(app, day, answering, sign)
        elif news is News.nothing and News.met in piece.matches and place > piece.matches[News.met].start():
            self._take_met_day(app, day)  # "no reply since my interview on Monday"
        elif _is_answer(piece, news, before, said, answering):
            self._answer_by(app, day, sign, bare=news is News.promised and not piece.rest)
        elif news is News.met:
            self._take_met_day(app, day)

    def _is_of_telling(
        self, app: Gathered, piece: Piece, day: Day, sign: str, *, answering: bool, before: str
    ) -> bool:
        """Tell whether a day is that on which something was said: "they told me today it will be Friday".

        If an answer "within 3 days" was promised on that day, keep it as the day of the promise.
        """
        if piece.news is News.promised and self._take_promised_day(app, piece, sign):
            return True
        today = answering and day.behind == self._today and _TOLD.search(before) is not None
        return today and len(ANY.findall(piece.text)) > 1

    def _unsaid(self, app: Gathered, day: Day, answering: bool, sign: str) -> None:
        if answering:
            self._answer_by(app, day, sign)
        elif day.behind is not None and day.behind <= self._today and not is_just_ahead(day, self._today):
            app.applied = app.applied or day.behind

    def _answer_by(self, app: Gathered, day: Day, sign: str, *, bare: bool = False) -> None:
        """Keep the day by which the company answers; it may be past by now.

        bare: the piece is a day alone, which replaces the day that was kept before.
        """
        if bare and app.answer is not None and day.ahead is not None:
            app.answer = day.ahead  # "not before the new year, 6 January"
            return
        if app.answer is None and day.kind in WITHIN:
            app.within = self._signs.said[sign]
        since = app.met.behind if app.met is not None else app.applied
        app.answer = app.answer or when_due(day, self._today, since, self._signs.text)

    def _take_met_day(self, app: Gathered, day: Day) -> None:
        """Keep the day of an interview that was held; a named day replaces a rough one ("3 days ago")."""
        if day.behind is None or day.behind > self._today:
            return
        if app.met is None or (app.met.kind in DISTANCES and day.kind not in DISTANCES):
            app.met = day

    def _when_applied(self, app: Gathered, day: Day, answering: bool, said: str, sign: str) -> None:
        due = day.kind in WITHIN or re.search(
            r"\b(?:by|within|before|until|hear|decide|answer|know|reply)\b", said, re.I
        )
        if due and day.ahead is not None and (day.behind is None or day.ahead >= self._today):
            self._answer_by(app, day, sign)
        elif day.behind is not None and day.behind <= self._today:
            app.applied = app.applied or day.behind
        elif answering:
            self._answer_by(app, day, sign)

    def _when_met(self, app: Gathered, day: Day) -> None:
        past = day.behind if day.ahead in (None, day.behind) or is_just_past(day, self._today) else None
        if past is not None and past < self._today:
            app.events = [News.met if news is News.interview else news for news in app.events]
            self._take_met_day(app, day)
        elif (
            day.ahead is not None
            and (not day.loose or day.kind in ("in", "span", "ago"))
            and app.meeting is None
        ):
            app.meeting = day.ahead


_BESIDE_A_NO = (None, News.nothing, News.met, News.promised)
"""News of a clause that may still say why it was a no: "they told me the other one had done it before"."""


def _because(text: str) -> str | None:
    """Return what follows "because" or words like it; None if nothing does."""
    match = re.search(
        r"\b(?:because|cos|cuz|coz|bc|since|as) (?:of )?(.{6,})|\b((?:due to|for (?:lack|"
        r"having|being|not)) .{4,})",
        text,
        re.I,
    )
    if match is None or (match[0][:2].casefold() == "as" and not cues.REASON.search(match[0])):
        return None
    return match[1] or match[2]


def _without_place(piece: Piece, said: str) -> str:
    """Return a reason without the company at its end: "lost out to more experience at acme"."""
    for name in piece.names:
        said = re.sub(rf"\s(?:at|from|with|by)\s(?:the\s)?{re.escape(name.text)}\W*$", "", said, flags=re.I)
    return said


def _whole(piece: Piece) -> str | None:
    """Return a piece as a reason, if it is long enough to be one and nothing else."""
    return piece.text if len(piece.rest.split()) > 2 and not piece.names and piece.only_name is None else None


def _without_name(piece: Piece, start: int) -> str:
    """Return a piece from its specific words on, if it names a company; else all of the piece."""
    return piece.text[start:] if piece.names else piece.text


_TABLE = WordTable("lines/details")
_KIND_OF_OFFER = _TABLE.pattern("kind_of_offer", re.IGNORECASE)
_DUE = _TABLE.pattern("due", re.IGNORECASE)
_FROM_NOW = _TABLE.pattern("from_now", re.IGNORECASE)
_REPORTED = _TABLE.pattern("reported", re.IGNORECASE)
_MORE = _TABLE.pattern("more", re.IGNORECASE)
_TO_ANSWER = _TABLE.pattern("to_answer", re.IGNORECASE)
_UNDECIDED = _TABLE.pattern("undecided", re.IGNORECASE)
_TOLD = _TABLE.pattern("told", re.IGNORECASE)
_HEAR_BY = _TABLE.pattern("hear_by", re.IGNORECASE)


def _is_answer(piece: Piece, news: News, before: str, said: str, answering: bool) -> bool:
    """Tell whether a day beside some news is that of the answer. said: the words up to and with the day."""
    if news is News.offer:
        return _TO_ANSWER.search(said) is not None
    if news is News.nothing:
        return (answering and piece.news is None) or _DUE.search(f"{before} {said}") is not None
    if news is News.met:
        return (answering and piece.news is not News.met) or _HEAR_BY.search(before) is not None
    return news in (News.promised, News.on_hold)


def _nearer_applied(piece: Piece, place: int, day: Day) -> bool:
    """Tell whether a past day in a piece of other news is nearer to the words for applying."""
    match = piece.matches.get(News.applied)
    if match is None or day.behind is None:
        return False
    other = piece.matches[piece.news] if piece.news is not None else match
    return match is other or abs(place - match.end()) < abs(place - other.end())
