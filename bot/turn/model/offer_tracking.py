"""Note with the person what a turn has offered them, and forget it once something else is asked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from bot.talk.frozen import changed
from bot.turn.model.callback_data import HoldTap, encode
from bot.turn.model.last_offer import Choice, LastOffer
from bot.turn.model.person import Person
from bot.turn.model.says import Answered, Asked, CalendarFile, Card, Changes, Noticed, Removed, Say


def with_offer(person: Person, says: Iterable[Say], now: datetime) -> Person:
    """Return the person with the last offer that stands after the turn has said this."""
    offered = person.offered
    for say in says:
        if isinstance(say, Asked | Changes):
            instead = say.instead if isinstance(say, Asked) else None
            offered = _offered(person, instead, now) if instead is not None else None
        elif isinstance(say, Card) and say.buttons:
            offered = _offered(person, say, now)
        elif isinstance(say, Answered | Noticed | Removed | CalendarFile):
            continue  # none of them asks or tells anything new
        elif offered is not None and offered.last:
            offered = changed(offered, last=False)
    return person if offered == person.offered else changed(person, offered=offered)


def _offered(person: Person, card: Card, now: datetime) -> LastOffer | None:
    """Return a card as the last offer; None if it is the screen's, or every button's label varies."""
    if any(isinstance(button.tap, HoldTap) for button in card.buttons):
        return None
    choices = tuple(Choice(b.label, encode(b.tap)) for b in card.buttons if not b.shows)
    return LastOffer(now, card.file, card.block, choices, open_question(person)) if choices else None


def open_question(person: Person) -> tuple[int, str] | None:
    """Return the run and the key of the question that is open; None if none is."""
    run = person.current
    ask = run.open(run.position) if run is not None else None
    return (run.number, ask.key) if run is not None and ask is not None else None
