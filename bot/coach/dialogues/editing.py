"""Change one application: correct a field, close or reopen it, mute or unmute it."""

from __future__ import annotations

from bot.coach.facts.application import LONGEST_NAME, Application, Field, Stage, State, Via
from bot.coach.facts.known import AboutChange, Topic
from bot.coach.facts.records import Became, Corrected, Muted
from bot.talk.ask import Record
from bot.talk.kinds import Choose, Write
from bot.talk.script import Ending, Script, Then


async def edit(about: AboutChange) -> Ending:
    """Change one field. A new stage of an open application leads to `log`, which asks for its dates too."""
    application = about.application
    if application is None:
        return Ending("gone")
    number = application.number
    what = await Choose("what", Field)
    if what is Field.stage and about.state is State.waiting:
        return Ending(then=Then("log", Topic(number, "round")))
    value: str | None
    if what is Field.stage:
        value = (await Choose("stage", Stage, words="log/stage")).value
    elif what is Field.via:
        value = (await Choose("via", Via, words="log/via")).value
    elif what is Field.contact or (what is Field.company and application.role):
        value = await Write(what.value, longest=LONGEST_NAME).or_skip()
    else:
        value = await Write(what.value, longest=LONGEST_NAME)
    await Record("corrected", Corrected(number, what, value))
    return Ending("corrected")


WAYS = {"away": State.away, "reopen": State.waiting, "withdrew": State.withdrawn}


async def mark(about: AboutChange) -> Ending:
    """Do what a button under an application says."""
    if about.application is None or about.way not in (*WAYS, "mute", "unmute"):
        return Ending("gone")
    if (about.state is State.waiting) is (about.way == "reopen"):
        return Ending("as_it_is")  # an old button: the application was closed or reopened since
    number = about.application.number
    if about.way in ("mute", "unmute"):
        await Record("muted", Muted(number, about.way == "mute"))
    else:
        await Record("became", Became(number, WAYS[about.way]))
    return Ending(about.way)


_ACME = Application(3, "Acme & Sons <b>", "Data engineer", Stage.final, Via.agency, "Dana")
_ROLE_ONLY = Application(4, "Acme", None, Stage.first, Via.nobody)

EDIT = Script(
    "edit",
    1,
    edit,
    AboutChange,
    (AboutChange(), AboutChange(_ACME), AboutChange(_ROLE_ONLY, state=State.no)),
    brief=True,
)

MARK = Script(
    "mark",
    1,
    mark,
    AboutChange,
    (
        AboutChange(),
        *(AboutChange(_ACME, way, state) for way in (*WAYS, "mute", "unmute") for state in State),
    ),
    brief=True,
)
