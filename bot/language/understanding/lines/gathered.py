"""Hold what has been gathered about one application, and make a `Report` of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time

from bot.coach.facts.application import Stage, Via
from bot.language.understanding.lines.known_names import as_known
from bot.language.understanding.lines.names_in import Name, cased
from bot.language.understanding.lines.piece import Piece
from bot.language.understanding.phrases.word_tables import WordTable
from bot.language.understanding.temporal.days import Day
from bot.turn.readings.report import News, Report

ENDINGS = (News.no, News.withdrew, News.offer)


IN_ORDER = (
    News.interview,
    News.next_round,
    News.on_hold,
    News.nothing,
    News.met,
    News.applied,
    News.promised,
)


_WITHOUT_NAME = (News.applied, News.interview, News.met, News.offer, News.no, News.withdrew)
"""News that are reported even of a role alone, without a company."""


@dataclass
class Gathered:
    """Hold what has been gathered about one application. met: the day of an interview that was held.

    within: after how long an answer was promised, as it was said. said_on: the day on which it was promised.
    as_before: the one told before, whose verb it shares. undecided: the company says it hasn't decided.
    """

    name: Name | None = None
    events: list[News] = field(default_factory=list)
    role: str | None = None
    contact: str | None = None
    via: Via | None = None
    stages: list[Stage] = field(default_factory=list)
    applied: date | None = None
    met: Day | None = None
    answer: date | None = None
    within: str | None = None
    said_on: date | None = None
    meeting: date | None = None
    at: time | None = None
    zone: str | None = None
    reason: str | None = None
    written: bool | None = None
    sure: float = 1.0
    slug: str | None = None
    role_said: bool = False
    asking: bool = False
    job_link: bool = False
    as_before: Gathered | None = None
    undecided: bool = False


def report_of(app: Gathered, known: Sequence[str], curly: bool) -> Report | None:
    """Make a `Report` of what was gathered; None if it is too little, or too unsure."""
    if not app.events:
        return None
    news = news_of(app)
    if app.name is None and not ((app.role_said or app.job_link) and news in _WITHOUT_NAME):
        return None
    company = None
    sure = app.sure
    if news is News.promised and app.answer is None:
        return None
    if app.name is not None:
        own = as_known(app.name.text, known)
        company = own or cased(app.name.text)
        sure = min(sure, 0.97 if own is not None else app.name.sure)
    else:
        sure = min(sure, 0.5)
    if app.asking and sure < 0.8:
        return None
    stage = _stage(app, news)
    day = app.meeting if news in (News.interview, News.next_round) else app.answer
    return Report(
        news=News.interview if news is News.next_round and app.meeting is not None else news,
        company=_curled(company, curly),
        role=_curled(app.role, curly),
        contact=app.contact,
        via=app.via,
        stage=stage,
        applied=app.applied,
        met_on=app.met.behind if app.met is not None else None,
        written=app.written if news is News.offer else None,
        day=day if day is not None or news not in (News.interview, News.next_round) else None,
        at=app.at if day is not None or news is News.interview else None,
        zone=app.zone if app.at is not None else None,
        reason=_curled(app.reason.strip(" .!") if app.reason else None, curly),
        sure=round(sure, 2),
    )


def _curled(text: str | None, curly: bool) -> str | None:
    return text.replace("'", "’") if text is not None and curly else text


def go_on_with(app: Gathered, first: Gathered, text: str) -> None:
    """Give an application of a list what the list's first has. text: the piece that names the first.

    A job that was said before the first company is that of them all: "applied for driver at Acme, Globex".
    """
    app.events = list(first.events)
    app.applied, app.answer, app.meeting, app.at = first.applied, first.answer, first.meeting, first.at
    if first.role is not None and first.name is not None:
        at = text.find(first.role)
        if 0 <= at < text.find(first.name.text):
            app.role, app.role_said = app.role or first.role, True


def share_days(apps: Sequence[Gathered]) -> None:
    """Share the day of applying between applications of a list, whichever of them it was said of."""
    for app in apps:
        before = app.as_before
        if before is None or News.applied not in app.events or News.applied not in before.events:
            continue
        app.applied = app.applied or before.applied
    for app in reversed(apps):
        before = app.as_before
        if before is not None and News.applied in before.events and before.applied is None:
            before.applied = app.applied


def news_of(app: Gathered) -> News:
    """Return the news that count in the end: an answer, else what lies furthest ahead."""
    endings = [news for news in app.events if news in ENDINGS]
    if endings:
        return endings[-1]
    if (
        News.promised in app.events
        and News.interview in app.events
        and app.meeting is None
        and app.answer is not None
    ):
        return News.promised
    if app.undecided and app.answer is not None and app.events[-1] is News.promised:
        return News.promised  # "still checking, they say Friday"
    return next(news for news in IN_ORDER if news in app.events)


def _stage(app: Gathered, news: News) -> Stage | None:
    if app.stages:
        order = (Stage.final, Stage.later, Stage.screening, Stage.first)
        found = next((stage for stage in order if stage in app.stages), None)
        if news is not News.applied:
            return found
    if news is News.applied:
        return Stage.applied
    return Stage.first if news in (News.met, News.interview) else None


def add_news(app: Gathered, piece: Piece, foretold: Piece | None) -> None:
    """Add the news of a piece; if it has none, nor the application, add those foretold, or "applied"."""
    if piece.news is None:
        if not app.events:
            app.events.append((foretold.news if foretold is not None else None) or News.applied)
            app.sure = min(app.sure, 0.8)
        return
    if piece.news is News.nothing and app.events and _WAITING.fullmatch(piece.matches[News.nothing][0]):
        return  # whoever has applied is waiting anyway
    app.events.append(piece.news)
    if News.applied in piece.matches and piece.news is not News.applied:
        app.events.append(News.applied)


_WAITING = WordTable("lines/gathered").pattern("waiting", re.IGNORECASE)
