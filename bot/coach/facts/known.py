"""What a dialogue may know when it starts. All of it frozen: what happens elsewhere can't move it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.coach.facts.application import Application, Pace, Rung, State
from bot.coach.facts.lessons import Planned, Prepared


@dataclass(frozen=True)
class Topic:
    """What is handed to a dialogue: which application it is about, and how it came to that.

    way: what was tapped or said (`news`, `silence`, ...); each dialogue says which it knows.
    day: one that was said with it.
    """

    application: int | None = None
    way: str | None = None
    day: date | None = None


def subject(facts: Any) -> Application | None:
    """The application that a run is about, as far as its facts tell."""
    if isinstance(facts, AboutWait):
        return next((w.application for w in facts.waits if w.application.number == facts.chosen), None)
    found = getattr(facts, "application", None)
    return found if isinstance(found, Application) else None


@dataclass(frozen=True)
class AboutStart:
    """What `start` starts with. known: they have been welcomed before."""

    known: bool = False


@dataclass(frozen=True)
class AboutLater:
    """What `later` starts with: the number of the run that was left."""

    run: int


@dataclass(frozen=True)
class Wait:
    """An application as the dialogues about waiting see it.

    on: the day of the application or interview. due: the promised day. rung: the next step, None
    where there is none; due_on: when that step is due by the calendar. again: it was raised before and
    nothing was sent. early: it isn't due yet. waited: working days since `on`, or since it was logged.
    detail: what they cared about there, as noted after the interview. muted: it isn't asked about.
    raised: the coach, or they, came to this step before.
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

    @property
    def name(self) -> str:
        """What to call it."""
        return self.application.name


@dataclass(frozen=True)
class AboutWait:
    """What the dialogues about an open application start with.

    waits: the open ones, the longest overdue first. chosen: the number of the one it is about, where
    that is known. way, day: see `Topic`. settled: whether country, zone and hour are known.
    """

    run: int
    today: date
    waits: tuple[Wait, ...] = ()
    chosen: int | None = None
    way: str | None = None
    own_name: str | None = None
    settled: bool = True
    day: date | None = None

    @property
    def alone(self) -> bool:
        """Whether there is only one, and no other was meant."""
        return len(self.waits) == 1 and self.chosen is None


@dataclass(frozen=True)
class Card:
    """What they prepared for the case of a no. name: whose. values: what matters to them whatever comes."""

    name: str
    prepared: Prepared
    values: str | None = None


@dataclass(frozen=True)
class AboutNo:
    """What `no` starts with.

    run: the number of this run, which an application that it logs takes as its own.
    chosen: the number of the application, where the person came from it. silent: nobody answered.
    cards: what they prepared for the case of a no, for each open application. settled: whether country,
    zone and hour are known. again: they come back to one that was told already.
    """

    run: int
    applications: tuple[Application, ...] = ()
    chosen: int | None = None
    own_name: str | None = None
    silent: bool = False
    cards: tuple[Card, ...] = ()
    settled: bool = True
    again: bool = False

    @property
    def application(self) -> Application | None:
        """The one it is about, where that is known."""
        return next((a for a in self.applications if a.number == self.chosen), None)

    def card_of(self, number: int | None) -> Card | None:
        """The card for one application. Before they say which, the only card there is was meant."""
        if number is None:
            return self.cards[0] if len(self.cards) == 1 else None
        return next((card for card in self.cards if card.prepared.application == number), None)


@dataclass(frozen=True)
class Earlier:
    """What an earlier review of a similar no said; None where it said nothing."""

    went_well: str | None = None
    went_badly: str | None = None
    prepare_better: str | None = None


@dataclass(frozen=True)
class AboutReview:
    """What the five steps start with.

    mood: 1 (all right) to 5 (very heavy), before. reason: what they were told.
    similar: roles of earlier noes after an interview for jobs like this one, in the order they came.
    fresh: what they noted on the evening of the interview, to be taken over. settled: see `AboutNo`.
    told: the similar noes as they were reviewed.
    """

    application: Application
    pace: Pace
    mood: int
    reason: str | None = None
    similar: tuple[str, ...] = ()
    earlier: Earlier = Earlier()
    own_name: str | None = None
    fresh: Earlier = Earlier()
    settled: bool = True
    told: tuple[Told, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether it is the whole review, whose steps have headings."""
        return self.pace is Pace.whole

    @property
    def third(self) -> bool:
        """Whether this is at least the third no after an interview for jobs like this one."""
        return self.application.interviewed and len(self.similar) >= 2


@dataclass(frozen=True)
class AboutFeedback:
    """What `feedback` starts with.

    applications: the refused ones, those first that were asked. asked: where a request was sent.
    later_there: where they would work later.
    """

    applications: tuple[Application, ...]
    chosen: int | None = None
    way: str | None = None
    later_there: tuple[int, ...] = ()
    own_name: str | None = None
    asked: tuple[int, ...] = ()


@dataclass(frozen=True)
class Told:
    """One no of several, as it was reviewed: where it stopped, and their words about it."""

    application: Application
    went_well: str | None = None
    went_badly: str | None = None


@dataclass(frozen=True)
class AboutPatterns:
    """What `patterns` starts with: the noes after an interview for similar roles, the earliest first."""

    told: tuple[Told, ...] = ()

    @property
    def whole(self) -> bool:
        """No: the steps that it shares with the review have no headings here."""
        return False


@dataclass(frozen=True)
class AboutNotes:
    """What the evening after an interview starts with.

    plan: the one they came with. due_known: whether a day for the decision was promised.
    """

    application: Application | None = None
    plan: Planned | None = None
    due_known: bool = False


@dataclass(frozen=True)
class AboutMood:
    """What the mood tap starts with: what was tapped, 1 to 5."""

    mood: int


@dataclass(frozen=True)
class AboutWriting:
    """What writing it out starts with. why_not: `early`, `enough` or `nothing`, where it doesn't fit."""

    application: Application | None = None
    why_not: str | None = None


@dataclass(frozen=True)
class AboutChange:
    """What a change of one application starts with. way: what changes; see `Topic`."""

    application: Application | None = None
    way: str | None = None
    state: State = State.waiting


@dataclass(frozen=True)
class AboutPerson:
    """What the settings and the pause start with."""

    country: str | None = None
    zone: str | None = None
    hour: int | None = None
    paused: date | None = None
    way: str | None = None
