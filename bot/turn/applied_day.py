"""Correct the day of an application as it is said in words: "I applied to Acme on Tuesday, not Monday"."""

from __future__ import annotations

from dataclasses import replace

from bot.coach.facts.application import Stage
from bot.talk.ask import SKIPPED
from bot.turn import naming, putting_right, repairs
from bot.turn.person import Run
from bot.turn.says import Card
from bot.turn.turn import Turn
from bot.turn.wanted import Want, Wanted

ON, STAGE = "on", "stage"
"""The questions of `log` for the day of an application, and for how far it is."""


def put_right(turn: Turn, wanted: Wanted) -> bool:
    """Write the day into what was noted, and say it back. Return False if no day is said that has been.

    Where several may be meant, or the day was noted in a list, it says that nothing is changed.
    """
    days = turn.reader.days(turn.person, wanted.new or "", turn.today, past=True)
    day = next((day for day in days if day <= turn.today), None)
    if day is None:
        return False
    if wanted.of is None:
        return putting_right.put_right(turn, replace(wanted, want=Want.correct, past=True))
    named = naming.pointed_at(turn, wanted.of)
    noted = [run for case in named if (run := _noted(turn, case.application.number)) is not None]
    before = [run for run in noted if _was(turn, run, wanted.old)]
    fitting = before if len(before) == 1 else noted
    if len(fitting) != 1:
        repairs.ask_after(turn, Card(repairs.FILE, "which_day", shows={"day": day}))
        return True
    putting_right.take(
        turn, fitting[0], ON, day.isoformat(), Card("said", "day", shows={"day": day, "at": None})
    )
    return True


def _noted(turn: Turn, number: int) -> Run | None:
    """Return the run that noted an application with the day on which it was sent; None if none did."""
    run = turn.find(number)
    sent = run is not None and run.script == "log" and ON in run.position.path
    if run is None or not sent or run.answers[STAGE].value != Stage.applied.value:
        return None
    return run


def _was(turn: Turn, run: Run, old: str | None) -> bool:
    """Tell whether the day that was noted may be the one that it isn't, as that was said."""
    stored = run.answers[ON].value
    if old is None or stored == SKIPPED:
        return False
    return any(day.isoformat() == stored for day in turn.reader.days(turn.person, old, turn.today, past=True))
