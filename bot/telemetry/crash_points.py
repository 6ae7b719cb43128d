"""Places where this process can be killed on purpose, so that tests prove what holds after a crash.

In production `crash_point` does nothing at all. Where the environment variable CRASH_AT names a place and a
count, as in `CRASH_AT=before_commit:3`, the process kills itself with SIGKILL on coming there the third time.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from enum import Enum

VARIABLE = "CRASH_AT"


class CrashPoint(Enum):
    """Each stands in the code once; a test holds this list against it."""

    before_commit = "a batch of updates is decided and written, and not committed"
    after_commit = "it is committed, and Telegram does not know"
    claimed = "a message is claimed, and not sent"
    sent = "it is sent, and nothing is written down"
    settling = "half of what has become of it is written down"
    settled = "all of it is"
    nudging = "what is due is put into words, and not committed"
    nudged = "it is committed, and nobody woke the outbox"
    migrating = "a revision of the schema is applied, and not committed"
    moving = "some of a database is moved to another one, and not committed"


def _pass_by(_: CrashPoint) -> None:
    """Nothing happens."""


def _armed(setting: str) -> Callable[[CrashPoint], None]:
    name, _, count = setting.partition(":")
    place, left = CrashPoint[name], int(count or 1)

    def dies(here: CrashPoint) -> None:
        nonlocal left
        left -= here is place
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)

    return dies


crash_point: Callable[[CrashPoint], None] = (
    _armed(os.environ[VARIABLE]) if os.environ.get(VARIABLE) else _pass_by
)
