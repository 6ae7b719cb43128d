"""What a dialogue can establish about an application's wait, and about the person.

All of it frozen. What is learned is in `lessons`, what a dialogue starts with in `known`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from bot.coach.facts.application import Application, Field, Rung, Stage, State

# ---------------------------------------------------------------- an application and its wait


@dataclass(frozen=True)
class Logged:
    """There is this application."""

    application: Application


@dataclass(frozen=True)
class Corrected:
    """One thing about it is different from what was logged. value: None for a name taken away."""

    application: int
    field: Field
    value: str | None


@dataclass(frozen=True)
class Staged:
    """It has got this far. on: the day of the application or the interview, None where unknown."""

    application: int
    stage: Stage
    on: date | None


@dataclass(frozen=True)
class Promised:
    """The day by which an answer was promised; None where no day was given."""

    application: int
    due: date | None


@dataclass(frozen=True)
class ChasedBefore:
    """They had chased before the application was logged. times: 1, or 2 for more."""

    application: int
    times: int


@dataclass(frozen=True)
class ChaseSent:
    """They sent the message of this rung."""

    application: int
    rung: Rung


@dataclass(frozen=True)
class NotSent:
    """They were asked about this rung, and sent nothing. tomorrow: they want to be reminded then."""

    application: int
    rung: Rung
    tomorrow: bool = False


@dataclass(frozen=True)
class Snoozed:
    """Nothing is to be asked until then: so many days from when it was said, or until a day."""

    application: int
    days: int | None = None
    until: date | None = None


@dataclass(frozen=True)
class Muted:
    """They don't want to be asked about this one. muted: False where they do again."""

    application: int
    muted: bool = True


@dataclass(frozen=True)
class Became:
    """What has become of it. `State.waiting`: it was closed, and is open again."""

    application: int
    state: State


@dataclass(frozen=True)
class Refused:
    """It ended in a no. reason: in their words. silent: nobody answered, they called it a no."""

    application: int
    reason: str | None
    silent: bool = False


@dataclass(frozen=True)
class ReplyBy:
    """The day by which an offer has to be answered."""

    application: int
    day: date


@dataclass(frozen=True)
class EveningWanted:
    """They want the card the evening before, and to be asked the evening after."""

    application: int
    interview: date


# ---------------------------------------------------------------- the person, and time


@dataclass(frozen=True)
class Lives:
    """Where they live: a country (ISO 3166) and a zone (IANA)."""

    country: str
    zone: str


@dataclass(frozen=True)
class NudgeHour:
    """The hour at which they want to be written to, 8 to 20 in their zone."""

    hour: int


@dataclass(frozen=True)
class AllPaused:
    """Nothing is to be asked until that day; None: it goes on."""

    until: date | None


@dataclass(frozen=True)
class Postponed:
    """They left a run and said when to be reminded of it; never, where both are None.

    delay: from when they said so. day: on that day, at the time of day when they said so.
    """

    run: int
    delay: timedelta | None = None
    day: date | None = None


@dataclass(frozen=True)
class Worrying:
    """A time for worrying about it, and for nothing else. delay: from when they said so."""

    application: int
    delay: timedelta


@dataclass(frozen=True)
class Nudged:
    """The coach asked by itself. subject: what about, as the ladder names it."""

    subject: str


@dataclass(frozen=True)
class CameBack:
    """They did something after the coach had asked by itself."""
