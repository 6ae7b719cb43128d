"""Take news for news while a question is open: a mail, a line, or a decision that came long after."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.coach.routing import Aim
from bot.talk.ask import Ask
from bot.talk.kinds import Write
from bot.turn.interpreting import breaking_news, mentions
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


def take_breaking_news(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Act on news that came while own words were asked for. Return False if the text is the answer.

    Of the company that is looked back on only what came just now is new, and that it said no never is.
    """
    own_words = isinstance(ask.kind, Write) and not is_name(ask) and not ask.kind.pasted
    if not own_words or (run.number, ask.key) in turn.loaded.unread or run.changing is not None:
        return False
    if not breaking_news.may_be_news(text) or turn.hear(text).asks():
        return False
    now, about = breaking_news.is_just_now(text), mentions.application_of(run)
    own = about.number if about is not None else None
    told = filing.report_of_known(turn, text)
    if told is not None:
        report, case = told
        new = case.application.number != own or (now and report.news is not News.no)
        return new and report.news in NEW and filing.file_report(turn, report, run)
    aim = turn.hear(text).aim()
    number = routes.named_in(turn, turn.history, aim, text) if aim is not None else None
    other = number is not None and (number != own or aim != Aim("no"))
    offer = aim == YES and run.script != YES.script and breaking_news.tells_an_offer(text)
    if aim is None or not (offer or (other and now and aim in NEWS)):
        return False
    when = routes.when_in(turn, text) if (aim.script, aim.way) in routes.DATED else None
    routes.follow(turn, aim, number, when)
    return True


NEW = frozenset({News.offer, News.no, News.next_round, News.interview})
"""What is so new that it comes before the words that were asked for."""

YES = Aim("yes")
NEWS = frozenset({YES, Aim("no"), Aim("log", "round"), Aim("log", "interview")})
"""Where a text leads that tells it."""


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
