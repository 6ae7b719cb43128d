"""Name what a text says to the question whether somebody thinks of ending their life."""

from __future__ import annotations

from enum import Enum


class DangerReply(Enum):
    """The replies to it, as far as they are known."""

    no = "no"
    yes = "yes"
    unsure = "unsure"  # a no with something beside it that is not believed
    bye = "bye"
    why = "why"
