"""Pause the nudges for a while, and end the pause."""

from __future__ import annotations

from datetime import date
from enum import Enum

from bot.coach.facts.known import AboutPerson
from bot.coach.facts.records import AllPaused
from bot.talk.ask import Record
from bot.talk.days import PickDate, Toward
from bot.talk.kinds import Choose
from bot.talk.script import Ending, Script

FOR_GOOD = date(9999, 12, 31)
"""The day that stands for a pause until the person ends it."""


class Pause(Enum):
    """The options say for how long to pause."""

    until = "until"
    always = "always"
    go_on = "go_on"
    nothing = "nothing"


async def pause(about: AboutPerson) -> Ending:
    """Stop nudges until a day, or until the person ends the pause; reminders that they picked still come."""
    offer = (Pause.until, Pause.always, Pause.nothing) if about.paused is None else tuple(Pause)
    chosen = await Choose("pause", Pause, offer=offer, words="pause" if about.paused is None else "pause_on")
    if chosen is Pause.nothing:
        return Ending("same")
    if chosen is Pause.go_on:
        await Record("paused", AllPaused(None))
        return Ending("on")
    if chosen is Pause.always:
        await Record("paused", AllPaused(FOR_GOOD))
        return Ending("always")
    day = await PickDate("day", toward=Toward.later)
    await Record("paused", AllPaused(day))
    return Ending("until", shows={"day": day})


PAUSE = Script(
    "pause",
    1,
    pause,
    AboutPerson,
    (AboutPerson(), AboutPerson(paused=date(2026, 12, 31)), AboutPerson(paused=FOR_GOOD)),
    brief=True,
)
