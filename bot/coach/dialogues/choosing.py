"""Find the application that a dialogue is about: the one named, the only one, or the one the person picks."""

from __future__ import annotations

from collections.abc import Sequence

from bot.coach.facts.application import Application, State
from bot.coach.facts.known import AboutWait, Topic, Wait
from bot.talk.kinds import Pick
from bot.talk.script import Ending, Then

ANOTHER = "another"
"""The stored answer if the person means an application that the coach doesn't know yet."""


def end_without_application(about: AboutWait) -> Ending:
    """End without an application: the chosen one is gone, or there is none yet and logging one comes next."""
    if about.chosen is not None:
        return Ending("gone")
    return Ending("nothing_open", then=Then("log", Topic(way="new")))


async def one_of(
    applications: Sequence[Application],
    chosen: int | None = None,
    *,
    other: str | None = None,
    words: str = "which",
) -> Application | None:
    """Return the application; None if there is none, or the person means one that isn't known yet.

    other: the stored answer for one that isn't known yet; with it, the question is asked even if there is
    only one application.
    """
    known = {str(a.number): a for a in applications}
    if chosen is not None:
        return known.get(str(chosen))  # if the chosen one is gone, no other is meant
    if not known:
        return None
    if len(known) == 1 and other is None:
        return next(iter(known.values()))
    others = (other,) if other is not None else ()
    return known.get(await Pick("which", known, others=others, words=f"choosing/{words}"))


async def one_wait(about: AboutWait, *, other: str | None = None) -> Wait | None:
    """Return the wait of an open application, found as in `one_of`; a chosen application may be closed."""
    named = [w for w in about.waits if w.state is State.waiting or w.application.number == about.chosen]
    application = await one_of([w.application for w in named], about.chosen, other=other)
    return next((w for w in about.waits if w.application is application), None)
