"""What a dialogue starts with: its facts, from the history of the person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from bot.coach.application import Stage
from bot.coach.history import History
from bot.coach.known import AboutNo, AboutReview, AboutStart, Earlier
from bot.coach.lessons import About, Noted

Alike = Callable[[str, Sequence[str]], tuple[bool, ...]]
"""(a role, other roles) → for each of the others, whether it is a job like the first."""


def facts_for(script: str, about: Any, history: History, run: int, own_name: str | None, alike: Alike) -> Any:
    """The facts a new run of `script` starts with. about: what the dialogue before it handed on."""
    if script == "start":
        return AboutStart(known=run > 1)
    if script == "no":
        open_ones = tuple(case.application for case in history.cases)
        return AboutNo(run, open_ones, about, own_name)
    if isinstance(about, AboutReview):
        return with_earlier(about, history, alike)
    return about


def with_earlier(about: AboutReview, history: History, alike: Alike) -> AboutReview:
    """The review with the noes before it for jobs like this one; from the third on, what they brought."""
    this = about.application
    if this.role is None or not this.interviewed:
        return about
    refused = [
        case.application
        for case in reversed(history.cases)
        if case.refused_at is not None
        and case.application.stage is not Stage.applied
        and case.application.role is not None
        and case.application.number != this.number
    ]
    roles = [application.role or "" for application in refused]
    similar = [a for a, like in zip(refused, alike(this.role, roles), strict=True) if like]
    numbers = {application.number for application in similar}
    notes = {fact.about: fact.text for _, fact in history.of(Noted) if fact.application in numbers}
    earlier = Earlier(*(notes.get(a) for a in (About.went_well, About.went_badly, About.prepare_better)))
    with_similar = replace(about, similar=tuple(a.role or "" for a in similar))
    return replace(with_similar, earlier=earlier) if with_similar.third else with_similar
