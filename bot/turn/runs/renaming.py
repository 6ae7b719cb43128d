"""Put corrected names into the runs that are open, so that the drafts on the screen have them too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from bot.coach.facts.application import Application
from bot.coach.facts.cases import Case
from bot.turn.model.person import Run, RunState
from bot.turn.model.turn import Turn

NAMES = ("company", "role", "contact")
"""The fields that are updated; nothing else of a briefing changes while its run lasts."""


def update_names(turn: Turn) -> None:
    """Put the names as they are by now into the briefing of every run that isn't closed."""
    known = turn.now_established().known
    for run in turn.person.runs:
        if run.state in (RunState.current, RunState.parked):
            renewed = with_names(run, known)
            if renewed is not run:
                turn.put(renewed)


def with_names(run: Run, known: Mapping[int, Case]) -> Run:
    """Return the run with the current names; unchanged, if these would lead to another question."""
    facts = _renamed(run.facts, known)
    if facts is run.facts:
        return run
    renewed = run.but(facts=facts)
    before, after = run.position.ask, renewed.position.ask
    same = (before.key if before is not None else None) == (after.key if after is not None else None)
    return renewed if same else run


def _renamed(value: Any, known: Mapping[int, Case]) -> Any:
    """Return the value with every application in it renamed; the value itself if nothing differs."""
    if isinstance(value, Application):
        case = known.get(value.number)
        if case is None:
            return value
        new = {name: getattr(case.application, name) for name in NAMES}
        return value if new == {name: getattr(value, name) for name in NAMES} else replace(value, **new)
    if isinstance(value, tuple):
        items = tuple(_renamed(item, known) for item in value)
        return value if all(a is b for a, b in zip(items, value, strict=True)) else items
    if is_dataclass(value) and not isinstance(value, type):
        before = {field.name: getattr(value, field.name) for field in fields(value)}
        after = {name: _renamed(part, known) for name, part in before.items()}
        different = {name: part for name, part in after.items() if part is not before[name]}
        return replace(value, **different) if different else value
    return value
