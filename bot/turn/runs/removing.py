"""Offer to remove from the chat what the person wrote where nothing of it is kept, and do so."""

from __future__ import annotations

from bot.turn.model.callback_data import RunAction, RunTap
from bot.turn.model.in_chat import InChat, removed
from bot.turn.model.person import Run
from bot.turn.model.says import CardButton
from bot.turn.model.turn import Turn

WRITING, PAGE = "writing", "page"
"""The dialogue that keeps nothing of what is written in it, and its question for that."""


def offer(turn: Turn, run: Run) -> None:
    """Offer, once a run is over, to remove what was written in it; say nothing where that is nothing."""
    if run.script == WRITING and PAGE in run.position.path and _written(turn, run.number):
        turn.card("remove", CardButton("remove__yes", RunTap(RunAction.remove, run.number)))


def remove(turn: Turn, number: int) -> None:
    """Remove what the person wrote in a run, as far as Telegram allows that."""
    written = _written(turn, number)
    turn.say(*removed(written))
    turn.card("removed" if written else "nothing_to_remove")


def _written(turn: Turn, number: int) -> list[InChat]:
    return [one for one in turn.in_chat if one.run == number and not one.ours]
