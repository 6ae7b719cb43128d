"""Define the facts around an interview and after a no: what was learned, and what is planned."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from bot.coach.facts.application import Pace

# ---------------------------------------------------------------- around an interview


class About(Enum):
    """About says what a note is about."""

    went_well = "went_well"
    went_badly = "went_badly"
    disconnect = "disconnect"
    prepare_better = "prepare_better"
    they_cared = "they_cared"


@dataclass(frozen=True)
class FreshNote:
    """The person noted this on the evening of an interview, in their own words."""

    application: int
    about: About
    text: str


@dataclass(frozen=True)
class Rehearsed:
    """The person said their plan to themselves, with the card before an interview at hand."""

    application: int


class CameUp(Enum):
    """CameUp says what became of the plan."""

    did_it = "did_it"
    didnt = "didnt"
    no_chance = "no_chance"


@dataclass(frozen=True)
class PlanMet:
    """The person said whether the situation of the plan came up, and whether they did as planned."""

    application: int
    how: CameUp


@dataclass(frozen=True)
class Prepared:
    """The person made the card for the case of a no.

    means, means_not: what a no would mean to them, and what it would not. first_hour: what they will do
    first, in their own words (then `own` is True) or as the name of an option.
    """

    application: int
    means: str | None
    means_not: str | None
    first_hour: str
    own: bool


@dataclass(frozen=True)
class Valued:
    """The person named two or three things that matter to them, before a no; the card shows these too.

    It is no longer asked: since then `values` asks after a no (see `Matters`).
    """

    application: int
    text: str


@dataclass(frozen=True)
class PrepareOffered:
    """The person was asked whether to prepare for a no, which is asked once."""

    application: int


# ---------------------------------------------------------------- after a no


@dataclass(frozen=True)
class Noted:
    """The person noted one thing that they learned, in their own words."""

    application: int
    about: About
    text: str


@dataclass(frozen=True)
class FriendLetter:
    """The person wrote a letter to a friend who got the same no. It comes back, addressed to themselves."""

    application: int
    text: str


@dataclass(frozen=True)
class FeedbackWanted:
    """The person wants to ask for feedback. later_there: whether they would work there later."""

    application: int
    later_there: bool | None


class Got(Enum):
    """Got says what came of asking for feedback."""

    some = "some"
    declined = "declined"
    nothing = "nothing"


@dataclass(frozen=True)
class FeedbackCame:
    """The person said what came of asking for feedback. They aren't asked about it again."""

    application: int
    got: Got


class Judged(Enum):
    """Judged says what the person makes of a criticism."""

    useful = "useful"
    partly = "partly"
    disagree = "disagree"


@dataclass(frozen=True)
class Heard:
    """The person heard this from the employer. text: as they told it. judged: None for something good."""

    application: int
    text: str
    judged: Judged | None = None


@dataclass(frozen=True)
class MessageSent:
    """The person sent a draft. `draft` is its name."""

    application: int
    draft: str


@dataclass(frozen=True)
class WillWrite:
    """The person will write later to somebody whom they know a little. title: a job to ask about.

    application: the one whose review it was.
    """

    application: int
    whom: str
    title: str | None


@dataclass(frozen=True)
class Planned:
    """The person made the one plan: if `situation`, then I will `action`."""

    situation: str
    action: str


@dataclass(frozen=True)
class Reviewed:
    """A review came to its end.

    very_heavy: that is how they said it is at the end, or, if they didn't say it there, at the beginning.
    heavy: the same, or it is much heavier than at the beginning, so no nudge comes that day.
    """

    application: int
    pace: Pace
    heavy: bool
    very_heavy: bool = False


@dataclass(frozen=True)
class Compared:
    """The person was asked to compare several noes side by side. application: the latest of them."""

    application: int


@dataclass(frozen=True)
class VeryHeavy:
    """The person said that a no is very heavy, before any review. It says nothing about an application."""


@dataclass(frozen=True)
class Matters:
    """The person named, after a no, two or three things that matter to them, in their own words."""

    text: str


@dataclass(frozen=True)
class LivedBy:
    """The person told why one of the things that matter to them does, and when they last lived by it."""

    text: str


@dataclass(frozen=True)
class WritingOut:
    """The person began to write about a no, for this many minutes. What they write is kept nowhere."""

    application: int
    minutes: int


MOST_WRITTEN = 3
"""How many times a person writes about one no (expressive writing, the dialogue `writing`)."""


@dataclass(frozen=True)
class WritingEvenings:
    """The person was asked whether writing about a no may come back, on this many of the next evenings.

    evenings: 0 if it may not.
    """

    application: int
    evenings: int


@dataclass(frozen=True)
class WritingStopped:
    """The person wants to write no more about a no on the evenings that are left."""

    application: int
