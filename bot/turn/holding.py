"""When the screen fires: a fixed card, and everything else waits until the person resumes.

What they wrote is stored nowhere, only what was found and when.
"""

from __future__ import annotations

from dataclasses import replace

from bot.coach.safety import Tier
from bot.turn import places
from bot.turn.says import Tap
from bot.turn.state import Turn

OTHERS, RESUME, DIFFERENTLY = "x:hold:others", "x:hold:later", "x:hold:differently"


def hold(turn: Turn, tier: Tier) -> None:
    """Show the card."""
    turn.person = replace(turn.person, hold=tier)
    turn.card("safety" if tier is Tier.explicit else "safety_other", *_taps(), country=turn.person.country)


def _taps() -> tuple[Tap, ...]:
    return (
        Tap("safety__others", OTHERS),
        Tap("safety__later", RESUME),
        Tap("safety__differently", DIFFERENTLY),
    )


def waiting(turn: Turn) -> None:
    """A text while the card stands: it is not an answer to anything."""
    turn.card("on_hold", Tap("safety__others", OTHERS), Tap("on_hold__resume", DIFFERENTLY))


def tap(turn: Turn, data: str) -> None:
    """A button of the card."""
    if data == OTHERS:
        turn.card("helplines", *_taps()[1:])
    elif turn.person.hold is None:
        turn.toast = "settled"
    elif data == RESUME:
        turn.card("resume_later", Tap("on_hold__resume", DIFFERENTLY))
    else:
        release(turn)


def release(turn: Turn) -> None:
    """They resume: no argument, the open question again."""
    turn.person = replace(turn.person, hold=None)
    if not turn.ask_again():
        places.menu(turn)


def is_ours(data: str) -> bool:
    """Whether a tap is on one of these buttons."""
    return data in (OTHERS, RESUME, DIFFERENTLY)
