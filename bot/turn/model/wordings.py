"""Let the wordings of what is said often take turns: each card of a kind is told how many came before.

A question gets that from its run, and a nudge from the person. The count is kept with the person, so what is
rendered anew has the words that it had.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.turn.model.says import Asked, Card, Ended, Say

OFTEN = {
    "said": frozenset({"day", "good_part", "note", "sent__sent", "skills"}),
    "meta": frozenset({"back_to_it", "misread", "misread_again", "ok", "perhaps"}),
    "coach": frozenset({"fine", "kept", "unchanged"}),
}
"""The blocks with several wordings, by file."""


def numbered(say: Say, count: Callable[[str], int]) -> Say:
    """Return what is said with its number among those of its kind, where its wordings take turns.

    count: counts one more by its name, and returns how many there were before.
    """
    if isinstance(say, Card):
        return _numbered(say, count)
    if isinstance(say, Asked):
        before = _numbered(say.before, count) if say.before is not None else None
        instead = _numbered(say.instead, count) if say.instead is not None else None
        same = before is say.before and instead is say.instead
        return say if same else replace(say, before=before, instead=instead)
    if isinstance(say, Ended) and say.before is not None:
        before = _numbered(say.before, count)
        return say if before is say.before else replace(say, before=before)
    return say


def _numbered(card: Card, count: Callable[[str], int]) -> Card:
    if card.block not in OFTEN.get(card.file, ()) or "nth" in card.shows:
        return card
    return replace(card, shows={**card.shows, "nth": count(f"{card.file}/{card.block}")})
