"""Gather what somebody may want to show their own career coach: never how they felt, nor a crisis."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from bot.coach.facts.application import Stage, State
from bot.coach.facts.context import Beginning
from bot.coach.facts.history import Established
from bot.coach.facts.lessons import About, FreshNote, Heard, Noted, Planned

MOST_LESSONS, MOST_HEARD = 8, 5
"""How many of each are gathered, the latest first: all of it is to fit in one message, and on two pages."""


@dataclass(frozen=True)
class Lesson:
    """A lesson is something that the person noted about an interview. name: that of the application."""

    name: str
    about: About
    text: str


@dataclass(frozen=True)
class Saying:
    """A saying is what an employer said, as the person told it."""

    name: str
    text: str


@dataclass(frozen=True)
class Stop:
    """A stop says how many applications ended in a no at this stage."""

    stage: Stage
    times: int


@dataclass(frozen=True)
class AboutForCoach:
    """AboutForCoach briefs `for_coach`: all that may go into it."""

    lessons: tuple[Lesson, ...] = ()
    plan: Planned | None = None
    heard: tuple[Saying, ...] = ()
    stopped: tuple[Stop, ...] = ()
    own_name: str | None = None


def about_for_coach(begin: Beginning) -> AboutForCoach:
    """Brief `for_coach` from the person's history."""
    history = begin.history
    names = {number: case.application.name for number, case in history.known.items()}
    notes: list[tuple[Established, Noted | FreshNote]] = [*history.of(Noted), *history.of(FreshNote)]
    latest = [
        Lesson(names[fact.application], fact.about, fact.text)
        for _, fact in sorted(notes, key=lambda pair: pair[0].at, reverse=True)
        if fact.application in names
    ]
    heard = [
        Saying(names[fact.application], fact.text)
        for _, fact in reversed(history.of(Heard))
        if fact.application in names
    ]
    ended = [c for c in history.cases if c.state is State.no and not c.stage_unknown]
    times = Counter(case.application.stage for case in ended)
    return AboutForCoach(
        tuple(dict.fromkeys(latest))[:MOST_LESSONS],
        history.plan,
        tuple(heard[:MOST_HEARD]),
        tuple(Stop(stage, times[stage]) for stage in Stage if times[stage]),
        begin.own_name,
    )
