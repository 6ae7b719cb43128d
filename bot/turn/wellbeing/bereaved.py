"""Meet somebody who has lost a person to suicide: nobody is in danger, and nothing is on hold."""

from __future__ import annotations

from bot.coach.safety import Tier
from bot.events import Event, Wrote
from bot.turn.interpreting.one_line import on_one_line
from bot.turn.model.turn import Turn
from bot.turn.wellbeing import crisis, feelings

WORDS = "wellbeing/bereaved"

LOOKED_AT = 1000
"""The most characters of a text that are looked at: a longer one is a mail."""


def meet(turn: Turn, event: Event, tier: Tier | None) -> bool:
    """Say that it is sad, and keep what is open; return False if the text tells of no such death.

    tier: what the screen has found in the text. What is long ago and looks like no danger is an answer, or
    about their work, and is heard as that.
    """
    if not isinstance(event, Wrote) or turn.person.hold is not None or tier not in (None, Tier.other):
        return False
    says, text = turn.words(WORDS), on_one_line(event.text, LOOKED_AT)
    if says["died"].search(text) is None or says["not_so"].search(text) is not None:
        return False
    if tier is None and says["long_ago"].search(text) is not None:
        return False
    turn.say(crisis.BEREAVED)
    again = bool(turn.person.lately.by(turn.now).felt)
    turn.person = feelings.with_feeling(turn, feelings.GRIEF)
    run = turn.person.current
    if not feelings.is_idle(run):
        feelings.ask_on(turn, run, again=again)
    return True
