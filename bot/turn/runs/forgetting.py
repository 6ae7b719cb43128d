"""Erase one application with all that was said about it, and nothing of any other."""

from __future__ import annotations

from typing import Any

from bot.coach.facts.application import Application
from bot.coach.facts.imported import without_line
from bot.coach.facts.records import Imported
from bot.turn.interpreting import mentions
from bot.turn.model.person import Run
from bot.turn.model.turn import BY_ITSELF, Turn


def forget(turn: Turn, application: Application) -> None:
    """Remove every run about the application. What such a run told about anything else goes on holding."""
    number = application.number
    history = turn.now_established()
    about = {f.run for f in history.facts if f.run != BY_ITSELF and _is_about(f.fact, number)}
    listing = [f for f in history.facts if isinstance(f.fact, Imported) and _lists(f.fact, number)]
    about |= {f.run for f in listing if f.run != BY_ITSELF}
    about |= {run.number for run in turn.person.runs if _runs_about(run, number)}
    for each in sorted(about):
        turn.find(each)  # loaded, so that its facts are known to be gone
    for established in history.facts:
        if established in listing:
            turn.keep(established.run, established.key, established.at, _without(established.fact, number))
        elif established.run in about and not _is_about(established.fact, number):
            turn.keep(established.run, established.key, established.at, established.fact)
    for each in sorted(about):
        turn.remove(each)


def _lists(fact: Imported, number: int) -> bool:
    return any(without_line(text, number) != text for text in (fact.live, fact.put_by))


def _without(fact: Imported, number: int) -> Imported:
    return Imported(without_line(fact.live, number), without_line(fact.put_by, number))


def _is_about(fact: Any, number: int) -> bool:
    about = getattr(fact, "application", None)
    return (about.number if isinstance(about, Application) else about) == number


def _runs_about(run: Run, number: int) -> bool:
    """Tell whether a run is about the application and no other, whatever it has established by now."""
    about = mentions.application_of(run)
    return about is not None and about.number == number
