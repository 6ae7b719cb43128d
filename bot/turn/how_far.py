"""Tell how far an application got by what is told of it, and which day belongs to that."""

from __future__ import annotations

from datetime import date

from bot.coach.facts.application import Stage, Via
from bot.turn.told import News, Told


def stage_of(told: Told) -> Stage | None:
    """Return how far it got, as far as that is told or follows from the news."""
    follows = {
        News.applied: Stage.applied,
        News.met: Stage.first,
        News.interview: Stage.first,
        News.next_round: Stage.later,
    }
    sent = told.news is News.nothing and (told.applied is not None or told.via is Via.agency)
    return told.stage or follows.get(told.news) or (Stage.applied if sent else None)


def day_behind(told: Told, stage: Stage) -> date | None:
    """Return the day behind that belongs to a stage: of applying, or of the interview that was held."""
    return told.applied if stage is Stage.applied else told.met_on
