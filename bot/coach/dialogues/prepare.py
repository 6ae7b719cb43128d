"""Prepare for a no: make the card that is shown if it comes."""

from __future__ import annotations

from datetime import date
from enum import Enum

from bot.coach.dialogues.choosing import end_without_application, one_wait
from bot.coach.facts.application import Application, Stage, State, Via, YesNo
from bot.coach.facts.known import AboutWait, Wait
from bot.coach.facts.lessons import Prepared, PrepareOffered, Valued
from bot.talk.ask import Record
from bot.talk.kinds import Choose, Write
from bot.talk.script import Ending, Script


class FirstHour(Enum):
    """The options say what the person will do in the first hour after a no."""

    walk = "walk"
    call = "call"
    eat = "eat"
    own = "own"


async def prepare(about: AboutWait) -> Ending:
    """Ask what a no would and wouldn't mean, and what to do in the first hour.

    Old runs also ask what matters to the person. People who had said so before they failed gave up sooner
    (docs/words.md, "What it rests on"), so `values` now asks it after a no.
    """
    wait = await one_wait(about)
    if wait is None or wait.state is not State.waiting:
        return Ending("closed") if wait is not None else end_without_application(about)
    number = wait.application.number
    await Record("offered", PrepareOffered(number))
    means = await Write("means", shows={"wait": wait}).or_skip()
    means_not = await Write("means_not").or_skip()
    first_hour = await Choose("first_hour", FirstHour, otherwise=FirstHour.own)
    own = await Write("own") if first_hour is FirstHour.own else None
    await Record("prepared", Prepared(number, means, means_not, own or first_hour.value, own is not None))
    values = None
    if not about.values_later and await Choose("at_desk", YesNo, passed=YesNo.no) is YesNo.yes:
        values = await Write("values").or_skip()
        if values is not None:
            await Record("valued", Valued(number, values))
    shows = {"means": means, "means_not": means_not, "first_hour": first_hour, "own": own, "values": values}
    return Ending("saved", shows=shows)


_TODAY = date(2026, 11, 24)

_ACME = Application(3, "Acme <b>", "Baker", Stage.first, Via.nobody)

PREPARE = Script(
    "prepare",
    2,
    prepare,
    AboutWait,
    (
        AboutWait(9, _TODAY),
        AboutWait(9, _TODAY, chosen=7),
        AboutWait(9, _TODAY, (Wait(_ACME, State.no),), chosen=3),
        AboutWait(9, _TODAY, (Wait(_ACME),), chosen=3, values_later=True),
        AboutWait(9, _TODAY, (Wait(Application(3, "Acme <b>", "Baker", Stage.first, Via.nobody)),)),
    ),
)
