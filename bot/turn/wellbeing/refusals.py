"""Stop asking a person who doesn't want to talk: for now, and from the third time for the whole evening."""

from __future__ import annotations

from bot.talk.frozen import changed
from bot.turn.cards import overview
from bot.turn.model.callback_data import RunAction, RunTap
from bot.turn.model.person import Run
from bot.turn.model.recent_signals import ENOUGH
from bot.turn.model.says import Card, CardButton
from bot.turn.model.turn import Turn
from bot.turn.runs import runs

REFUSING = frozenset({"refuse", "leave", "stop", "later"})
"""Moves that refuse to talk, now or at all."""


def count_refusal(turn: Turn) -> bool:
    """Count a refusal. From the third of an evening on, leave the person in peace and return True.

    What is open is kept, and nothing is asked: not about it, nor about anything else that evening.
    """
    turn.person = changed(turn.person, lately=turn.person.lately.with_refusal(turn.now))
    times = turn.person.lately.refused
    if times < ENOUGH:
        return False
    runs.park(turn)
    turn.stale = True  # nudges wait until the evening is over
    if times == ENOUGH:
        turn.say(Card("feelings", "enough"))
    else:
        turn.card("fine")
    return True


def refuse(turn: Turn, run: Run) -> None:
    """Offer to go on or leave to somebody who doesn't want to talk; the next time, leave what is open."""
    if run.dialogue.brief:
        overview.cancel(turn)
    elif turn.person.lately.refused > 1:
        leave(turn, run)
    else:
        go = CardButton("refused__go_on", RunTap(RunAction.go, run.number))
        keep = CardButton("refused__leave", RunTap(RunAction.keep, run.number), beside=True)
        turn.say(Card("feelings", "refused", (go, keep)))


def leave(turn: Turn, run: Run) -> None:
    """Leave what is open, and ask nothing."""
    runs.park(turn, even_empty=True)
    turn.card("fine" if run.dialogue.brief else "kept")
