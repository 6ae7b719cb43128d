"""Define the name of a company among words that are no part of it."""

from __future__ import annotations

from bot.talk.frozen import frozen


@frozen
class NameWithin:
    """Hold the name as it was typed, and what the words around it say.

    called: the words say that this is the company's name. there: they say that the person applied or worked
    there. led: words before the name say one of these, or "it is".
    """

    name: str
    called: bool = False
    there: bool = False
    led: bool = False
