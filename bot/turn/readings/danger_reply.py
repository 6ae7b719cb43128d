"""Name what a text says to the question whether somebody thinks of ending their life."""

from __future__ import annotations

from enum import Enum


class DangerReply(Enum):
    """The replies say how somebody answers the question after the screen has fired."""

    no = "no"
    yes = "yes"
    unsure = "unsure"  # a no that is not believed, because of what is said beside it
    otherwise = "otherwise"  # it was not meant as it sounds
    rather_not = "rather_not"
    bye = "bye"
    farewell = "farewell"  # a goodbye that may be for good
    why = "why"
