"""Ask which of several times for an interview was chosen: until the person says which, none counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.talk.days import PickWhen, When
from bot.turn.interpreting.answers import UNSURE
from bot.turn.model.says import Asked, Card
from bot.turn.model.turn import Turn
from bot.turn.readings.report import Report, Slot

MOST = 6
"""The most times that are offered as buttons. Our own choice: the others can be typed."""


def to_choose(report: Report, today: date) -> tuple[Slot, ...]:
    """Return the times that are still to choose from; () if there is no choice."""
    ahead = tuple(slot for slot in report.slots if slot.day >= today)
    return ahead if len(ahead) > 1 else ()


def offer(turn: Turn, report: Report, name: str | None) -> None:
    """Offer the times at the question for the day, if that is asked next; the day may still be left open."""
    run = turn.person.current
    ask = run.open(run.position) if run is not None else None
    if run is None or ask is None or not isinstance(ask.kind, PickWhen):
        return
    times = to_choose(report, turn.today)
    draft = UNSURE + ",".join(When(*slot).stored for slot in times[:MOST])
    asked = turn.put(run.but(draft_answer=draft))
    words = Card("told", "slots", shows={"name": name, "times": len(times)})
    turn.says = [
        replace(say, run=asked, instead=words) if isinstance(say, Asked) and say.first else say
        for say in turn.says
    ]
