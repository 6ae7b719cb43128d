"""Tell, by the event loop's own clock, whether messages get delivered, and updates taken in."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager

log = logging.getLogger(__name__)

PATIENCE = 60.0
"""Seconds that may pass with nothing done while there is something to do."""


class Health:
    """Keep account of whether anything gets done while there is something to do: never on a standby."""

    def __init__(self, patience: float) -> None:
        self._patience = patience
        self._since: float | None = None  # since when there is something to do, and nothing was done
        self._logged = False

    def note(self, *, busy: bool) -> None:
        """Note whether there is something to do."""
        if not busy:
            self._since = None
        elif self._since is None:
            self._since = _now()

    def made(self) -> None:
        """Note that something was done."""
        if self._since is not None:
            self._since = _now()

    def log_change(self) -> None:
        """Log that nothing gets done; log it again only after something was done."""
        healthy, logged = self.healthy, self._logged
        self._logged = not healthy
        if not healthy and not logged:
            log.warning("no message could be delivered, or written down as delivered, for a minute")

    @property
    def healthy(self) -> bool:
        """Tell whether there is nothing to do, or something was done lately."""
        return self._since is None or _now() - self._since < self._patience


class IntakeHealth:
    """Keep account of whether what arrives is taken in. It is healthy while nothing arrives."""

    def __init__(self, patience: float) -> None:
        self._patience = patience
        self._under_way = 0
        self._since: float | None = None  # since when nothing was taken in
        self._tried = 0.0  # when something was last tried

    @contextmanager
    def trying(self) -> Iterator[None]:
        """Note that the block takes something in; if the block raises, nothing was taken in."""
        if self._since is None or self._given_up:
            self._since = _now()
        self._under_way += 1
        try:
            yield
            self.made()
        finally:
            self._under_way -= 1
            self._tried = _now()

    def made(self) -> None:
        """Note that something was taken in."""
        self._since = None

    @property
    def healthy(self) -> bool:
        """Tell whether anything was taken in lately, or nothing came."""
        return self._since is None or _now() - self._since < self._patience or self._given_up

    @property
    def _given_up(self) -> bool:
        """Tell whether what was not taken in has ceased to come: another worker may have taken it in."""
        return not self._under_way and _now() - self._tried >= self._patience


def _now() -> float:
    return asyncio.get_running_loop().time()
