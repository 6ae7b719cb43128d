"""Define the facts about an application's wait, and about the person.

All of them are frozen. Facts about what was learned are in `lessons`; briefings are in `known`, `refused` and
`entries`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta

from bot.coach.facts.application import Application, Field, Rung, Sector, Stage, State

# ---------------------------------------------------------------- an application and its wait


@dataclass(frozen=True)
class Logged:
    """The person told the coach of this application."""

    application: Application


@dataclass(frozen=True)
class Imported:
    """The person sent a file that lists these applications. Each text has a line for each (`facts/imported`).

    live: those that are watched. put_by: those that are over, or have been silent for long.
    """

    live: str
    put_by: str


@dataclass(frozen=True)
class Corrected:
    """One field of the application differs from what was logged. value: None if a name was removed."""

    application: int
    field: Field
    value: str | None


@dataclass(frozen=True)
class Staged:
    """The application has got this far.

    on: the day of the application or the interview, None if unknown. begins: the hour of the interview where
    the person lives, None if unknown.
    """

    application: int
    stage: Stage
    on: date | None
    begins: time | None = None


@dataclass(frozen=True)
class Promised:
    """The employer promised a decision by this day; None if no day was given."""

    application: int
    due: date | None


@dataclass(frozen=True)
class ChasedBefore:
    """The person had chased before the application was logged. times: 1, or 2 for twice or more."""

    application: int
    times: int


@dataclass(frozen=True)
class ChaseSent:
    """The person sent the chase of this rung."""

    application: int
    rung: Rung


@dataclass(frozen=True)
class NotSent:
    """The person was asked about this rung, and sent nothing. tomorrow: they want a reminder the next day."""

    application: int
    rung: Rung
    tomorrow: bool = False


@dataclass(frozen=True)
class Snoozed:
    """The coach asks nothing about the application for this many days after that was said, or until a day."""

    application: int
    days: int | None = None
    until: date | None = None


@dataclass(frozen=True)
class Muted:
    """The person doesn't want to be asked about this application. muted: False if they want it again."""

    application: int
    muted: bool = True


@dataclass(frozen=True)
class Became:
    """The application came to this state. `State.waiting`: it is open again, or was taken up again."""

    application: int
    state: State


@dataclass(frozen=True)
class Refused:
    """The application ended in a no.

    reason: in the person's words. silent: nobody answered, and the person called it a no.
    stage_unknown: the person left the dialogue without saying how far it had got.
    """

    application: int
    reason: str | None
    silent: bool = False
    stage_unknown: bool = False


@dataclass(frozen=True)
class ReplyBy:
    """The person has to answer an offer by this day; None once they have answered it."""

    application: int
    day: date | None


@dataclass(frozen=True)
class EveningWanted:
    """The person wants the card on the evening before the interview, and a question once it is over."""

    application: int
    interview: date


@dataclass(frozen=True)
class RemindOn:
    """The person wants to be reminded of the application on this day; None if they don't any more.

    It says nothing about the wait: a promised day and the ladder stay as they are.
    """

    application: int
    day: date | None


# ---------------------------------------------------------------- the person, and time


@dataclass(frozen=True)
class Lives:
    """The person lives in this country (ISO 3166) and zone (IANA)."""

    country: str
    zone: str


@dataclass(frozen=True)
class OwnName:
    """The person told their own name, with which the drafts are signed instead of the one in Telegram."""

    name: str


@dataclass(frozen=True)
class NudgeHour:
    """The person wants to get nudges at this hour, 8 to 20 in their zone."""

    hour: int


@dataclass(frozen=True)
class Silent:
    """The person wants nudges to come without a sound, or with one again."""

    on: bool


@dataclass(frozen=True)
class CalendarFiles:
    """The person wants a calendar file of each interview that they note, or none any more."""

    on: bool


@dataclass(frozen=True)
class CalendarGiven:
    """The coach sent a calendar file of this interview, as it stood then."""

    application: int
    day: date
    at: time | None = None


@dataclass(frozen=True)
class AppliesIn:
    """The person applies mostly in this sector."""

    sector: Sector


@dataclass(frozen=True)
class SectorAsked:
    """The person was asked for their sector of the coach's own accord, which happens once."""


@dataclass(frozen=True)
class PlaceAsked:
    """The person was asked for country and hour on a card after a request for feedback: it happens once."""


@dataclass(frozen=True)
class AllPaused:
    """The person paused all nudges until this day; None ends the pause."""

    until: date | None


@dataclass(frozen=True)
class Postponed:
    """The person left a run and said when to be reminded of it; never, if both are None.

    delay: counted from when they said so. day: on that day, at the time of day when they said so.
    """

    run: int
    delay: timedelta | None = None
    day: date | None = None


@dataclass(frozen=True)
class Worrying:
    """The person set a time for worrying, and for nothing else. delay: counted from when they said so.

    hour: of the day, if they named one: it begins when that hour comes next. application: 0 for none.
    """

    application: int
    delay: timedelta
    hour: int | None = None


@dataclass(frozen=True)
class Nudged:
    """The coach sent a nudge. subject: what it was about, the nudge's key without the fact that caused it."""

    subject: str


@dataclass(frozen=True)
class CameBack:
    """The person did something after the coach had sent a nudge."""
