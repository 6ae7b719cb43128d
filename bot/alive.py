"""A file that is touched after every fetch, so that others see that the coach goes on."""

from __future__ import annotations

import time
from pathlib import Path

from bot.settings import Settings

ALIVE_FOR = 100.0
"""Seconds after a fetch: longer, and something is wrong. Telegram holds a fetch open for a quarter of it."""


def alive_file(settings: Settings) -> Path:
    """The file; it is taken away at the end."""
    return settings.data_dir / "alive"


def fetched_ago(settings: Settings) -> float | None:
    """Seconds since the last fetch; None where it ended in order, or never began."""
    try:
        return time.time() - alive_file(settings).stat().st_mtime
    except OSError:
        return None


def is_alive(settings: Settings) -> bool:
    """Whether updates were fetched lately."""
    ago = fetched_ago(settings)
    return ago is not None and ago < ALIVE_FOR
