"""List the aims: the dialogues and cards that a free text can lead to.

The phrases that people write are content, in one section for each aim, and are matched elsewhere. A section
is named after its aim's dialogue, with the way into it after a dot. Here is only what those names lead to.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Aim:
    """An aim says where a text leads: a dialogue (or a card's command) and the way into it."""

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
"""Sections not named after where they lead: to the person a next round is a yes, to the coach a new date."""

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
"""Sections that say that something happened. "If they said no" and "my sister got the job" don't say so."""

DEEDS = NEWS | {"delete", "overdue.done"}
"""Sections whose phrases mean something else with a "not" right before them."""


def aim_named(section: str) -> Aim:
    """Return the aim of a section of phrases; raise KeyError if there is no aim of that name."""
    script, _, way = section.partition(".")
    aim = ELSEWHERE.get(section) or Aim(script, way or None)
    if aim not in AIMS:
        raise KeyError(section)
    return aim
