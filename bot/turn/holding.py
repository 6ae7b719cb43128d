"""When the screen fires: a fixed card, and everything else waits until the person resumes.

What is unclear is asked about first. What they wrote is stored nowhere, only what was found and when.
"""

from __future__ import annotations

from dataclasses import replace

from bot.coach.safety import Tier
from bot.turn import places
from bot.turn.says import Tap
from bot.turn.state import Turn

OTHERS, RESUME, DIFFERENTLY = "x:hold:others", "x:hold:later", "x:hold:differently"
YES, NO, RATHER_NOT = "x:hold:yes", "x:hold:no", "x:hold:rather_not"

CARDS = {Tier.explicit: "safety", Tier.other: "safety_other", Tier.threat: "safety_threat"}

ANSWERS = {"safety_ask__yes": YES, "safety_ask__no": NO, "safety_ask__rather_not": RATHER_NOT}
"""Label → button, under the question about what is unclear."""


def hold(turn: Turn, tier: Tier) -> None:
    """Show the card, or ask. A card that stands is not taken back by something less clear."""
    if tier is Tier.unclear and turn.person.hold not in (None, Tier.unclear):
        tier = turn.person.hold or tier
    held_at = turn.person.held_at if tier is turn.person.hold else turn.now
    turn.person = replace(turn.person, hold=tier, held_at=held_at)
    if tier is Tier.unclear:
        turn.card("safety_ask", *(Tap(label, data) for label, data in ANSWERS.items()))
    else:
        turn.card(CARDS[tier], *_taps(), country=turn.person.country)


def _taps() -> tuple[Tap, ...]:
    return (
        Tap("safety__others", OTHERS),
        Tap("safety__later", RESUME),
        Tap("safety__differently", DIFFERENTLY),
    )


def waiting(turn: Turn, text: str) -> None:
    """A text while the card stands: it is not an answer to anything but the question that was asked."""
    if turn.person.hold is Tier.unclear:
        said = turn.reader.label(turn.person.language, text, tuple(ANSWERS))
        if said is not None:
            tap(turn, ANSWERS[said])
        else:
            hold(turn, Tier.unclear)
        return
    turn.card("on_hold", Tap("safety__others", OTHERS), Tap("on_hold__resume", DIFFERENTLY))


def tap(turn: Turn, data: str) -> None:
    """A button of the card, or an answer to the question."""
    if data == OTHERS:
        turn.card("helplines", *_taps()[1:])
    elif turn.person.hold is None:
        turn.toast = "settled"
    elif data in (YES, RATHER_NOT):
        hold(turn, Tier.explicit if turn.person.hold is Tier.unclear else turn.person.hold)
    elif data == RESUME:
        turn.card("resume_later", Tap("on_hold__resume", DIFFERENTLY))
    elif data == NO and turn.person.hold is not Tier.unclear:
        turn.toast = "settled"  # an old button: a card stands by now
    else:
        release(turn)


def release(turn: Turn) -> None:
    """They resume: no argument, the open question again."""
    if turn.person.hold is Tier.unclear:
        turn.card("safety_no")
    turn.person = replace(turn.person, hold=None, held_at=None)
    turn.stale = True  # nothing was planned meanwhile
    if not turn.ask_again():
        places.menu(turn)


def is_ours(data: str) -> bool:
    """Whether a tap is on one of these buttons."""
    return data in (OTHERS, RESUME, DIFFERENTLY, YES, NO, RATHER_NOT)
