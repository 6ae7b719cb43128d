"""How an error is told to the operator: by its type and frames, never by its text."""

from __future__ import annotations

import traceback

LONGEST_ERROR = 2000
"""Characters of the column that keeps it."""


def where(error: BaseException) -> str:
    """An error by its type and frames. Its text may hold what somebody typed."""
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    lines = (f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in reversed(frames))
    return f"{type(error).__name__} at {' < '.join(lines)}"[:LONGEST_ERROR]
