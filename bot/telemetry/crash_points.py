"""Kill this process on purpose at certain places, so that tests prove what holds after a crash.

In production `crash_point` does nothing at all. If the environment variable CRASH_AT names a place and a
count, as in `CRASH_AT=before_commit:3`, the process kills itself with SIGKILL the third time it gets there.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from enum import Enum

VARIABLE = "CRASH_AT"


class CrashPoint(Enum):
    """The places where the process can be killed. Each stands in the code once, which a test checks."""

    before_commit = "a batch of updates is decided and written, but not committed"
    after_commit = "the batch is committed, but not confirmed to Telegram"
    claimed = "a message is about to be sent, but not sent"
    sent = "the message is sent, but not settled"
    settling = "half of the messages in flight are settled"
    settled = "all messages in flight are settled"
    nudging = "due nudges are put into words, but not committed"
    nudged = "the nudges are committed, but the outbox is not woken"
    migrating = "a revision of the schema is applied, but not committed"
    moving = "some of a database is moved to another one, but not committed"


def _pass_by(_: CrashPoint) -> None:
    """Do nothing."""


def _armed(setting: str) -> Callable[[CrashPoint], None]:
    name, _, count = setting.partition(":")
    place, left = CrashPoint[name], int(count or 1)

    def count_down(here: CrashPoint) -> None:
        nonlocal left
        left -= here is place
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)

    return count_down


def at(setting: str | None) -> Callable[[CrashPoint], None]:
    """Return what happens at each place, for a value of the variable."""
    return _armed(setting) if setting else _pass_by


crash_point: Callable[[CrashPoint], None] = at(os.environ.get(VARIABLE))
