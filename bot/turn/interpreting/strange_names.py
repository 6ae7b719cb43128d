"""Tell a company's name in small letters from what people else put right: "it was the travelodge"."""

from __future__ import annotations

from bot.turn.model.turn import Turn
from bot.turn.readings.marker import Marker
from bot.turn.readings.request import Intent

WORDS = "interpreting/strange_names"
"""The file of this module's patterns in `content/en/turn/`."""

MOST = 3
"""The most words of a name that only its words show to be one. Our own choice."""

INSTEAD = frozenset({Intent.correct, Intent.meant})
"""The intents of a text that puts right what was said or understood."""


def bare_name(turn: Turn, name: str) -> str:
    """Return a name without what only leads to it: "for argos", "the travelodge"."""
    match = turn.words(WORDS)["leads"].match(name)
    return name[match.end() :] if match is not None else name


def is_strange_name(turn: Turn, text: str) -> bool:
    """Tell whether a few words can only be a company's name: no ordinary ones, and no role, place or day."""
    heard = turn.hear(bare_name(turn, text))
    if not 0 < len(text.split()) <= MOST or not heard.names_a_stranger(anywhere=True):
        return False
    other = heard.role() or heard.place() or heard.days(past=False) or heard.is_said()
    somebody = turn.hear(bare_name(turn, text).split()[0]).is_first_name()  # "sarah from hr"
    return not (other or somebody or heard.is_first_name() or heard.person() is not None)


def company_instead(turn: Turn, text: str) -> str | None:
    """Return the company that a text puts in the place of another; None if it puts none there.

    After "it is called", any word is the name.
    """
    found = turn.hear(text).name_within()
    if found is not None and found.called:
        return found.name
    name = name_instead(turn, text)
    return name if name is not None and is_strange_name(turn, name) else None


def name_instead(turn: Turn, text: str) -> str | None:
    """Return what a text puts in the place of another name, whatever it may be; None if nothing."""
    heard = turn.hear(text)
    found = heard.name_within()
    led = found is not None and found.led
    right = next((one.new for one in heard.requests() if one.intent in INSTEAD and one.old is None), None)
    name = heard.company_among() or (found.name if found is not None and found.led else right)
    if name is None or not (led or right or heard.has(Marker.renames)):
        return None
    return bare_name(turn, name)
