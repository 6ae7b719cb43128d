"""Take news for news while a question is open: a mail, a line, or a decision that came long after."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from bot.talk.ask import Ask
from bot.talk.kinds import Write
from bot.turn.interpreting import mentions
from bot.turn.interpreting.names import is_name
from bot.turn.model.person import Run
from bot.turn.model.turn import Turn
from bot.turn.questions.answering import take_answer
from bot.turn.readings.report import News
from bot.turn.reports import filing
from bot.turn.routing import routes
from bot.turn.routing.in_review import REVIEWS
from bot.turn.texts import feelings_in_news

LONG_GONE = timedelta(hours=12)
"""A person who comes back after this long with a text that is no answer is asked whether to go on at all."""

SHORT = 12
"""Words of a line that is news and no more. Our own choice."""

NEWS_LEAD_TO = frozenset({"no", "yes", "log", "overdue"})
"""Dialogues that news lead to."""

NEWS = frozenset(
    {
        News.no,
        News.offer,
        News.interview,
        News.next_round,
        News.on_hold,
        News.applied,
        News.met,
        News.promised,
    }
)
"""What is told of a company, and doesn't only say that nothing came."""

_OF_THE_TALK = re.compile(
    r"\b(?:they|he|she|them|we|told|tell|mentioned|explained|talked|spoke|said\sthat|asked|answer(?:ed)?|because"
    r"|some(?:one|body)|idea|question|project|would|could|should|if|when|next\stime)\b",
    re.IGNORECASE,
)
"""Words by which somebody tells of a talk, or of what they would do."""


def take_news(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Act on a mail anywhere, and on a line where the first thing that is asked for is a name."""
    first_name = is_name(ask) and not run.position.path
    return take_mail(turn, run, ask, text) or (first_name and filing.file_text(turn, text, run))


def take_mail(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Act on somebody else's mail; return False if the text is none, or answers the question as it stands."""
    mail = filing.report_of_mail(turn, text)
    if mail is None or (run.number, ask.key) in turn.loaded.unread:
        return False
    if isinstance(ask.kind, Write) and ask.kind.pasted:
        if mail.news is not News.no or mail.reason is None:
            return False
        take_answer(turn, run, ask, mail.reason, None)  # an edit of the mail doesn't change it
        return True
    return filing.file_report(turn, mail, run)


def take_news_of_another(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Act on a short line with news of another company where the review asks for words.

    Return False where it tells of the talk under review, or of the company that it was with.
    """
    if run.script not in REVIEWS or not isinstance(ask.kind, Write) or is_name(ask):
        return False
    if len(text.split()) > SHORT or "?" in text or _OF_THE_TALK.search(text) is not None:
        return False
    aim, about = turn.hear(text).aim(), mentions.application_of(run)
    if aim is None or aim.script not in NEWS_LEAD_TO or about is None or not about.company:
        return False
    known = [case.application.name for case in turn.history.cases]
    told = turn.hear(text).reports(known)
    if len(told) != 1 or told[0].company is None or told[0].news not in NEWS or told[0].sure < filing.SURE:
        return False
    if turn.hear(text).mentioned([about.company]):
        return False
    return filing.file_report(turn, told[0], run)


def take_late_decision(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Act on a decision that is told where words were asked for long ago: it is no answer to that."""
    stale = isinstance(ask.kind, Write) and turn.now - run.last_heard > LONG_GONE
    if not stale or not routes.is_news(turn, text, run.script):
        return False
    return (
        filing.file_text(turn, text)
        or feelings_in_news.no_with_a_feeling(turn, text)
        or routes.elsewhere(turn, text)
    )
