"""While nothing comes: what silence means, and what helps with it."""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum

from bot.coach.application import Application, Stage, Via
from bot.coach.choosing import one_wait
from bot.coach.facts import Worrying
from bot.coach.known import AboutWait, Topic, Wait
from bot.talk.ask import Record
from bot.talk.kinds import Choose
from bot.talk.script import Ending, Script, Then


class Helps(Enum):
    """What would help."""

    prepare = "prepare"
    worry = "worry"
    absorb = "absorb"
    note = "note"
    fine = "fine"


class WorryAt(Enum):
    """When to worry, for a quarter of an hour."""

    hours_2 = "hours_2"
    hours_6 = "hours_6"
    tomorrow = "tomorrow"


class Absorbing(Enum):
    """What takes the mind off it for an hour."""

    hands = "hands"
    outside = "outside"
    people = "people"
    other = "other"


DELAYS = {
    WorryAt.hours_2: timedelta(hours=2),
    WorryAt.hours_6: timedelta(hours=6),
    WorryAt.tomorrow: timedelta(days=1),
}

NONE = 0
"""Stands for the application where none is known: worrying needs none."""


async def waiting(about: AboutWait) -> Ending:
    """The silence text, and what they would like now."""
    wait = await one_wait(about)
    via = wait.application.via if wait is not None else None
    offer = tuple(h for h in Helps if h is not (Helps.note if wait is not None else Helps.prepare))
    helps = await Choose("helps", Helps, offer=offer, words=silence(wait, via), shows={"wait": wait})
    number = wait.application.number if wait is not None else NONE
    if helps is Helps.prepare:
        return Ending(then=Then("prepare", Topic(number)))
    if helps is Helps.note:
        return Ending(then=Then("log", Topic(way="new")))
    if helps is Helps.absorb:
        return Ending("absorb", shows={"what": await Choose("absorb", Absorbing)})
    if helps is Helps.worry:
        at = await Choose("worry_at", WorryAt)
        await Record("worrying", Worrying(number, DELAYS[at]))
        return Ending("worry", shows={"at": at.value})
    return Ending("fine", shows={"wait": wait})


def silence(wait: Wait | None, via: Via | None) -> str:
    """What silence means depends on whether there is somebody who could ask."""
    if wait is not None and wait.rung is None:
        return "helps_if_unasked"
    return "helps_if_alone" if via in (Via.nobody, None) else "helps"


_TODAY = date(2026, 11, 24)
_AGENCY = Wait(
    Application(3, "Acme & Sons <b>", "Data engineer", Stage.final, Via.agency, "Dana"),
    due_on=_TODAY,
    waited=8,
)
_NOBODY = Wait(Application(4, "", "B" * 120, Stage.applied, Via.nobody), due_on=_TODAY, waited=1)

WAITING = Script(
    "waiting",
    1,
    waiting,
    AboutWait,
    (
        AboutWait(9, _TODAY),
        AboutWait(9, _TODAY, (_AGENCY,)),
        AboutWait(9, _TODAY, (_NOBODY,)),
        AboutWait(9, _TODAY, (_AGENCY, _NOBODY)),
    ),
)
