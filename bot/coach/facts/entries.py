"""Define the briefing of `several`: what one message told about more than one application."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from bot.coach.facts.application import Application, State


@dataclass(frozen=True)
class Entry:
    """An entry is what was told about one application.

    known: it was noted before, so that only what is new is recorded. staged: how far it got, or since when,
    was told. on: the day it was sent, or of the interview; begins: its hour. due: the day by which they
    answer. state: what has become of it. reason: why it was a no, as they put it. stage_unknown: how far it
    got has to be asked.
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

    today: where the person lives. settled: whether country, zone and hour are known. table: the entries are
    rows of a table, so that a no among them is not fresh.
    """

    today: date
    entries: tuple[Entry, ...]
    settled: bool = True
    table: bool = False
