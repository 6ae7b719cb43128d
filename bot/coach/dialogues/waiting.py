"""Explain what silence means while no decision has come, and offer what helps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from enum import Enum

from bot.coach.dialogues.later import DELAYS
from bot.coach.facts.application import Application, Rung, Stage, Via
from bot.coach.facts.known import AboutWait, Topic, Wait
from bot.coach.facts.records import Worrying
from bot.talk.ask import Record
from bot.talk.kinds import Choose, PickHour
from bot.talk.script import Ending, Script, Then


class Helps(Enum):
    """The options say what would help."""

    prepare = "prepare"
    worry = "worry"
    absorb = "absorb"
    note = "note"
    fine = "fine"


class WorryAt(Enum):
    """The options say when to worry, for a quarter of an hour."""

    hours_2 = "hours_2"
    hours_6 = "hours_6"
    tomorrow = "tomorrow"
    hour = "hour"


class Absorbing(Enum):
    """The options say what takes the mind off the wait, for an hour."""

    hands = "hands"
    outside = "outside"
    people = "people"
    other = "other"


BUTTON_HOURS = (17, 18, 19, 20, 21)
"""The hours of the day with a button: most worries come once the day's work is done."""

HOUR_QUESTION = PickHour("worry_hour", first=0, last=23, shown=BUTTON_HOURS)
"""The question at what hour to worry."""

NO_APPLICATION = 0
"""The number recorded when somebody worries about no application in particular."""


async def waiting(about: AboutWait) -> Ending:
    """Say what silence means, and ask what would help."""
    chosen = [w for w in about.waits if w.application.number == about.chosen or about.only_one]
    wait = chosen[0] if chosen else None
    # Noting one is offered only where none is noted, and preparing only where one is.
    useless = Helps.note if about.waits else Helps.prepare
    offered = tuple(option for option in Helps if option is not useless)
    helps = await Choose("helps", Helps, offer=offered, words=silence(about, wait), shows={"wait": wait})
    number = wait.application.number if wait is not None else None
    if helps is Helps.prepare:
        return Ending(then=Then("prepare", Topic(number)))
    if helps is Helps.note:
        return Ending(then=Then("log", Topic(way="new")))
    if helps is Helps.absorb:
        return Ending("absorb", shows={"what": await Choose("absorb", Absorbing)})
    if helps is Helps.worry:
        at = await Choose("worry_at", WorryAt)
        hour = await HOUR_QUESTION if at is WorryAt.hour else None
        delay = DELAYS[at.value] if hour is None else timedelta(0)
        await Record("worrying", Worrying(number or NO_APPLICATION, delay, hour))
        return Ending("worry", shows={"at": at.value, "hour": hour})
    return Ending("fine", shows={"wait": wait})


def silence(about: AboutWait, wait: Wait | None) -> str:
    """Return the block that says what silence means, which depends on whom the person could ask."""
    if wait is None:
        return "helps_if_several" if about.waits else "helps_if_unknown"
    if wait.rung is Rung.close:
        return "helps_if_unasked"
    return {Via.nobody: "helps_if_alone", Via.manager: "helps_if_manager"}.get(wait.application.via, "helps")


_TODAY = date(2026, 11, 24)
_AGENCY = Wait(
    Application(3, "Acme & Sons <b>", "Data engineer", Stage.final, Via.agency, "Dana"),
    due_on=_TODAY,
    waited=8,
)
_NOBODY = Wait(Application(4, "", "B" * 120, Stage.applied, Via.nobody), due_on=_TODAY, waited=1)

_MANAGER = replace(_AGENCY, application=replace(_AGENCY.application, via=Via.manager))
_AT_CLOSE = replace(_AGENCY, rung=Rung.close)

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
        AboutWait(9, _TODAY, (_MANAGER,)),
        AboutWait(9, _TODAY, (_AT_CLOSE,)),
    ),
)
