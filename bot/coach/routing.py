"""List the aims: the dialogues and cards that a phrase in a free text can lead to.

The phrases that people write stand in `content/`, in one section for each aim, and are matched elsewhere.
A section is named after its aim's dialogue, with the way into it after a dot. This module says only where
each section leads.
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
"""Everywhere that phrases can lead; each aim has a section of them."""

ELSEWHERE = {"yes.next_round": Aim("log", "round")}
"""The aims of sections not named after their aim: to the person a next round is a yes, here a new date."""

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
"""Sections whose phrases say that something happened, unless a word undoes that: "if they said no", "my
sister got the job"."""

DEEDS = NEWS | {"delete", "overdue.done"}
"""Sections whose phrases mean something else if "not" stands right before them."""


def aim_named(section: str) -> Aim:
    """Return the aim of a section of phrases; raise KeyError if there is no aim of that name."""
    script, _, way = section.partition(".")
    aim = ELSEWHERE.get(section) or Aim(script, way or None)
    if aim not in AIMS:
        raise KeyError(section)
    return aim
