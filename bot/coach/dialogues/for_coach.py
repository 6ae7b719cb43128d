"""Put together a page that the person can show to their own career coach."""

from __future__ import annotations

from enum import Enum
from typing import Any

from bot.coach.facts.application import Stage
from bot.coach.facts.for_coach import AboutForCoach, Lesson, Saying, Stop
from bot.coach.facts.lessons import About, Planned
from bot.talk.ask import Action, Draft
from bot.talk.kinds import Choose, ChooseMany
from bot.talk.script import Ending, Script

SHEET = "for_coach"
"""The name of the draft that holds what was picked."""


class Part(Enum):
    """The parts are what can go into it."""

    lessons = "lessons"
    plan = "plan"
    heard = "heard"
    stopped = "stopped"


class Ready(Enum):
    """The options say what shall become of it."""

    pdf = "pdf"
    text = "text"
    change = "change"
    leave = "leave"


async def for_coach(about: AboutForCoach) -> Ending:
    """Ask what goes in, show it as text, and hand it over as a PDF or to be copied."""
    there = tuple(part for part in Part if getattr(about, part.value))
    if not there:
        return Ending("nothing")
    picked = await ChooseMany("parts", Part, offer=there)
    if not picked:
        return Ending("left")
    sheet = Draft(SHEET, _fields(about, picked))
    ready = await Choose("ready", Ready, draft=sheet, actions={Ready.change: Action.edit})
    if ready is Ready.leave:
        return Ending("left")
    return Ending(ready.value, draft=sheet, typeset=ready is Ready.pdf)


def _fields(about: AboutForCoach, picked: tuple[Part, ...]) -> dict[str, Any]:
    parts = {part.value: getattr(about, part.value) if part in picked else None for part in Part}
    return {**parts, "own_name": about.own_name}


FOR_COACH = Script(
    "for_coach",
    1,
    for_coach,
    AboutForCoach,
    (
        AboutForCoach(),
        AboutForCoach(plan=Planned("gaps", "say so")),
        AboutForCoach(
            tuple(Lesson("Acme & Sons <b>", about, "<" * 400) for about in About),
            Planned("<" * 400, "<" * 400),
            (Saying("B" * 120, "<" * 400),),
            tuple(Stop(stage, 1 + n) for n, stage in enumerate(Stage)),
            "Ada",
        ),
    ),
)
