"""Take news for news while a question is open: a mail, a line, or a decision that came long after."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.talk.ask import Ask
from bot.talk.kinds import Write
from bot.turn.interpreting.names import is_name
from bot.turn.model.person import Run
from bot.turn.model.turn import Turn
from bot.turn.questions.answering import take_answer
from bot.turn.readings.report import News
from bot.turn.reports import filing
from bot.turn.routing import routes
from bot.turn.texts import feelings_in_news

LONG_GONE = timedelta(hours=12)
"""A person who comes back after this long with a text that is no answer is asked whether to go on at all."""


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
