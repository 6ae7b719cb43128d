"""Define what a text says about the options of a selection."""

from __future__ import annotations

from bot.talk.frozen import frozen


@frozen
class Ticks:
    """Say which options are ticked once a text has been followed.

    chosen: stored values, in the order shown. done: the person says that this is all.
    exact: the words name the options exactly; else some of them are guessed from examples.
    by_place: some options are named by their places. taken_off: the text says expressly that some are to be
    taken off. which: something is to be taken off or put right, and the text doesn't say what.
    """

    chosen: tuple[str, ...]
    done: bool = False
    exact: bool = True
    which: bool = False
    by_place: bool = False
    taken_off: bool = False
