"""Answer when somebody applied, how long nothing has come since, and when an interview will be brought up."""

from __future__ import annotations

from datetime import timedelta

from bot.coach.briefing import waits
from bot.coach.facts.application import Stage
from bot.coach.facts.records import Staged
from bot.turn.cards.lookups import MOST, say, say_unknown
from bot.turn.interpreting import mentions
from bot.turn.model.turn import Turn


def applied(turn: Turn, text: str, of: str | None = None) -> None:
    """Say on which day the person applied to the named company, and how many days ago that was."""
    named = mentions.cases_mentioned(turn, of if of is not None else text)
    if not named:
        say_unknown(turn, of)
        return
    sent = [fact for _, fact in turn.history.of(Staged) if fact.stage is Stage.applied]
    days = {fact.application: fact.on for fact in sent if fact.on is not None}
    ago = {number: (turn.today - day).days for number, day in days.items()}
    say(turn, "applied_when", cases=named[:MOST], days=days, ago=ago)


def quiet(turn: Turn, text: str, of: str | None = None, *, normal: bool = False) -> None:
    """Say how long nothing has come from the named company, and from when on it is fair to ask.

    normal: the person asked whether so long a silence is normal.
    """
    named = mentions.cases_mentioned(turn, of if of is not None else text)
    if not named:
        say_unknown(turn, of)
        return
    if not any(case.open for case in named):
        say(turn, "applied", cases=named[:MOST])  # says what became of it
        return
    numbers = {case.application.number for case in named if case.open}
    chased = {case.application.number: case.sent[-1][1] for case in named if case.sent}
    chosen = [wait for wait in waits(turn.beginning(0)) if wait.application.number in numbers]
    say(turn, "quiet", waits=chosen[:MOST], chased=chased, normal=normal)


def evening_before(turn: Turn) -> None:
    """Say that the coach brings up an interview on the evening before, and which interview is next."""
    ahead = [wait for wait in waits(turn.beginning(0)) if wait.application.stage is not Stage.applied]
    coming = sorted((wait.on, wait.application.number) for wait in ahead if wait.on and wait.on > turn.today)
    next_one = next((wait for wait in ahead if coming and wait.application.number == coming[0][1]), None)
    day = coming[0][0] - timedelta(days=1) if coming else None
    say(turn, "evening_before", wait=next_one, day=day)


def no_addresses(turn: Turn) -> None:
    """Say that no addresses and numbers are kept, since the coach sends nothing."""
    say(turn, "no_addresses")
