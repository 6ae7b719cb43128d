"""Name what a text says to the question whether somebody thinks of ending their life."""

from __future__ import annotations

from enum import Enum


class DangerReply(Enum):
    """The replies say how somebody answers the question after the screen has fired."""

    no = "no"
    yes = "yes"
    unsure = "unsure"  # a no with something beside it that is not believed
    bye = "bye"
    why = "why"
