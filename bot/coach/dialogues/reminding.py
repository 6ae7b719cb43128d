"""Remind the person of an application on a day that they name, or stop doing so."""

from __future__ import annotations

from datetime import date

from bot.coach.dialogues.choosing import one_of
from bot.coach.dialogues.settings import ask_where_and_when
from bot.coach.facts.application import LONGEST_NAME, Application, Stage, Via
from bot.coach.facts.known import AboutWords
from bot.coach.facts.records import RemindOn
from bot.talk.ask import Record
from bot.talk.days import PickDate, Toward
from bot.talk.script import Ending, Script

OFF = "off"
"""The way in that ends a reminder."""


async def remind(about: AboutWords) -> Ending:
    """Ask for what wasn't said: which application, which day, where the person lives and when to write."""
    application = await one_of(about.applications)
    if application is None:
        return Ending("gone")
    shows: dict[str, object] = {"application": application}
    if about.what == OFF:
        await Record("remind", RemindOn(application.number, None))
        return Ending("off", shows=shows)
    day = about.day or await PickDate("day", toward=Toward.later, shows=shows)
    await Record("remind", RemindOn(application.number, day))
    if not about.settled:
        await ask_where_and_when()
    return Ending("on", shows={**shows, "day": day})


_ACME = Application(3, "Acme & Sons <b>", "Data engineer", Stage.final, Via.agency, "Dana")
_BARE = Application(4, "", "B" * LONGEST_NAME, Stage.first, Via.nobody)

REMIND = Script(
    "remind",
    1,
    remind,
    AboutWords,
    (
        AboutWords(),
        AboutWords((_ACME, _BARE), settled=False),
        AboutWords((_BARE,), day=date(2026, 11, 27)),
        AboutWords((_ACME, _BARE), OFF),
    ),
    brief=True,
)
