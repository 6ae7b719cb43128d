"""An application, and the words for where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class YesNo(Enum):
    """A plain yes or no."""

    yes = "yes"
    no = "no"


class Stage(Enum):
    """How far an application got."""

    applied = "applied"  # never talked to anybody
    screening = "screening"
    first = "first"
    later = "later"
    final = "final"


class Via(Enum):
    """Who the person deals with there."""

    agency = "agency"
    recruiter = "recruiter"  # the company's own
    manager = "manager"
    nobody = "nobody"


class Pace(Enum):
    """How much of the five steps."""

    quick = "quick"
    whole = "whole"


class State(Enum):
    """What has become of an application."""

    waiting = "waiting"
    offer = "offer"
    no = "no"
    withdrawn = "withdrawn"
    away = "away"  # put away without an answer


class Rung(Enum):
    """The steps of chasing a decision, in their order."""

    first = "first"
    second = "second"
    third = "third"
    close = "close"


class Field(Enum):
    """What of an application can be changed afterwards."""

    company = "company"
    role = "role"
    contact = "contact"
    via = "via"
    stage = "stage"


LONGEST_NAME = 120
"""Characters of a company, a role or somebody's name. Our own choice: twice what a line holds."""


@dataclass(frozen=True)
class Application:
    """An application. `number` is that of the run that logged it, unique for its person.

    company: "" where only the role was said. answered: whether a no was said; False where silence
    had to do for an answer.
    """

    number: int
    company: str
    role: str | None
    stage: Stage
    via: Via
    contact: str | None = None
    answered: bool = True

    @property
    def interviewed(self) -> bool:
        """Whether they talked at all. A no before that points to CV and route, not to the talk."""
        return self.stage is not Stage.applied

    @property
    def title(self) -> str:
        """Company and role where both are known: several applications may be at one company."""
        return " · ".join(filter(None, (self.company, self.role)))

    @property
    def name(self) -> str:
        """What to call it: the company, or the role where there is none."""
        return self.company or self.role or ""
