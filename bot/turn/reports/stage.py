"""Work out the stage of an application from a report, and the past day that belongs to it."""

from __future__ import annotations

from datetime import date

from bot.coach.facts.application import Stage, Via
from bot.turn.readings.report import News, Report


def stage_of(report: Report) -> Stage | None:
    """Return how far the application got, if that is told or follows from the news; else None."""
    follows = {
        News.applied: Stage.applied,
        News.met: Stage.first,
        News.interview: Stage.first,
        News.next_round: Stage.later,
    }
    sent = report.news is News.nothing and (report.applied is not None or report.via is Via.agency)
    return report.stage or follows.get(report.news) or (Stage.applied if sent else None)


def past_day_of(report: Report, stage: Stage) -> date | None:
    """Return the past day that belongs to a stage: of applying, or of the interview that was held."""
    return report.applied if stage is Stage.applied else report.met_on
