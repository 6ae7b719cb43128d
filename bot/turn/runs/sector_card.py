"""Ask once where the person mostly applies, on a card after an application without a date was noted."""

from __future__ import annotations

from bot.coach.facts.application import Sector
from bot.coach.facts.records import AppliesIn, SectorAsked
from bot.coach.schedule.rungs import sector_matters
from bot.turn.model.callback_data import BeginTap
from bot.turn.model.person import Run
from bot.turn.model.says import CardButton
from bot.turn.model.turn import Turn

BLOCK = "which_sector"
"""The words of the card."""

LOG, NOTED = "log", frozenset({"logged", "ahead"})
"""The dialogue that notes an application, and its endings in which one was noted."""


def show_once(turn: Turn, done: Run) -> None:
    """Show the card after a dialogue, if it noted an application for which the sector changes something."""
    ending = done.position.ending
    if done.script != LOG or ending is None or ending.words not in NOTED or ending.shows["due"] is not None:
        return
    history, number = turn.now_established(), ending.shows["application"].number
    case = history.case(number)
    said, asked = bool(history.of(AppliesIn)), bool(history.of(SectorAsked))
    if case is None or said or asked:
        return
    if turn.person.lately.in_peace(turn.now) or not sector_matters(
        case, turn.workdays, turn.person.zone, turn.today
    ):
        return
    buttons = (CardButton(f"{BLOCK}__{one.value}", BeginTap("sector", number, one.value)) for one in Sector)
    turn.card(BLOCK, *buttons)
    turn.establish("sector_asked", SectorAsked())
