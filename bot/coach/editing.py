"""One application changed: a name corrected, put away, opened again, asked about again or no more."""

from __future__ import annotations

from enum import Enum

from bot.coach.application import LONGEST_NAME, Application, Field, Stage, State, Via
from bot.coach.facts import Became, Corrected, Muted
from bot.coach.known import AboutChange, Topic
from bot.talk.ask import Record
from bot.talk.kinds import Choose, Write
from bot.talk.script import Ending, Script, Then


class What(Enum):
    """What to correct."""

    company = "company"
    role = "role"
    contact = "contact"
    via = "via"
    stage = "stage"


async def edit(about: AboutChange) -> Ending:
    """One thing of it; how far it is and its dates are told like news."""
    application = about.application
    if application is None:
        return Ending("gone")
    number = application.number
    what = await Choose("what", What)
    if what is What.stage:
        return Ending(then=Then("log", Topic(number, "round")))
    value: str | None
    if what is What.via:
        value = (await Choose("via", Via, words="log/via")).value
    elif what is What.contact or (what is What.company and application.role):
        value = await Write(what.value, longest=LONGEST_NAME).or_skip()
    else:
        value = await Write(what.value, longest=LONGEST_NAME)
    await Record("corrected", Corrected(number, Field(what.value), value))
    return Ending("corrected")


WAYS = {"away": State.away, "reopen": State.waiting, "withdrew": State.withdrawn}


async def mark(about: AboutChange) -> Ending:
    """What a tap under an application does."""
    if about.application is None or about.way not in (*WAYS, "mute", "unmute"):
        return Ending("gone")
    number = about.application.number
    if about.way in ("mute", "unmute"):
        await Record("muted", Muted(number, about.way == "mute"))
    else:
        await Record("became", Became(number, WAYS[about.way]))
    return Ending(about.way)


_ACME = Application(3, "Acme & Sons <b>", "Data engineer", Stage.final, Via.agency, "Dana")
_ROLE_ONLY = Application(4, "Acme", None, Stage.first, Via.nobody)

EDIT = Script(
    "edit", 1, edit, AboutChange, (AboutChange(), AboutChange(_ACME), AboutChange(_ROLE_ONLY)), brief=True
)

MARK = Script(
    "mark",
    1,
    mark,
    AboutChange,
    (AboutChange(), *(AboutChange(_ACME, way) for way in (*WAYS, "mute", "unmute"))),
    brief=True,
)
