"""Pause, or end a pause, in words; and say whether there is one."""

from __future__ import annotations

from bot.turn.corrections import repairs
from bot.turn.model.callback_data import Control
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.questions.answering import take_control
from bot.turn.readings.request import Request
from bot.turn.requests import coming_back
from bot.turn.runs import runs

RESUMING = {"pause": "go_on"}
"""The answer of the dialogue that ends a pause, as it is stored."""


def pause(turn: Turn, request: Request) -> bool:
    """Pause nudges until the day that the text says; ask for how long if it says none. False for "today"."""
    turn.welcome()
    given: dict[str, str] = {}
    if request.new is not None:
        heard = turn.hear(request.new)
        day = heard.reminder_day() or next(iter(heard.days(past=False)), None)
        if day is not None and day <= turn.today:
            return False  # "for today", which is no pause
        if day is not None:
            given = {"pause": "until", "day": day.isoformat()}
    runs.park(turn)
    runs.aside(turn, "pause", None, given)
    return True


def pause_this(turn: Turn, request: Request) -> bool:
    """Put off what is open, where something is; else ask for how long to be quiet."""
    run = turn.person.current
    ask = run.open(run.position) if run is not None else None
    if run is None or ask is None or run.dialogue.brief:
        return pause(turn, request)
    take_control(turn, run, ask, Control.later, None)
    return True


def end_pause(turn: Turn, request: Request) -> bool:
    """End the pause of somebody who is back, and go on with what they left. Return False if none is on."""
    run, paused = turn.person.current, turn.now_established().paused
    free = run is None or run.script in ("pause", "start")
    if not free or paused is None or paused <= turn.today:
        return False
    resume(turn, request)
    if not any(isinstance(say, Card) and say.buttons for say in turn.says):  # buttons ask something already
        coming_back.go_on(turn)
    return True


def resume(turn: Turn, _: Request) -> bool:
    """End the pause, or leave the dialogue that would begin one; say so if nothing is paused."""
    run = turn.person.current
    paused = turn.now_established().paused
    if run is not None and run.script == "pause":
        runs.park(turn)
    if paused is not None and paused > turn.today:
        runs.begin(turn, "pause", None, RESUMING)
    else:
        repairs.ask_after(turn, Card("found", "told_not_paused"))
    return True


def tell(turn: Turn, _: Request) -> bool:
    """Say whether the coach is quiet, and until when."""
    paused = turn.now_established().paused
    on = paused is not None and paused > turn.today
    card = Card("found", "told_paused" if on else "told_not_paused", shows={"paused": paused})
    repairs.ask_after(turn, card)
    return True
