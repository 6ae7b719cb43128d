"""Answer what somebody only guesses that others think of them: "i think the manager didn't like me"."""

from __future__ import annotations

from bot.turn.interpreting import mentions
from bot.turn.model.person import Run
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.readings.marker import Marker
from bot.turn.readings.report import News
from bot.turn.reports import filing
from bot.turn.runs.say_back import say_beside

ASKS_WHERE = frozenset({"start", "overdue"})
"""Dialogues that ask what has come: a guess is no answer to that."""

LONGEST = 25
"""The most words of a guess: in a longer text somebody tells more. Our own choice."""

FEW = 14
"""The most words of a text that only says that an interview went badly. Our own choice."""


def is_guess(turn: Turn, text: str) -> bool:
    """Tell whether a text only guesses what others think, or will say."""
    return _guessed(turn, text) is not None


def _guessed(turn: Turn, text: str) -> str | None:
    """Return the block that answers a guess; None where a text is no guess."""
    heard = turn.hear(text)
    if len(text.split()) > LONGEST or "?" in text or heard.has(Marker.told):
        return None
    if _felt_badly(turn, text):
        return "only_felt_badly"
    if not heard.has(Marker.guessed) or not _about_them(turn, text):
        return None
    if heard.has(Marker.not_chosen):
        return "only_a_guess"
    return "only_a_good_guess" if heard.has(Marker.liked) else None


def _about_them(turn: Turn, text: str) -> bool:
    """Tell whether a text is about others: it names them, or says that somebody else was chosen."""
    heard = turn.hear(text)
    if heard.has(Marker.others) or mentions.cases_mentioned(turn, text):
        return True
    return heard.has(Marker.another_chosen) or any(one.company for one in heard.reports(()))


def _felt_badly(turn: Turn, text: str) -> bool:
    """Tell whether a text says that an interview went badly, and nothing else."""
    if len(text.split()) > FEW:
        return False
    heard = turn.hear(text)
    if heard.has(Marker.no_good):
        return True
    return heard.has(Marker.talk_held) and not heard.has(Marker.went_well) and heard.went_badly()


def answer_guessed_no(turn: Turn, run: Run | None, text: str) -> bool:
    """Say that a no is only guessed, before it is filed as news. Return False where a text tells more."""
    if _guessed(turn, text) != "only_a_guess" or turn.hear(text).day_in() is not None:
        return False
    reports = filing.reports_in(turn, text)
    return bool(reports) and all(one.news is News.no for one in reports) and answer_guess(turn, run, text)


def answer_guess(turn: Turn, run: Run | None, text: str) -> bool:
    """Say that others' thoughts can't be known. Return False for no guess, or where a guess is an answer."""
    block = _guessed(turn, text) if run is None or run.script in ASKS_WHERE else None
    if block is None:
        return False
    say_beside(turn, run, Card("asked", block))
    return True
