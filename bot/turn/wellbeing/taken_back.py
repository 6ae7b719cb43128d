"""Hear that somebody takes back a no about danger: "I said no but I lied", "still want to"."""

from __future__ import annotations

from bot.coach.safety import Tier
from bot.events import Event, Wrote
from bot.turn.model.turn import Turn
from bot.turn.wellbeing import crisis

WORDS = "wellbeing/taken_back"


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
    text = " ".join(event.text.replace("’", "'").split())
    says = turn.words(WORDS)
    if says["back"].fullmatch(text) is not None or turn.reader.takes_back_abroad(text):
        crisis.hold(turn, Tier.explicit)
    elif says["still"].search(text) is not None:
        crisis.hold(turn, Tier.unclear, text)  # what was asked about comes back, and no word says how much
    else:
        return False
    return True
