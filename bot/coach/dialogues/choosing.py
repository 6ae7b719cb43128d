"""Which application it is about: the one that was named, the only one there is, or the one they pick."""

from __future__ import annotations

from collections.abc import Sequence

from bot.coach.facts.application import Application, State
from bot.coach.facts.known import AboutWait, Topic, Wait
from bot.talk.kinds import Pick
from bot.talk.script import Ending, Then

ANOTHER = "another"
"""How it is stored that they mean one that isn't known yet."""


def nothing(about: AboutWait) -> Ending:
    """Where there is none to speak about: it is gone, or none was noted yet, which comes next then."""
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
    """The application; None where there is none, or they mean another one.

    other: how it is stored that they mean one that isn't known yet; then even the only one is asked about.
    """
    known = {str(a.number): a for a in applications}
    if chosen is not None:
        return known.get(str(chosen))  # one that isn't there is not any other one
    if not known:
        return None
    if len(known) == 1 and other is None:
        return next(iter(known.values()))
    others = (other,) if other is not None else ()
    return known.get(await Pick("which", known, others=others, words=f"choosing/{words}"))


async def one_wait(about: AboutWait, *, other: str | None = None) -> Wait | None:
    """The same, among the open applications; one that was named may be closed."""
    named = [w for w in about.waits if w.state is State.waiting or w.application.number == about.chosen]
    application = await one_of([w.application for w in named], about.chosen, other=other)
    return next((w for w in about.waits if w.application is application), None)
