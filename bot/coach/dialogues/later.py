"""Ask when to remind the person of the dialogue that they left, which stays parked meanwhile."""

from __future__ import annotations

from datetime import timedelta
from enum import Enum

from bot.coach.facts.known import AboutLater
from bot.coach.facts.records import Postponed
from bot.talk.ask import Record
from bot.talk.days import PickDate
from bot.talk.kinds import Choose
from bot.talk.script import Ending, Script


class When(Enum):
    """The options say when to come back."""

    hours_2 = "hours_2"
    hours_6 = "hours_6"
    tomorrow = "tomorrow"
    day = "day"
    never = "never"


DELAYS = {"hours_2": timedelta(hours=2), "hours_6": timedelta(hours=6), "tomorrow": timedelta(days=1)}
"""How long it is until the reminder, by the value of the option."""


async def later(about: AboutLater) -> Ending:
    """Set a reminder, or none: the person can come back by themselves."""
    when = await Choose("when", When)
    if when is When.never:
        await Record("postponed", Postponed(about.run))
        return Ending("never", rests=True)
    if when is When.day:
        day = await PickDate("day")
        await Record("postponed", Postponed(about.run, day=day))
        return Ending("day", shows={"day": day}, rests=True)
    await Record("postponed", Postponed(about.run, delay=DELAYS[when.value]))
    return Ending("delay", shows={"when": when.value}, rests=True)


LATER = Script("later", 1, later, AboutLater, (AboutLater(run=3),), brief=True)
