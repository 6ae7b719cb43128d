"""Meet somebody who is hurt at home: with the numbers, and with no question about a job."""

from __future__ import annotations

from datetime import timedelta

from bot.coach.safety import Tier
from bot.events import Event, Wrote
from bot.turn.interpreting.one_line import on_one_line
from bot.turn.model.turn import Turn
from bot.turn.runs import runs
from bot.turn.wellbeing import crisis, feelings

WORDS = "wellbeing/at_home"

LOOKED_AT = 1000
"""The most characters of a text that are looked at: a longer one is a mail."""

AT_HOME = "at_home"
"""The name noted among an evening's feelings once somebody has told of it."""

SOON = timedelta(hours=1)
"""How long "he's home at six" goes with it. Our own choice."""


def meet(turn: Turn, event: Event, tier: Tier | None) -> bool:
    """Answer who tells of violence at home, and what they say of it next; else return False.

    What is open is kept for later and not asked again: nothing else is asked in that message.
    tier: what the screen has found in the text. "He says he'll kill me" looks like somebody else's danger.
    """
    if not isinstance(event, Wrote) or turn.person.hold is not None or tier is Tier.explicit:
        return False
    says, text = turn.words(WORDS), on_one_line(event.text, LOOKED_AT)
    if tier is Tier.threat and says["afraid"].search(text) is None:
        return False  # whoever is afraid of somebody is in danger, and is none to them
    told_at = turn.person.lately.at if turn.person.lately.by(turn.now).times_felt([AT_HOME]) else None
    soon = told_at is not None and turn.now - told_at < SOON
    if says["hurt"].search(text) is not None and says["not_mine"].search(text) is None:
        card = crisis.AT_HOME_AGAIN if soon else crisis.AT_HOME
    elif soon and says["after"].search(text) is not None:
        card = crisis.AT_HOME_AGAIN
    else:
        return False
    runs.park(turn, even_empty=True)
    turn.say(card)
    turn.person = feelings.with_feeling(turn, AT_HOME)
    return True
