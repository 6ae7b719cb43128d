"""Ask a week later whether the person wrote to somebody whom they know a little, and show the draft again."""

from __future__ import annotations

from enum import Enum

from bot.coach.dialogues import drafts
from bot.coach.facts.application import Application, Stage, Via
from bot.coach.facts.known import AboutAcquaintance
from bot.coach.facts.lessons import WillWrite
from bot.talk.kinds import Choose
from bot.talk.script import Ending, Script, Within


class Wrote(Enum):
    """The options say whether the message went out; they are also the buttons of the reminder."""

    yes = "yes"
    show = "show"
    no = "no"


async def acquaintance(about: AboutAcquaintance) -> Ending:
    """Ask whether they wrote; show the message again if they want it."""
    application, meant = about.application, about.meant
    if application is None or meant is None:
        return Ending("gone")
    tapped = about.way in {wrote.value for wrote in Wrote}
    wrote = Wrote(about.way) if tapped else await Choose("wrote", Wrote, shows={"whom": meant.whom})
    if wrote is Wrote.show:
        draft = drafts.to_acquaintance(meant.whom, meant.title, about.own_name)
        sent = await Within("hello", drafts.offer(draft, application))
        wrote = Wrote.yes if sent is drafts.Sent.sent else Wrote.no
    return Ending("wrote" if wrote is Wrote.yes else "left")


_ACME = Application(3, "Acme & Sons <b>", "Data engineer", Stage.applied, Via.agency, "Dana")

ACQUAINTANCE = Script(
    "acquaintance",
    1,
    acquaintance,
    AboutAcquaintance,
    (
        AboutAcquaintance(),
        AboutAcquaintance(_ACME, WillWrite(3, "Tom", "Transport planner"), own_name="Ada"),
        AboutAcquaintance(_ACME, WillWrite(3, "<" * 300, None), way=Wrote.show.value),
    ),
    brief=True,
)
