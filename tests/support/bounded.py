"""Whether the work that somebody can cause by what they type or send is bounded."""

from collections.abc import Callable
from time import process_time

TRIES = 3
"""Times that it is tried: a busy machine slows some of them down."""


def is_bounded(work: Callable[..., object], *of: object, most: float = 0.05) -> bool:
    """Tell whether work, which keeps nothing of what it has read, takes at most so many CPU seconds.

    of: what it is given. No measure of speed, which `make bench` is for: the bound is far above what the work
    takes, and far below what it would take if that grew with the square of a length.
    """
    for _ in range(TRIES):
        began = process_time()
        work(*of)
        if process_time() - began <= most:
            return True
    return False
