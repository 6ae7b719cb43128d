"""Take news for news while a question is open: a mail, a line, or a decision that came long after."""

from __future__ import annotations

import re
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
    if routes.take_invitation(turn, text):
        return True
    aim = turn.hear(text).aim()
    number = routes.named_in(turn, turn.history, aim, text) if aim is not None else None
    other = number is not None and (number != own or aim != Aim("no"))
    offer = aim == YES and run.script != YES.script and breaking_news.tells_an_offer(text)
    if aim is None or not (offer or (other and now and aim in NEWS_AIMS)):
        return False
    when = routes.when_in(turn, text) if (aim.script, aim.way) in routes.DATED else None
    routes.follow(turn, aim, number, when)
    return True


NEW = frozenset({News.offer, News.no, News.next_round, News.interview})
"""What is so new that it comes before the words that were asked for."""

YES = Aim("yes")
NEWS_AIMS = frozenset({YES, Aim("no"), Aim("log", "round"), Aim("log", "interview")})
"""Where a text leads that tells it."""


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
