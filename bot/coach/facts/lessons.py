"""What a dialogue can establish around an interview and after a no: what was learned, and what is planned."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from bot.coach.facts.application import Pace

# ---------------------------------------------------------------- around an interview


class About(Enum):
    """What a note is about."""

    went_well = "went_well"
    went_badly = "went_badly"
    disconnect = "disconnect"
    prepare_better = "prepare_better"
    they_cared = "they_cared"


@dataclass(frozen=True)
class FreshNote:
    """What they noted on the evening of an interview, in their own words."""

    application: int
    about: About
    text: str


class CameUp(Enum):
    """What became of the plan."""

    did_it = "did_it"
    didnt = "didnt"
    no_chance = "no_chance"


@dataclass(frozen=True)
class PlanMet:
    """Whether what the plan was for came up, and whether they did it."""

    application: int
    how: CameUp


@dataclass(frozen=True)
class Prepared:
    """The card for the case of a no. first_hour: what they will do first, in their words or by name.

    means, means_not: what a no would mean to them, and what it would not.
    """

    application: int
    means: str | None
    means_not: str | None
    first_hour: str
    own: bool


@dataclass(frozen=True)
class Valued:
    """Two or three things that matter to them, and why; on the card too."""

    application: int
    text: str


@dataclass(frozen=True)
class PrepareOffered:
    """They were asked whether to prepare for a no. It is asked once."""

    application: int


# ---------------------------------------------------------------- after a no


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


class Got(Enum):
    """What came of asking for feedback."""

    some = "some"
    declined = "declined"
    nothing = "nothing"


@dataclass(frozen=True)
class FeedbackCame:
    """What came of asking for feedback. It isn't asked about again."""

    application: int
    got: Got


class Judged(Enum):
    """What they make of a criticism."""

    useful = "useful"
    partly = "partly"
    disagree = "disagree"


@dataclass(frozen=True)
class Heard:
    """What somebody there said, in their words. judged: None for something good."""

    application: int
    text: str
    judged: Judged | None = None


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
    """A review came to its end. heavy: it left them much heavier; no more of this today.

    very_heavy: they said so themselves at the end.
    """

    application: int
    pace: Pace
    heavy: bool
    very_heavy: bool = False


@dataclass(frozen=True)
class Compared:
    """They were asked to lay noes side by side. application: the latest of them."""

    application: int


@dataclass(frozen=True)
class WritingOut:
    """They write it out, for so many minutes. What they write is kept nowhere."""

    application: int
    minutes: int
