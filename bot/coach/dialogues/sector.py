"""Ask in one tap where the person applies mostly: how long hiring takes differs widely by sector."""

from __future__ import annotations

from bot.coach.facts.application import Application, Sector, Stage, Via
from bot.coach.facts.known import AboutSector
from bot.coach.facts.records import AppliesIn
from bot.talk.ask import Record
from bot.talk.kinds import Choose
from bot.talk.script import Ending, Script


async def ask_sector(way: str | None = None) -> None:
    """Ask for the sector, unless it was tapped already, and record it."""
    known = way in {sector.value for sector in Sector}
    chosen = Sector(way) if known else await Choose("sector", Sector, words="sector/sector")
    await Record("applies_in", AppliesIn(chosen))


async def sector(about: AboutSector) -> Ending:
    """Take the sector that was tapped, or ask for it, and say what follows for the application."""
    await ask_sector(about.way)
    return Ending("noted", shows={"application": about.application})


_ACME = Application(3, "Acme & Sons <b>", "Data engineer", Stage.applied, Via.agency, "Dana")

SECTOR = Script(
    "sector",
    1,
    sector,
    AboutSector,
    (AboutSector(), AboutSector(_ACME), AboutSector(_ACME, Sector.public.value)),
    brief=True,
)
