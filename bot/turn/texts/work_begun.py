"""Act on the best of news wherever it comes: somebody has started work, or a no was taken back."""

from __future__ import annotations

from bot.coach.scripts import REVIEWS
from bot.turn.corrections import offer_due
from bot.turn.interpreting import mentions
from bot.turn.model.person import Run
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.readings.marker import Marker
from bot.turn.routing import routes
from bot.turn.runs.say_back import say_back

MOST_WORDS = 16
"""The most words of such news: in a longer text somebody tells more. Our own choice."""


def take_work_begun(turn: Turn, run: Run | None, text: str) -> bool:
    """Begin `yes` for work that has begun or is found. Return False for none, or where `yes` is open."""
    heard = turn.hear(text)
    begun = heard.has(Marker.work_begun)
    if (run is not None and run.script == routes.YES.script) or not (begun or heard.has(Marker.found_work)):
        return False
    if heard.asks() or heard.has(Marker.long_ago) or len(text.split()) > MOST_WORDS:
        return False
    named = mentions.cases_mentioned(turn, text)
    number = named[0].application.number if len(named) == 1 else None
    routes.follow(turn, routes.YES, number, given=offer_due.told_of_offer(turn, text, number))
    if begun:
        say_back(turn, Card("said", "work_begun"))
    return True


def take_taken_back(turn: Turn, run: Run, text: str) -> bool:
    """Begin with the offer of the employer whose no is talked about. Return False if a text tells of none."""
    heard = turn.hear(text)
    if run.script not in {"no", *REVIEWS} or heard.asks() or len(text.split()) > MOST_WORDS:
        return False
    if not (heard.has(Marker.changed_mind) and heard.has(Marker.has_the_job)) or heard.has(Marker.long_ago):
        return False
    if mentions.cases_mentioned(turn, text):
        return False  # the text is about another application
    routes.begin_decision(turn, routes.YES, text, None)
    return True
