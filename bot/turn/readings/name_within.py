"""Define the name of a company among words that are no part of it."""

from __future__ import annotations

from bot.talk.frozen import frozen


@frozen
class NameWithin:
    """Hold the name as it was typed, and what the words around it say.

    called: that the company is called so. there: that they applied or worked there. led: words before it say
    one of these, or that this is it.
    """

    name: str
    called: bool = False
    there: bool = False
    led: bool = False
