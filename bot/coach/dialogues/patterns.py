"""Lay three or more noes for similar roles side by side."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum

from bot.coach.dialogues.planning import plan
from bot.coach.dialogues.wider_look import wider_look
from bot.coach.facts.application import Application, Stage, Via
from bot.coach.facts.lessons import Compared
from bot.coach.facts.refused import AboutPatterns, Told
from bot.talk.ask import Record
from bot.talk.kinds import Choose, Write
from bot.talk.script import Ending, Script


class GoOn(Enum):
    """The option leads on to what can be learned from the noes."""

    go_on = "go_on"


async def patterns(about: AboutPatterns) -> Ending:
    """Show where each stopped, what went well, what came back; ask for one change, a wider look, the plan."""
    if not about.told:
        return Ending("too_few")
    await Choose("side_by_side", GoOn, shows={"points": points(about)})
    await Record("compared", Compared(about.told[-1].application.number))
    change = await Write("one_change").or_skip()
    await wider_look(third=True)
    planned = await plan(None, change, words="reflection/plan_if_compared")
    return Ending("compared", shows={"plan": planned, "change": change})


def points(about: AboutPatterns) -> str:
    """Return what the noes point to: mostly early stops to better examples, others to how to close."""
    stages = [told.application.stage for told in about.told]
    early = sum(stage in (Stage.screening, Stage.first) for stage in stages)
    late = sum(stage in (Stage.later, Stage.final) for stage in stages)
    return "examples" if early > late else "close"


def _told(stage: Stage, role: str, well: str | None, badly: str | None) -> Told:
    return Told(Application(3, "Acme & Sons <b>", role, stage, Via.agency, "Dana"), well, badly)


PATTERNS = Script(
    "patterns",
    1,
    patterns,
    AboutPatterns,
    (
        AboutPatterns(),
        AboutPatterns(
            (
                _told(Stage.first, "Data engineer", "<" * 400, "<" * 400),
                replace(_told(Stage.screening, "B" * 120, None, None), reason="<" * 400),
                _told(Stage.final, "Data engineer", "<" * 400, None),
            )
        ),
        AboutPatterns((_told(Stage.final, "Data engineer", None, None),) * 6),
    ),
)
