"""Where they live and when they want to be written to: asked before the first nudge, changed any time."""

from __future__ import annotations

from enum import Enum

from bot.coach.facts.known import AboutPerson
from bot.coach.facts.records import Lives, NudgeHour
from bot.coach.schedule.nudges import EARLIEST, LATEST
from bot.talk.ask import Record
from bot.talk.kinds import Choose, PickCountry, PickHour, PickZone
from bot.talk.script import Ending, Script, Then

START = "start"
"""The way in where all of it is to be asked."""


SHOWN = (9, 12, 15, 18, 20)


class Change(Enum):
    """What to change."""

    where = "where"
    hour = "hour"
    pause = "pause"
    nothing = "nothing"


async def where() -> None:
    """Country and zone; a zone is asked only where the country has several, or none that is known."""
    place = await PickCountry("country", words="settings/country")
    zone = place.zone or await PickZone("zone", country=place.country, words="settings/zone")
    await Record("lives", Lives(place.country, zone))


async def hour() -> None:
    """The hour of the day."""
    chosen = await PickHour(
        "hour", first=EARLIEST.hour, last=LATEST.hour - 1, shown=SHOWN, words="settings/hour"
    )
    await Record("nudge_hour", NudgeHour(chosen))


async def where_and_when() -> None:
    """All that a nudge cannot do without."""
    await where()
    await hour()


async def settings(about: AboutPerson) -> Ending:
    """One thing at a time."""
    if about.way == START:
        await where_and_when()
        return Ending("changed")
    known = about.country is not None
    change = await Choose("change", Change, words="change" if known else "change_if_unset")
    if change is Change.pause:
        return Ending(then=Then("pause"))
    if change is Change.nothing:
        return Ending("same")
    if change is Change.hour:
        await hour()
    else:
        await (where_and_when() if about.hour is None else where())
    return Ending("changed")


SETTINGS = Script(
    "settings",
    1,
    settings,
    AboutPerson,
    (
        AboutPerson(),
        AboutPerson(way=START),
        AboutPerson("DE", "Europe/Berlin", 9),
        AboutPerson("XK", "Europe/Belgrade", 18),
    ),
    brief=True,
)
