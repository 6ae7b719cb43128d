"""Change where the person lives, or the hour to write at, as they say it: "I'm in Leeds", "at 7 instead"."""

from __future__ import annotations

from bot.coach.facts.known import Topic
from bot.talk.kinds import Place
from bot.turn.corrections import repairs
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.readings.reading import CERTAIN, Reading
from bot.turn.requests import nudge_hour
from bot.turn.runs import runs
from bot.turn.runs.say_back import say_back

WHERE, HOUR = "where", "hour"
"""The wishes to change where the person lives, and the hour for nudges."""

AMID = 0.85
"""How sure such a wish has to be while a question is open, to which an hour or a place may be the answer."""


def change(turn: Turn, reading: Reading, text: str) -> bool:
    """Change what a wish is for, if the text says to what. Return False if it doesn't, or not surely."""
    if reading.sure < (CERTAIN.least if turn.person.current is None else AMID):
        return False
    if reading.name == HOUR:
        turn.welcome()
        return nudge_hour.change_hour(turn, text) or nudge_hour.ask_for_another_hour(turn, text)
    if reading.name != WHERE:
        return False
    stored = turn.hear(text).place()
    return stored is not None and _set_place(turn, stored)


def _set_place(turn: Turn, stored: str) -> bool:
    country, _, zone = stored.partition(" ")
    place = Place(country, zone or None)
    said = Card("said", "place", shows={"country": place.country, "zone": place.zone})
    if (turn.person.country, turn.person.zone_name) == (place.country, place.zone):
        repairs.ask_after(turn, Card("said", "place_known", shows=said.shows))
        return True
    turn.welcome()
    runs.begin(turn, "settings", Topic(), {"change": WHERE, "country": stored})
    say_back(turn, said, ended=True)
    return True
