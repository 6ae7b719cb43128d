"""Notices when the wall clock is set back, by the loop's own clock, which never is."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime

TOLERANCE = 5.0
"""Seconds that a clock may lose between two looks: so much longer something may wait."""


class ClockSteps:
    """Compares both clocks from one look to the next."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._ahead: float | None = None

    def set_back(self) -> bool:
        """Whether the wall clock was set back since the last look."""
        before, self._ahead = self._ahead, self._clock().timestamp() - asyncio.get_running_loop().time()
        return before is not None and self._ahead < before - TOLERANCE
