"""Define the briefing of `several`: what one message told about more than one application."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from bot.coach.facts.application import Application, State


@dataclass(frozen=True)
class Entry:
    """An entry is what was told about one application.

    known: it was noted before, so only what is new is recorded. staged: the person told how far it got, or
    since when. on: the day of the interview, or, before one, of the application; begins: the interview's
    hour. due: the promised day. state: what has become of it. reason: why it was a no, in the person's words.
    stage_unknown: the person has to be asked how far it got.
    """

    application: Application
    known: bool = False
    staged: bool = True
    on: date | None = None
    begins: time | None = None
    due: date | None = None
    state: State = State.waiting
    reason: str | None = None
    stage_unknown: bool = False


@dataclass(frozen=True)
class AboutSeveral:
    """AboutSeveral briefs `several`.

    today: the date where the person lives. settled: whether country, zone and hour are known. table: the
    entries are rows of a table, so a no among them is not fresh and is not talked about.
    """

    today: date
    entries: tuple[Entry, ...]
    settled: bool = True
    table: bool = False
