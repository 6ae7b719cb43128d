"""Meet somebody who is nervous about an interview that is noted, and offer the card for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from bot.coach.facts.cases import Case
from bot.coach.facts.records import EveningWanted
from bot.turn.cards import evening
from bot.turn.interpreting import mentions
from bot.turn.model.callback_data import Shown, ShowTap
from bot.turn.model.says import Card, CardButton
from bot.turn.model.turn import Turn
from bot.turn.readings.marker import Marker
from bot.turn.readings.reading import Kind, Readings
from bot.turn.wellbeing import feelings

NERVES = frozenset({(Kind.feeling, "panic"), (Kind.feeling, "anxious"), (Kind.ask, "nerves")})
"""The readings that mean nerves."""

BEFORE_ONE = NERVES | {(Kind.wish, "prepare"), (Kind.wish, "next_interview")}
"""The readings of a text from somebody who has an interview ahead: nerves, and what else it may ask for."""

TOGETHER, LEAST = 0.5, 0.3
"""How likely all of `BEFORE_ONE` have to be together, and those of `NERVES` among them. Our own choice."""


_NAME = re.compile(r"\b[A-Z][a-z]")
"""How a name begins, where small letters name something else: "what if they ask about the gap"."""


def respond(turn: Turn, readings: Readings, text: str) -> bool:
    """Answer nerves before the one interview that a text can be about. Return False if there are none."""
    if turn.person.new:
        return False
    ahead = evening.ahead(turn)
    worried = _is_worried(turn, ahead, text)
    if not worried and not _is_nervous(readings):
        return False
    named = {case.application.number for case in mentions.cases_mentioned(turn, text)}
    another = turn.hear(text).names_something() and not (worried and _NAME.search(text, 1) is None)
    if not named and another:
        return False
    day = turn.hear(text).day_in()
    meant = [case for case in ahead if not named or case.application.number in named]
    meant = [case for case in meant if day is None or case.on == day]
    if len(meant) != 1 or (day is None and not (named or worried or _speaks_of_one(readings))):
        return False
    case, on = meant[0], meant[0].on
    soon = on is not None and on <= turn.today + timedelta(days=1)
    wanted = (fact for _, fact in turn.history.of(EveningWanted))
    comes = any(fact.application == case.application.number and fact.interview == on for fact in wanted)
    now = case is ahead[0] and soon
    feelings.answer(turn, None, "anxious", asks=False)
    button = CardButton("nervous__show", ShowTap(Shown.evening))
    shows = {"case": case, "today": turn.today, "now": now, "comes": comes}
    turn.say(
        Card("found", "nervous", (button, CardButton("not_now", ShowTap(Shown.fine))) if now else (), shows)
    )
    return True


def _sum(readings: Readings, wanted: frozenset[tuple[Kind, str]]) -> float:
    return sum(reading.sure for reading in readings.ranked if (reading.kind, reading.name) in wanted)


def _is_nervous(readings: Readings) -> bool:
    return _sum(readings, NERVES) >= LEAST and _sum(readings, BEFORE_ONE) >= TOGETHER


def _is_worried(turn: Turn, ahead: Sequence[Case], text: str) -> bool:
    """Tell whether a text is a worry while the one interview is today or tomorrow: "what if i freeze"."""
    last = turn.today + timedelta(days=1)
    soon = [case for case in ahead if case.on is not None and case.on <= last]
    return len(ahead) == len(soon) == 1 and turn.hear(text).has(Marker.worries_ahead)


def _speaks_of_one(readings: Readings) -> bool:
    """Tell whether a text without a day or a name is about an interview at all."""
    return _sum(readings, BEFORE_ONE - {(Kind.feeling, "panic"), (Kind.feeling, "anxious")}) >= LEAST / 2


def show(turn: Turn) -> None:
    """Show the card for the next interview, if it is still today or tomorrow."""
    ahead = evening.ahead(turn)
    if ahead and ahead[0].on is not None and ahead[0].on <= turn.today + timedelta(days=1):
        evening.show(turn, ahead[0].application.number)
    else:
        turn.toast = "settled"
