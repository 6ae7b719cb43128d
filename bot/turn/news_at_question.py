"""Take news for news while a question is open: a mail, a line, or a decision that came long after."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.talk.ask import Ask
from bot.talk.kinds import Write
from bot.turn import felt_along, forms, routes
from bot.turn.answering import take_answer
from bot.turn.names import is_name
from bot.turn.person import Run
from bot.turn.told import News
from bot.turn.turn import Turn

LONG_GONE = timedelta(hours=12)
"""A person who comes back after this long with a text that is no answer is asked whether to go on at all."""


def told(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Act on a mail anywhere, and on a line where the first thing that is asked for is a name."""
    first_name = is_name(ask) and not run.position.path
    return is_a_mail(turn, run, ask, text) or (first_name and forms.hear(turn, text, run))


def is_a_mail(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Act on somebody else's mail; return False if the text is none, or answers the question as it stands."""
    mail = forms.mail_in(turn, text)
    if mail is None or (run.number, ask.key) in turn.loaded.unread:
        return False
    if isinstance(ask.kind, Write) and ask.kind.pasted:
        if mail.news is not News.no or mail.reason is None:
            return False
        take_answer(turn, run, ask, mail.reason, None)  # an edit of the mail doesn't change it
        return True
    return forms.take(turn, mail, run)


def told_after_all(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Act on a decision that is told where words were asked for long ago: it is no answer to that."""
    stale = isinstance(ask.kind, Write) and turn.now - run.last_heard > LONG_GONE
    if not stale or not routes.is_news(turn, text, run.script):
        return False
    return forms.hear(turn, text) or felt_along.no_with_a_feeling(turn, text) or routes.elsewhere(turn, text)
