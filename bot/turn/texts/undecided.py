"""Change nothing for somebody who is undecided: stays in, thinks of pulling out, or needs longer."""

from __future__ import annotations

from typing import Any

from bot.coach.facts.application import State
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
"""The wish to withdraw an application."""

CLOSING = frozenset({WITHDRAW, "delete_one"})
"""Wishes as which "drop out" may be heard."""


def answer(turn: Turn, run: Run | None, ask: Ask[Any] | None, text: str) -> bool:
    """Answer somebody who is undecided. Return False if they aren't, or if own words are asked for."""
    if run is not None and (ask is None or (isinstance(ask.kind, Write) and not is_name(ask))):
        return False
    return (
        _stay_in(turn, run, text)
        or _say_no_to_offer(turn, run, text)
        or _favour_another(turn, run, text)
        or _need_time(turn, run, text)
    )


def _stay_in(turn: Turn, run: Run | None, text: str) -> bool:
    """Say that an application stays open that a text would close, though it denies that or only weighs it."""
    heard = turn.hear(text)
    stays = heard.has(Marker.stays_in)
    if not (stays or heard.has(Marker.thinks_of_leaving)) or not _would_close(turn, text):
        return False
    named = mentions.cases_mentioned(turn, text)
    name = named[0].application.name if len(named) == 1 else None
    say_beside(turn, run, Card("told", "stays_in" if stays else "not_left_yet", shows={"name": name}))
    return True


def _say_no_to_offer(turn: Turn, run: Run | None, text: str) -> bool:
    """Say how to turn an offer down, if that is asked and there is one; else return False."""
    if not turn.hear(text).has(Marker.asks_to_decline) or not _has_offer(turn, run):
        return False
    say_beside(turn, run, Card("asked", "reject_offer"))
    return True


def _favour_another(turn: Turn, run: Run | None, text: str) -> bool:
    """Say what to do if an open application is wanted more than the one with the offer; else return False."""
    if not turn.hear(text).has(Marker.favours_another):
        return False  # first of all, as it takes long to look through hundreds of applications
    cases = turn.now_established().cases
    still_open = [case for case in mentions.cases_mentioned(turn, text) if case.state is State.waiting]
    about = mentions.application_of(run) if run is not None and run.script == "yes" else None
    others = [case for case in still_open if about is None or case.application.number != about.number]
    offered = about is not None or any(case.state is State.offer for case in cases)
    if not offered or not others or filing.reports_in(turn, text):  # or it is news of the other one
        return False
    say_beside(turn, run, Card("asked", "rival_offers"))
    return True


def _has_offer(turn: Turn, run: Run | None) -> bool:
    """Tell whether there is an offer, noted or talked about."""
    offered = any(case.state is State.offer for case in turn.now_established().cases)
    return offered or (run is not None and run.script == "yes")


def _need_time(turn: Turn, run: Run | None, text: str) -> bool:
    """Say how to ask for time, if an offer has to be answered too soon for them; else return False."""
    heard = turn.hear(text)
    if not (heard.has(Marker.asks_more_time) or heard.has(Marker.compares_days)):
        return False
    if not _has_offer(turn, run):
        return False
    say_beside(turn, run, Card("asked", "rival_offers"))
    return True


def _would_close(turn: Turn, text: str) -> bool:
    """Tell whether a text would be heard as a withdrawal, in any of the ways in which one is heard."""
    heard = turn.hear(text)
    wish = heard.readings().without_words().clearest(IDLE)
    return (
        heard.aim() in (DESTINATIONS[WITHDRAW], Aim("mark", "withdrew"))
        or any(one.news is News.withdrew for one in filing.reports_in(turn, text))
        or any(one.intent is Intent.withdraw for one in heard.requests())
        or (wish is not None and wish.name in CLOSING)
    )
