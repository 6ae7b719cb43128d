"""Note several applications at once, once the person has seen what was understood."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from enum import Enum

from bot.coach.dialogues.no import REFUSED_AT
from bot.coach.dialogues.settings import ask_where_and_when
from bot.coach.facts.application import LONGEST_NAME, Application, Stage, State, Via
from bot.coach.facts.entries import AboutSeveral, Entry
from bot.coach.facts.known import Topic
from bot.coach.facts.records import Became, EveningWanted, Logged, Promised, Refused, Staged
from bot.talk.ask import Record
from bot.talk.kinds import Choose, Pick
from bot.talk.script import Ending, Script, Then

MOST_SHOWN = 8
"""The most entries listed one by one: a question stays under 600 characters, with the longest names too."""

NONE = "none"
"""The stored answer if none of the entries is wrong after all."""


class Right(Enum):
    """The options say whether the list is right."""

    right = "right"
    change = "change"


async def several(about: AboutSeveral) -> Ending:
    """Show what was understood, leave out what is wrong, and note the rest."""
    kept = await right_ones(about)
    for mentioned in kept:
        entry = await ask_stage(mentioned)
        await note(entry)
        if has_evening(about, entry) and entry.on is not None:
            number = entry.application.number
            await Record(f"wanted_{number}", EveningWanted(number, entry.on))
    if kept and not about.settled:
        await ask_where_and_when()
    refused = next((entry for entry in kept if entry.state is State.no), None)
    if refused is not None and not about.table:
        number = refused.application.number
        return Ending("noted_and_a_no", shows={"kept": kept}, then=Then("no", Topic(number)))
    return Ending("noted" if kept else "nothing", shows={"kept": kept})


async def right_ones(about: AboutSeveral) -> tuple[Entry, ...]:
    """Return the entries that are right. A wrong entry is left out, and the rest is shown again."""
    left = about.entries
    for time in range(len(about.entries)):
        shows = {"entries": left[:MOST_SHOWN], "more": len(left[MOST_SHOWN:]), "again": time > 0}
        if await Choose(f"right_{time}", Right, words="right", shows=shows) is Right.right:
            break
        items = {str(entry.application.number): entry.application for entry in left}
        wrong = await Pick(f"wrong_{time}", items, others=(NONE,), words="wrong")
        left = tuple(entry for entry in left if str(entry.application.number) != wrong)
    return left


def has_evening(about: AboutSeveral, entry: Entry) -> bool:
    """Tell whether an interview lies ahead, around which the coach will write."""
    ahead = entry.on is not None and entry.on >= about.today
    return ahead and entry.staged and entry.application.interviewed and entry.state is State.waiting


async def ask_stage(entry: Entry) -> Entry:
    """Ask how far an application got, if that is still to be known before a no is talked about."""
    if not entry.stage_unknown:
        return entry
    application = entry.application
    shows = {"application": application}
    stage = await Choose(f"stage_{application.number}", Stage, offer=REFUSED_AT, words="stage", shows=shows)
    return replace(entry, application=replace(application, stage=stage))


async def note(entry: Entry) -> None:
    """Record what is new about one application."""
    number = entry.application.number
    if not entry.known:
        await Record(f"logged_{number}", Logged(entry.application))
    if entry.staged or not entry.known:
        await Record(f"staged_{number}", Staged(number, entry.application.stage, entry.on, entry.begins))
    if entry.due is not None or not entry.known:
        await Record(f"promised_{number}", Promised(number, entry.due))
    if entry.state is State.no:
        await Record(f"refused_{number}", Refused(number, entry.reason))
    elif entry.state is not State.waiting:
        await Record(f"became_{number}", Became(number, entry.state))


# ---------------------------------------------------------------- facts that show every variant

_TODAY = date(2026, 11, 24)
_ACME = Application(10, "Acme & Sons <b>", "Data engineer", Stage.first, Via.agency, "Dana")
_GLOBEX = Application(11, "Globex", None, Stage.applied, Via.nobody)
_LONG = "<" * LONGEST_NAME
_MANY = tuple(Entry(Application(n, _LONG, _LONG, Stage.later, Via.nobody), on=_TODAY) for n in range(10, 20))

SEVERAL = Script(
    "several",
    1,
    several,
    AboutSeveral,
    (
        AboutSeveral(_TODAY, (Entry(_ACME, on=date(2026, 11, 27)), Entry(_GLOBEX, due=date(2026, 12, 4)))),
        AboutSeveral(
            _TODAY, (Entry(_ACME, state=State.offer), Entry(_GLOBEX, state=State.withdrawn)), settled=False
        ),
        AboutSeveral(_TODAY, (Entry(_ACME, state=State.no, reason="<" * 300), Entry(_GLOBEX, known=True))),
        AboutSeveral(_TODAY, (Entry(_ACME, state=State.no, stage_unknown=True), Entry(_GLOBEX))),
        AboutSeveral(_TODAY, (Entry(_ACME, state=State.no), Entry(_GLOBEX, staged=False)), table=True),
        AboutSeveral(_TODAY, _MANY),
    ),
)
