"""Define the errors that an operator can mend, and describe any other error without quoting its text."""

from __future__ import annotations

import traceback


class OperatorError(Exception):
    """A command can't be done. The text is one line that says what to do, and holds no secret.

    code: the exit code of the process.
    """

    code = 2


class SettingsError(OperatorError):
    """A setting is wrong or missing. The text says what to set, and holds no secret."""


class UnavailableError(OperatorError):
    """Something does not answer that may well do so later: whatever starts the process may start it again."""

    code = 1


LONGEST_ERROR = 2000
"""Characters of the column that stores a described error."""


def describe(error: BaseException) -> str:
    """Describe an error by its type and frames. Its text may hold what somebody typed."""
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    lines = (f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in reversed(frames))
    return f"{type(error).__name__} at {' < '.join(lines) or 'no line'}"[:LONGEST_ERROR]
