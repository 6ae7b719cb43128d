"""Define an application, and the terms for where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class YesNo(Enum):
    """YesNo is a plain yes or no."""

    yes = "yes"
    no = "no"


class Stage(Enum):
    """A stage says how far an application got."""

    applied = "applied"  # never talked to anybody
    screening = "screening"
    first = "first"
    later = "later"
    final = "final"


class Via(Enum):
    """Via says whom the person deals with about the application."""

    agency = "agency"
    recruiter = "recruiter"  # the company's own
    manager = "manager"
    nobody = "nobody"


class Sector(Enum):
    """A sector says where the person applies mostly: how long hiring takes differs by it."""

    food = "food"
    shops = "shops"
    industry = "industry"
    public = "public"
    other = "other"


class Pace(Enum):
    """A pace says how many of the five steps' questions are asked."""

    quick = "quick"
    whole = "whole"


class State(Enum):
    """A state says what has become of an application."""

    waiting = "waiting"
    offer = "offer"
    no = "no"
    withdrawn = "withdrawn"
    away = "away"  # closed by the person without a decision


class Rung(Enum):
    """The rungs are the steps of chasing a decision, in their order."""

    first = "first"
    second = "second"
    third = "third"
    close = "close"


class Field(Enum):
    """Name the fields of an application that can be changed afterwards."""

    company = "company"
    role = "role"
    contact = "contact"
    via = "via"
    stage = "stage"


LONGEST_NAME = 120
"""The most characters of a company, a role or a person's name. Our own choice: twice what a line holds."""


@dataclass(frozen=True)
class Application:
    """An application has the number of the run that logged it, which is unique for its person.

    company: "" if only the role was given. answered: False if the person took silence for a no; True if
    the employer said so.
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
        """Tell whether person and employer ever talked: a no without a talk points to the CV."""
        return self.stage is not Stage.applied

    @property
    def title(self) -> str:
        """Return company and role if both are known: several applications may be at one company."""
        return " · ".join(filter(None, (self.company, self.role)))

    @property
    def name(self) -> str:
        """Return what to call the application: the company, or the role if no company is known."""
        return self.company or self.role or ""
