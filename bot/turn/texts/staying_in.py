"""Close nothing for somebody who says that they stay in, or only thinks of pulling out."""

from __future__ import annotations

from typing import Any

from bot.coach.routing import Aim
from bot.talk.ask import Ask
from bot.talk.kinds import Write
from bot.turn.interpreting import mentions
from bot.turn.interpreting.names import is_name
from bot.turn.model.person import Run
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.readings.marker import Marker
from bot.turn.readings.reading import IDLE
from bot.turn.readings.report import News
from bot.turn.readings.request import Intent
from bot.turn.reports import filing
from bot.turn.requests.destinations import DESTINATIONS
from bot.turn.runs.say_back import say_beside

WITHDRAW = "withdraw"
"""The wish to pull out of one."""

CLOSING = frozenset({WITHDRAW, "delete_one"})
"""Wishes that "drop out" may be heard as."""


def stay_in(turn: Turn, run: Run | None, ask: Ask[Any] | None, text: str) -> bool:
    """Say that it stays open where a text would close one, though it denies that, or only thinks of it."""
    heard = turn.hear(text)
    stays = heard.has(Marker.stays_in)
    if not (stays or heard.has(Marker.thinks_of_leaving)) or not _would_close(turn, text):
        return False
    if run is not None and (ask is None or (isinstance(ask.kind, Write) and not is_name(ask))):
        return False  # their own words are kept
    named = mentions.cases_mentioned(turn, text)
    name = named[0].application.name if len(named) == 1 else None
    say_beside(turn, run, Card("told", "stays_in" if stays else "not_left_yet", shows={"name": name}))
    return True


def _would_close(turn: Turn, text: str) -> bool:
    """Tell whether a text is heard as that they pulled out, by any of the ways in which that is heard."""
    heard = turn.hear(text)
    wish = heard.readings().without_words().clear(IDLE)
    return (
        heard.aim() in (DESTINATIONS[WITHDRAW], Aim("mark", "withdrew"))
        or any(one.news is News.withdrew for one in filing.reports_in(turn, text))
        or any(one.intent is Intent.withdraw for one in heard.requests())
        or (wish is not None and wish.name in CLOSING)
    )
