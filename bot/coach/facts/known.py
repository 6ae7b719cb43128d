"""Define the briefings. Each is frozen, so that nothing that happens elsewhere changes a run's path."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from bot.coach.facts.application import Application, Rung, Sector, State, Via
from bot.coach.facts.lessons import Planned, WillWrite
from bot.coach.facts.refused import NoByMail, NoOf


@dataclass(frozen=True)
class Topic:
    """A topic tells a dialogue which application it is about, and what led there.

    way: what was tapped or said (`news`, `silence`, ...); each dialogue says which ways it knows.
    day, at: a day that was mentioned in the same text, and its hour. told: a line or a mail told of the
    application all at once; mail: what can be sent back to that mail. of: what was told of a no whose
    application isn't noted yet.
    """

    application: int | None = None
    way: str | None = None
    day: date | None = None
    at: time | None = None
    told: bool = False
    mail: NoByMail | None = None
    of: NoOf | None = None


def subject(facts: Any) -> Application | None:
    """Return the application that a run is about; None if its briefing doesn't tell."""
    if isinstance(facts, AboutWait):
        return next((w.application for w in facts.waits if w.application.number == facts.chosen), None)
    application = getattr(facts, "application", None)
    return application if isinstance(application, Application) else None


@dataclass(frozen=True)
class AboutStart:
    """AboutStart briefs `start`. known: the person has been welcomed before."""

    known: bool = False


@dataclass(frozen=True)
class AboutLater:
    """AboutLater briefs `later`. run: the number of the run that was left."""

    run: int


@dataclass(frozen=True)
class Wait:
    """A wait is an application as the dialogues about waiting see it.

    on: the day of the application or interview; begins: its hour, if known. due: the promised day. rung: the
    next rung, None if there is none; due_on: when that rung is due by the calendar. again: the rung came up
    before and nothing was sent. early: the rung isn't due yet. prepared: the person has prepared for a no.
    waited: working days since `on`, or since the logging.
    detail: what the employer cared about, as noted after the interview. muted: the person doesn't want to
    be asked about it. raised: the coach or the person has brought up this rung.
    """

    application: Application
    state: State = State.waiting
    on: date | None = None
    due: date | None = None
    rung: Rung | None = None
    due_on: date | None = None
    again: bool = False
    early: bool = False
    prepared: bool = False
    waited: int = 0
    detail: str | None = None
    muted: bool = False
    raised: bool = False
    begins: time | None = None

    @property
    def name(self) -> str:
        """Return what to call the application."""
        return self.application.name


@dataclass(frozen=True)
class AboutWait:
    """AboutWait briefs the dialogues about an open application.

    waits: the chosen application, open or not; for `yes`, or if none is chosen, the open ones, the longest
    overdue first (for `yes` also those with an offer). chosen: the number of the one that the dialogue is
    about, if known. way, day, at, told: see `Topic`. settled: whether country, zone and hour are known.
    place_last: if they aren't known, `yes` asks for them at its end (runs from before this did so midway).
    values_later: `prepare` doesn't ask what matters to the person, as `values` does so after a no (runs from
    before this do).
    ontario: the person lives in Canada by Ontario's clock.
    """

    run: int
    today: date
    waits: tuple[Wait, ...] = ()
    chosen: int | None = None
    way: str | None = None
    own_name: str | None = None
    settled: bool = True
    day: date | None = None
    told: bool = False
    at: time | None = None
    place_last: bool = False
    values_later: bool = False
    ontario: bool = False

    @property
    def only_one(self) -> bool:
        """Tell whether there is only one wait and none was chosen."""
        return len(self.waits) == 1 and self.chosen is None


@dataclass(frozen=True)
class AboutNotes:
    """AboutNotes briefs `notes`, the dialogue on the evening after an interview.

    plan: the plan that the person went in with. due_known: whether a day for the decision was promised.
    """

    application: Application | None = None
    plan: Planned | None = None
    due_known: bool = False


@dataclass(frozen=True)
class AboutMood:
    """AboutMood briefs `mood`. mood: the step that was tapped, 1 to 5."""

    mood: int


@dataclass(frozen=True)
class AboutWriting:
    """AboutWriting briefs `writing`.

    why_not: `early`, `enough` or `nothing`, if it doesn't fit now; `stopped`, if the person wants no more.
    evenings: on how many of the next evenings it may come back; with 0 that isn't asked, as in older runs.
    """

    application: Application | None = None
    why_not: str | None = None
    evenings: int = 0


@dataclass(frozen=True)
class AboutValues:
    """AboutValues briefs `values`. very_heavy: the person said today that a no is very heavy."""

    very_heavy: bool = False


@dataclass(frozen=True)
class AboutChange:
    """AboutChange briefs the dialogues that change one application. way: what changes; see `Topic`."""

    application: Application | None = None
    way: str | None = None
    state: State = State.waiting


@dataclass(frozen=True)
class AboutWords:
    """AboutWords briefs the dialogues that do what was asked for in words: `change`, `forget` and `remind`.

    applications: those that the words fit; of several the person picks one. what: a `Field`, or a way of
    `change`. value: what it shall be from now on, as written. via: whom the person deals with, if that was
    said too. day, at: the day that was named, and its hour. dues: the promised days by application.
    evenings: the applications for whose interview the card on the evening before was wanted. settled:
    whether country, zone and hour are known.
    """

    applications: tuple[Application, ...] = ()
    what: str = ""
    value: str | None = None
    via: Via | None = None
    day: date | None = None
    at: time | None = None
    dues: tuple[tuple[int, date], ...] = ()
    evenings: tuple[int, ...] = ()
    settled: bool = True


@dataclass(frozen=True)
class AboutSector:
    """AboutSector briefs `sector`. application: the one that led there. way: the sector that was tapped."""

    application: Application | None = None
    way: str | None = None


@dataclass(frozen=True)
class AboutAcquaintance:
    """AboutAcquaintance briefs `acquaintance`. meant: to whom they wanted to write. way: see `Topic`."""

    application: Application | None = None
    meant: WillWrite | None = None
    way: str | None = None
    own_name: str | None = None


@dataclass(frozen=True)
class AboutPerson:
    """AboutPerson briefs `settings` and `pause`. sector: where they apply mostly.

    files: they get a calendar file of each interview. It is None in runs from before that was a choice.
    """

    country: str | None = None
    zone: str | None = None
    hour: int | None = None
    paused: date | None = None
    way: str | None = None
    silent: bool = False
    sector: Sector | None = None
    files: bool | None = None
