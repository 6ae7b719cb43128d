"""What a dialogue may know when it starts, and what it can establish. All of it frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum


class YesNo(Enum):
    """A plain yes or no."""

    yes = "yes"
    no = "no"


class Stage(Enum):
    """How far an application got."""

    applied = "applied"  # never talked to anybody
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


@dataclass(frozen=True)
class Application:
    """An application. `number` is that of the run that logged it, unique for its person.

    answered: whether a no was said; False where silence had to do for an answer.
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


@dataclass(frozen=True)
class Earlier:
    """What an earlier review of a similar no said; None where it said nothing."""

    went_well: str | None = None
    went_badly: str | None = None
    prepare_better: str | None = None


@dataclass(frozen=True)
class AboutStart:
    """What `start` starts with. known: they have been welcomed before."""

    known: bool = False


@dataclass(frozen=True)
class AboutLater:
    """What `later` starts with: the number of the run that was left."""

    run: int


@dataclass(frozen=True)
class AboutNo:
    """What `no` starts with.

    run: the number of this run, which an application that it logs takes as its own.
    chosen: the number of the application, where the person came from it.
    """

    run: int
    applications: tuple[Application, ...] = ()
    chosen: int | None = None
    own_name: str | None = None


@dataclass(frozen=True)
class AboutReview:
    """What the five steps start with.

    mood: 1 (all right) to 5 (very heavy), before. reason: what they were told.
    similar: roles of earlier noes after an interview for jobs like this one, in the order they came.
    """

    application: Application
    pace: Pace
    mood: int
    reason: str | None = None
    similar: tuple[str, ...] = ()
    earlier: Earlier = Earlier()
    own_name: str | None = None

    @property
    def whole(self) -> bool:
        """Whether it is the whole review, whose steps have headings."""
        return self.pace is Pace.whole

    @property
    def third(self) -> bool:
        """Whether this is at least the third no after an interview for jobs like this one."""
        return self.application.interviewed and len(self.similar) >= 2


# ---------------------------------------------------------------- what can be established


@dataclass(frozen=True)
class Logged:
    """There is this application."""

    application: Application


@dataclass(frozen=True)
class Refused:
    """It ended in a no. reason: in their words."""

    application: int
    reason: str | None


class About(Enum):
    """What a note of a review is about."""

    went_well = "went_well"
    went_badly = "went_badly"
    disconnect = "disconnect"
    prepare_better = "prepare_better"


@dataclass(frozen=True)
class Noted:
    """One thing they learned, in their own words."""

    application: int
    about: About
    text: str


@dataclass(frozen=True)
class FeedbackWanted:
    """They want to ask for feedback. later_there: whether they would work there later."""

    application: int
    later_there: bool | None


@dataclass(frozen=True)
class MessageSent:
    """They sent a draft. `draft` is its name."""

    application: int
    draft: str


@dataclass(frozen=True)
class Planned:
    """The one plan: if `situation`, then I will `action`."""

    situation: str
    action: str


@dataclass(frozen=True)
class Reviewed:
    """A review came to its end. heavy: it left them much heavier; no more of this today."""

    application: int
    pace: Pace
    heavy: bool


@dataclass(frozen=True)
class Postponed:
    """They left a run and said when to be reminded of it; never, where both are None.

    delay: from when they said so. day: on that day, at the time of day when they said so.
    """

    run: int
    delay: timedelta | None = None
    day: date | None = None
