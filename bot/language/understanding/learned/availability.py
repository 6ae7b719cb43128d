"""Use what was learned as long as it can be loaded; if it can't, do without it for a while and say so."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from time import monotonic
from typing import TypeVar

from bot.language.understanding.learned.encoder import ENCODER, NoEncoderError
from bot.language.understanding.learned.heads_file import DamagedHeadsError

log = logging.getLogger(__name__)

T = TypeVar("T")

AGAIN = 300.0
"""Seconds until loading is tried again after it has failed: there may have been no memory for it."""

WORTHWHILE = 4
"""The fewest texts that are encoded together: a short text takes 1.7 ms by itself, 0.74 among four and 0.43
among sixteen or more. Some may be labels, which need no encoding: with fewer texts that costs too much."""

CANNOT = (NoEncoderError, DamagedHeadsError, ImportError, MemoryError, OSError)
"""What is raised if the encoder or the heads can't be used just now, whatever was said."""


class Availability:
    """Tells whether the encoder and the heads can be used, and when to try again."""

    def __init__(self) -> None:
        self._off_until: float | None = None

    @property
    def ready(self) -> bool:
        """Tell whether a text needs no wait: the encoder is loaded, or is not to be tried again yet."""
        return ENCODER.loaded or self._is_off

    @property
    def healthy(self) -> bool:
        """Tell whether all that is needed could be loaded at the last try."""
        return self._off_until is None

    @property
    def _is_off(self) -> bool:
        return self._off_until is not None and monotonic() < self._off_until

    def prepare(self) -> None:
        """Load the encoder; if that can't be done, note it."""
        try:
            ENCODER.load()
        except CANNOT as error:
            self._note(error)

    def read_ahead(self, texts: Sequence[str]) -> None:
        """Encode several texts at once, so that each is at hand when it is heard."""
        if len(texts) >= WORTHWHILE and ENCODER.loaded:
            self.used(lambda: ENCODER.vectors(texts))

    def used(self, use: Callable[[], T]) -> T | None:
        """Return what a function makes of what was learned; None if that can't be loaded just now."""
        if self._is_off:
            return None
        try:
            made = use()
        except CANNOT as error:
            self._note(error)
            return None
        if not self.healthy:
            self._off_until = None
            log.info("what people type is heard again by what was learned")
        return made

    def _note(self, error: BaseException) -> None:
        if self.healthy:
            about = {"error": _why(error)}
            log.error("what people type is heard by labels and phrases only: %(error)s", about)
        self._off_until = monotonic() + AGAIN


def _why(error: BaseException) -> str:
    """Name an error, and the one that caused it. Neither text is told: it may hold what was typed."""
    cause = error.__cause__
    return type(error).__name__ + (f" ({type(cause).__name__})" if cause is not None else "")
