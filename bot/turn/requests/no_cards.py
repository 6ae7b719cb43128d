"""Show what somebody prepared for the case of a no."""

from __future__ import annotations

from bot.coach.facts.lessons import Prepared, Valued
from bot.turn.corrections import repairs
from bot.turn.interpreting import mentions
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.readings.request import Request


def show(turn: Turn, _: Request) -> bool:
    """Show the prepared card of the application in question, else the latest one; say so if there is none."""
    history = turn.now_established()
    cards = {fact.application: fact for _, fact in history.of(Prepared)}
    run = turn.person.current
    about = mentions.application_of(run) if run is not None else None
    number = about.number if about is not None and about.number in cards else next(reversed(cards), None)
    case = history.case(number) if number is not None else None
    if number is None or case is None:
        turn.welcome()
        repairs.ask_after(turn, Card("found", "no_card_none"))
        return True
    values = {fact.application: fact.text for _, fact in history.of(Valued)}
    shows = {"name": case.application.name, "prepared": cards[number], "values": values.get(number)}
    repairs.ask_after(turn, Card("found", "no_card", shows=shows))
    return True
