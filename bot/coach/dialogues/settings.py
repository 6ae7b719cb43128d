"""Ask where the person lives and when they want nudges: before the first nudge, and to change it any time."""

from __future__ import annotations

from enum import Enum

from bot.coach.dialogues.sector import ask_sector
from bot.coach.facts.application import Sector
from bot.coach.facts.known import AboutPerson
from bot.coach.facts.records import CalendarFiles, Lives, NudgeHour, Silent
from bot.coach.schedule.nudges import EARLIEST, LATEST
from bot.talk.ask import Record
from bot.talk.kinds import Choose, PickCountry, PickHour, PickZone
from bot.talk.script import Ending, Script, Then

START = "start"
"""The way into this dialogue that asks for everything."""

BUTTON_HOURS = (9, 12, 15, 18, 20)
"""The hours of the day with a button; any other can be typed."""


class Change(Enum):
    """The options say what to change."""

    where = "where"
    hour = "hour"
    pause = "pause"
    nothing = "nothing"
    more = "more"


class More(Enum):
    """The options say what else to change."""

    silent = "silent"
    sound = "sound"
    sector = "sector"
    no_files = "no_files"
    files = "files"


async def ask_where() -> None:
    """Ask for the country, and for the zone unless the country has exactly one."""
    place = await PickCountry("country", words="settings/country")
    zone = place.zone or await PickZone("zone", country=place.country, words="settings/zone")
    await Record("lives", Lives(place.country, zone))


async def ask_hour() -> None:
    """Ask for the hour of the day at which nudges come."""
    chosen = await PickHour(
        "hour", first=EARLIEST.hour, last=LATEST.hour - 1, shown=BUTTON_HOURS, words="settings/hour"
    )
    await Record("nudge_hour", NudgeHour(chosen))


async def ask_where_and_when() -> None:
    """Ask for what every nudge needs: the country, the zone and the hour."""
    await ask_where()
    await ask_hour()


async def change_more(about: AboutPerson) -> Ending:
    """Change whether there is a sound, where the person applies, or whether interviews come as files."""
    offer = [More.sound if about.silent else More.silent, More.sector]
    if about.files is not None:
        offer.append(More.no_files if about.files else More.files)
    more = await Choose("more", More, offer=tuple(offer))
    if more is More.sector:
        await ask_sector()
        return Ending("changed")
    if more in (More.no_files, More.files):
        await Record("calendar_files", CalendarFiles(more is More.files))
        return Ending(more.value)
    await Record("silent", Silent(more is More.silent))
    return Ending(more.value)


async def settings(about: AboutPerson) -> Ending:
    """Change the settings, one at a time."""
    if about.way == START:
        await ask_where_and_when()
        return Ending("changed")
    known = about.country is not None
    change = await Choose("change", Change, words="change" if known else "change_if_unset")
    if change is Change.pause:
        return Ending(then=Then("pause"))
    if change is Change.nothing:
        return Ending("same")
    if change is Change.more:
        return await change_more(about)
    if change is Change.hour:
        await ask_hour()
    else:
        await (ask_where_and_when() if about.hour is None else ask_where())
    return Ending("changed")


SETTINGS = Script(
    "settings",
    2,
    settings,
    AboutPerson,
    (
        AboutPerson(),
        AboutPerson(way=START),
        AboutPerson("DE", "Europe/Berlin", 9),
        AboutPerson("XK", "Europe/Belgrade", 18, sector=Sector.public),
        AboutPerson("XK", "Europe/Belgrade", 18, silent=True),
        AboutPerson("XK", "Europe/Belgrade", 18, files=True),
        AboutPerson("XK", "Europe/Belgrade", 18, files=False),
    ),
    brief=True,
)
