"""Erase one application with all that was said about it, and nothing of any other."""

from __future__ import annotations

from typing import Any

from bot.coach.facts.application import Application
from bot.turn.interpreting import mentions
from bot.turn.model.person import Run
from bot.turn.model.turn import BY_ITSELF, Turn


def forget(turn: Turn, application: Application) -> None:
    """Remove every run about the application. What such a run told about anything else goes on holding."""
    number = application.number
    history = turn.now_established()
    about = {f.run for f in history.facts if f.run != BY_ITSELF and _is_about(f.fact, number)}
    about |= {run.number for run in turn.person.runs if _runs_about(run, number)}
    for each in sorted(about):
        turn.find(each)  # loaded, so that its facts are known to be gone
    for established in history.facts:
        if established.run in about and not _is_about(established.fact, number):
            turn.keep(established.run, established.key, established.at, established.fact)
    for each in sorted(about):
        turn.remove(each)


def _is_about(fact: Any, number: int) -> bool:
    about = getattr(fact, "application", None)
    return (about.number if isinstance(about, Application) else about) == number


def _runs_about(run: Run, number: int) -> bool:
    """Tell whether a run is about the application and no other, whatever it has established by now."""
    about = mentions.application_of(run)
    return about is not None and about.number == number
