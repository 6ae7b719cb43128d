"""Follow up after an interview and after a no: three fresh notes, one mood tap, and writing it out."""

from __future__ import annotations

from enum import Enum

from bot.coach.facts.application import Application, Stage, Via, YesNo
from bot.coach.facts.heaviness import HEAVY, STEPS, VERY_HEAVY
from bot.coach.facts.known import AboutMood, AboutNotes, AboutWriting
from bot.coach.facts.lessons import (
    About,
    CameUp,
    FreshNote,
    PlanMet,
    Planned,
    WritingEvenings,
    WritingOut,
    WritingStopped,
)
from bot.coach.facts.records import Promised
from bot.talk.ask import Record
from bot.talk.days import PickDate, Toward
from bot.talk.kinds import Choose, Rate, Unkept, Write
from bot.talk.script import Ending, Script


async def notes(about: AboutNotes) -> Ending:
    """Ask on the evening of an interview what became of the plan, and for three things before they fade."""
    application = about.application
    if application is None:
        return Ending("gone")
    number = application.number
    if about.plan is not None:
        met = await Choose("came_up", CameUp, shows={"plan": about.plan})
        await Record("met", PlanMet(number, met))
    for aspect in (About.went_well, About.went_badly, About.they_cared):
        text = await Write(aspect.value).or_skip()
        if text is not None:
            await Record(aspect.value, FreshNote(number, aspect, text))
    if not about.due_known:
        due = await PickDate("due", toward=Toward.future, words="due").or_skip()
        if due is not None:
            await Record("promised", Promised(number, due))
    return Ending("noted")


async def mood(about: AboutMood) -> Ending:
    """Say a word that fits the mood that the person tapped days after a review that ended very heavy."""
    if about.mood >= VERY_HEAVY:
        return Ending("very_heavy", rests=True)
    return Ending("heavy", rests=True) if about.mood >= HEAVY else Ending("lighter")


class Minutes(Enum):
    """The options say for how long the person writes."""

    ten = "10"
    twenty = "20"


async def writing(about: AboutWriting) -> Ending:
    """Let the person write about a no, unless it is very heavy now. The text is kept nowhere.

    Writing helps over days, so the person is asked once whether it may come back on the next evenings.
    """
    if about.application is not None and about.why_not == "stopped":
        await Record("stopped", WritingStopped(about.application.number))
    if about.application is None or about.why_not is not None:
        return Ending(about.why_not or "nothing")
    if await Rate("mood", words="no/mood_now") >= VERY_HEAVY:
        return Ending("very_heavy", rests=True)
    minutes = await Choose("minutes", Minutes)
    await Record("writing", WritingOut(about.application.number, int(minutes.value)))
    await Unkept("page", shows={"minutes": minutes.value})
    if not about.evenings:
        return Ending("written")
    shows = {"evenings": about.evenings}
    back = await Choose("evenings", YesNo, passed=YesNo.no, shows=shows) is YesNo.yes
    await Record("evenings", WritingEvenings(about.application.number, about.evenings if back else 0))
    return Ending("comes_back" if back else "written", shows=shows)


_ACME = Application(3, "Acme & Sons <b>", "Data engineer", Stage.final, Via.agency, "Dana")

NOTES = Script(
    "notes",
    1,
    notes,
    AboutNotes,
    (
        AboutNotes(),
        AboutNotes(_ACME, Planned("<" * 200, "<" * 200)),
        AboutNotes(_ACME, due_known=True),
    ),
)

MOOD = Script("mood", 1, mood, AboutMood, tuple(AboutMood(step) for step in STEPS), brief=True)

WRITING = Script(
    "writing",
    2,
    writing,
    AboutWriting,
    (
        AboutWriting(_ACME),
        AboutWriting(_ACME, evenings=2),
        AboutWriting(_ACME, evenings=1),
        AboutWriting(),
        AboutWriting(_ACME, "early"),
        AboutWriting(_ACME, "enough"),
        AboutWriting(_ACME, "stopped"),
    ),
    brief=True,
)
