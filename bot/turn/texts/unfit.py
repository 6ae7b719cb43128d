"""Refuse a text that can be no answer to a question: say why, and let the question stand again."""

from __future__ import annotations

from typing import Any

from bot.events import Wrote
from bot.talk.ask import Ask
from bot.talk.days import DayQuestion, Toward
from bot.talk.kinds import LONGEST_TEXT, Write
from bot.talk.visible import is_visible
from bot.turn.interpreting import mentions
from bot.turn.interpreting.answers import complaint, is_behind, too_long
from bot.turn.interpreting.doubted_names import is_denied
from bot.turn.interpreting.names import is_no_name
from bot.turn.model.person import Run
from bot.turn.model.says import Asked, Card
from bot.turn.model.turn import Turn
from bot.turn.runs.say_back import ask_once_more
from bot.turn.texts import at_a_name


def refuse_empty(turn: Turn, run: Run, text: str) -> bool:
    """Refuse a text in which nothing is visible."""
    return not is_visible(text) and _refuse(turn, run, "empty")


def refuse_long(turn: Turn, run: Run, ask: Ask[Any], text: str, event: Wrote) -> bool:
    """Refuse a text that is longer than an answer may be, unless it is forwarded and words are asked for."""
    fits = len(text) <= LONGEST_TEXT or (event.forwarded and isinstance(ask.kind, Write))
    return not fits and _refuse(turn, run, too_long(ask))


def refuse_denied_name(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Ask for the name anew, where a text says that what was asked back is not the name."""
    if not is_denied(turn, run, ask, text):
        return False
    asked = turn.put(run.but(draft_answer=None))
    turn.say(Asked(asked, before=Card("told", "not_the_name")))
    return True


def refuse_no_name(turn: Turn, run: Run, ask: Ask[Any], text: str, event: Wrote) -> bool:
    """Act on a remark where a name is asked for, and refuse other texts that aren't shaped like a name."""
    if not is_no_name(ask, event):
        return False
    if event.forwarded or not at_a_name.take_remark(turn, run, ask, text):
        turn.card("no_name", asked=True)
        ask_once_more(turn, run)
    return True


def refuse_day(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Say why a day can't be the answer here. Return False if a text is no day, or another company's."""
    kind = ask.kind
    if not isinstance(kind, DayQuestion) or mentions.is_about_another(turn, run, text):
        return False
    if turn.hear(text).is_figure_of_speech():
        return False
    days = turn.hear(text).days(past=kind.toward is Toward.past)
    over = kind.toward in (Toward.ahead, Toward.later) and bool(days) and max(days) < turn.today
    if over or is_behind(turn, kind, text):
        return _refuse(turn, run, "day_behind")
    return bool(days) and _refuse(turn, run, complaint(ask))


def _refuse(turn: Turn, run: Run, block: str) -> bool:
    """Say why with a block of `coach`, and ask once more. Return True."""
    turn.card(block)
    ask_once_more(turn, run)
    return True
