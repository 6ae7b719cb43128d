"""Hear that somebody takes back a no about danger: "I said no but I lied", "still want to"."""

from __future__ import annotations

from bot.coach.safety import Tier
from bot.events import Event, Wrote
from bot.turn.interpreting.one_line import on_one_line
from bot.turn.model.recent_texts import TOGETHER
from bot.turn.model.turn import Turn
from bot.turn.readings.danger_reply import DangerReply
from bot.turn.wellbeing import crisis, feelings

WORDS = "wellbeing/taken_back"

LOOKED_AT = 400
"""The most characters of a text that are looked at: a longer one says more than that."""


def take_back(turn: Turn, event: Event, tier: Tier | None) -> bool:
    """Show the card to who takes a recent no back, whatever question is open; else return False.

    They were asked, and this is the answer: nobody is asked once more whether they mean it.
    tier: what the screen has found in the text.
    """
    person = turn.person
    graver = tier not in (None, Tier.unclear)
    recent = not graver and person.hold is None and person.otherwise.may_be_taken_back(turn.now)
    if not (recent and isinstance(event, Wrote)):
        return False
    text = on_one_line(event.text, LOOKED_AT)
    says = turn.words(WORDS)
    if says["back"].fullmatch(text) is not None or turn.reader.takes_back_abroad(text):
        crisis.hold(turn, Tier.explicit)
    elif says["still"].search(text) is not None:
        crisis.hold(turn, Tier.unclear, text)  # what was asked about comes back, and no word says how much
    elif _answers_late(turn, text):
        crisis.hold(turn, Tier.explicit)
    else:
        return False
    return True


def _answers_late(turn: Turn, text: str) -> bool:
    """Tell whether a text is a yes to the question that was left just now, and to no other one."""
    ended, run = turn.person.otherwise.ended, turn.person.current
    if ended is None or turn.now - ended >= TOGETHER:
        return False
    if not turn.person.lately.by(turn.now).times_felt([feelings.UNANSWERED]):
        return False
    heard = turn.hear(text)
    is_option = run is not None and heard.option(run) is not None
    replies = (heard.danger_reply(), turn.reader.answer_abroad(turn.person.held_in, text))
    return not is_option and (DangerReply.yes in replies or DangerReply.rather_not in replies)
