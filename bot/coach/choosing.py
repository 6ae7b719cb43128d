"""Which application it is about: the one that was named, the only one there is, or the one they pick."""

from __future__ import annotations

from collections.abc import Sequence

from bot.coach.application import Application
from bot.coach.known import AboutWait, Wait
from bot.talk.kinds import Pick

ANOTHER = "another"


async def one_of(
    applications: Sequence[Application], chosen: int | None, *, another: bool = False, words: str = "which"
) -> Application | None:
    """The application; None where there is none, or they mean another one.

    another: whether one that isn't known yet can be meant; then even the only one is asked about.
    """
    known = {str(a.number): a for a in applications}
    if chosen is not None and str(chosen) in known:
        return known[str(chosen)]
    if not known:
        return None
    if len(known) == 1 and not another:
        return next(iter(known.values()))
    others = (ANOTHER,) if another else ()
    return known.get(await Pick("which", known, others=others, words=f"choosing/{words}"))


async def one_wait(about: AboutWait, *, another: bool = False) -> Wait | None:
    """The same, among the open applications."""
    application = await one_of([w.application for w in about.waits], about.chosen, another=another)
    return next((w for w in about.waits if w.application is application), None)
