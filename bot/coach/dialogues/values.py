"""Write, after a no, about two or three things that matter to the person, whatever anybody answers."""

from __future__ import annotations

from bot.coach.facts.known import AboutValues
from bot.coach.facts.lessons import LivedBy, Matters
from bot.talk.ask import Record
from bot.talk.kinds import Write
from bot.talk.script import Ending, Script


async def values(about: AboutValues) -> Ending:
    """Ask what matters to the person, then why one of these things does and when they lived by it."""
    if about.very_heavy:
        return Ending("very_heavy", rests=True)
    matters = await Write("matters").or_skip()
    if matters is None:
        return Ending("left")
    await Record("matters", Matters(matters))
    lived = await Write("lived", shows={"matters": matters}).or_skip()
    if lived is not None:
        await Record("lived", LivedBy(lived))
    return Ending("done")


VALUES = Script("values", 1, values, AboutValues, (AboutValues(), AboutValues(very_heavy=True)))
