"""A name that stands among words that are no part of it."""

from __future__ import annotations

from bot.talk.frozen import frozen


@frozen
class NameWithin:
    """The name, as it was typed.

    called: they say that it is called so. there: they say that they applied or worked there. led: these words
    or others stand before it.
    """

    name: str
    called: bool = False
    there: bool = False
    led: bool = False
