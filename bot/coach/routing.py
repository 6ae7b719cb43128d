"""Free text → which dialogue it belongs to. What people write, and how it is found, is elsewhere.

The phrases are content, a section for each aim; a section is named after its aim's dialogue, with the
way into it after a dot. Only what the names lead to stands here.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Aim:
    """Where a text leads: a dialogue (or a card's command) and the way into it."""

    script: str
    way: str | None = None


AIMS = frozenset(
    {
        Aim("no"),
        Aim("yes"),
        Aim("log", "round"),
        Aim("log", "interview"),
        Aim("log", "new"),
        Aim("overdue", "nothing"),
        Aim("overdue", "chase"),
        Aim("overdue", "news"),
        Aim("overdue", "done"),
        Aim("overdue", "mute"),
        Aim("overdue", "withdrew"),
        Aim("waiting"),
        Aim("prepare"),
        Aim("feedback"),
        Aim("list"),
        Aim("journal"),
        Aim("settings"),
        Aim("pause"),
        Aim("help"),
        Aim("thanks"),
        Aim("privacy"),
        Aim("export"),
        Aim("delete"),
    }
)
"""Everywhere a text can lead; each has a section of phrases."""

ELSEWHERE = {"yes.next_round": Aim("log", "round")}
"""A section that isn't named after where it leads: for the person it is a yes, here it is a new date."""

NEWS = frozenset(
    {
        "no",
        "yes",
        "yes.next_round",
        "log.interview",
        "log.new",
        "overdue.news",
        "overdue.withdrew",
        "feedback",
    }
)
"""Sections that say that something happened. "If they said no", "my sister got the job" don't say it."""

DEEDS = NEWS | {"delete", "overdue.done"}
"""Sections that a "not" right before turns into something else."""


def aim_named(section: str) -> Aim:
    """The aim of a section of phrases. KeyError: there is none of that name."""
    script, _, way = section.partition(".")
    aim = ELSEWHERE.get(section) or Aim(script, way or None)
    if aim not in AIMS:
        raise KeyError(section)
    return aim
