"""Believe what is told of a company that is called by its kind: "the library", "the hospital"."""

from __future__ import annotations

from bot.coach.routing import Aim
from bot.talk.frozen import changed
from bot.turn.model.turn import Turn
from bot.turn.readings.report import News, Report

TOLD_OF = frozenset({News.applied, News.met, News.interview, News.nothing})
"""News of which more than the name is shown before they count."""

PLACE = 0.7
"""How sure a report has to be whose company is only a kind of place: "the bakery"."""


def surer(turn: Turn, one: Report, text: str, least: float) -> Report:
    """Return a report about a place ("the hospital, HCA", "the library, final interview Monday") as sure.

    Only the place's name is in doubt. least: how sure the report becomes at least.
    """
    if one.company is None or one.sure < PLACE:
        return one
    if one.news in TOLD_OF and (one.applied or one.met_on or one.day):
        return changed(one, sure=max(least, one.sure))
    if one.news is not News.no:
        return one
    return changed(one, sure=least) if one.role or turn.hear(text).aim() == Aim("no") else one
