"""Read a plan that somebody tells in one sentence: in which moment, and what they will do then."""

from __future__ import annotations

from typing import NamedTuple

from bot.turn.interpreting.one_line import on_one_line
from bot.turn.readings.words import HasWords

WORDS = "interpreting/plan_told"
"""The file of this module's patterns in `content/en/turn/`."""

LONGEST = 600
"""Characters of a plan in one sentence. Our own choice."""


class PlanTold(NamedTuple):
    """Hold both halves of a plan, without the "if" and the "then"."""

    when: str
    do: str


def plan_told(reader: HasWords, text: str) -> PlanTold | None:
    """Return both halves of a plan that a text tells; None if it doesn't tell both."""
    says = reader.words(WORDS)
    plain = on_one_line(text)
    if len(plain) > LONGEST or plain.endswith("?"):
        return None
    found = says["first"].match(plain) or says["last"].match(plain)
    if found is None:
        return None
    when, do = (found[half].strip(" ,;:.–-") for half in ("when", "do"))
    return PlanTold(when, do) if when and len(do.split()) > 1 else None
