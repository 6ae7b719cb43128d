"""Define what a text says about the options of a selection."""

from __future__ import annotations

from bot.talk.frozen import frozen


@frozen
class Ticks:
    """Say which options are ticked once a text has been followed.

    chosen: stored values, in the order shown. done: the person says that this is all.
    exact: the words say it as they stand; else some of it is a guess from examples.
    by_place: some of them are named by their places. taken_off: it is said in so many words that some are to
    be taken off. which: something is to be taken off or put right, and it isn't said what.
    """

    chosen: tuple[str, ...]
    done: bool = False
    exact: bool = True
    which: bool = False
    by_place: bool = False
    taken_off: bool = False
