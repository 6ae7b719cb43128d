"""Where they live and when they want to be written to: asked before the first nudge, changed any time."""

from __future__ import annotations

from enum import Enum

from bot.coach.facts import Lives, NudgeHour
from bot.coach.known import AboutPerson
from bot.talk.ask import Record
from bot.talk.kinds import Choose, PickCountry, PickZone
from bot.talk.script import Ending, Script, Then


class Hour(Enum):
    """The hour at which they want to be written to. Five of the 13 that are allowed."""

    nine = "9"
    twelve = "12"
    three = "15"
    six = "18"
    eight = "20"


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
    chosen = await Choose("hour", Hour, words="settings/hour")
    await Record("nudge_hour", NudgeHour(int(chosen.value)))


async def where_and_when() -> None:
    """All that a nudge cannot do without."""
    await where()
    await hour()


async def settings(about: AboutPerson) -> Ending:
    """One thing at a time."""
    known = about.country is not None
    change = await Choose("change", Change, words="change" if known else "change_if_unset")
    if change is Change.pause:
        return Ending(then=Then("pause"))
    if change is Change.nothing:
        return Ending("same")
    await (where() if change is Change.where else hour())
    return Ending("changed")


SETTINGS = Script(
    "settings",
    1,
    settings,
    AboutPerson,
    (AboutPerson(), AboutPerson("DE", "Europe/Berlin", 9), AboutPerson("XK", "Europe/Belgrade", 18)),
    brief=True,
)
