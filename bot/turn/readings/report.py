"""Define what a line, a mail or a row of a table tells about one application."""

from __future__ import annotations

from datetime import date, time
from enum import Enum
from typing import NamedTuple

from bot.coach.facts.application import Stage, Via
from bot.talk.frozen import frozen


class News(Enum):
    """The news are the kinds of thing that are told about an application."""

    applied = "applied"  # the application was sent, or has been received
    met = "met"  # an interview was held
    interview = "interview"  # an interview lies ahead, or was moved
    next_round = "next_round"  # the company wants to go on; a day may be known
    offer = "offer"
    no = "no"
    promised = "promised"  # the company named the day by which it answers, or moved it
    on_hold = "on_hold"
    nothing = "nothing"  # nobody has answered yet
    withdrew = "withdrew"
    other = "other"  # a mail about something else


class Slot(NamedTuple):
    """A slot is a time that may be chosen for an interview. at: in the writer's zone; None if unsaid."""

    day: date
    at: time | None


@frozen
class Report:
    """A report says what is told about one application; None where nothing is said.

    company, role, contact: as written. applied: when the application was sent. met_on: the day of an
    interview that was held. day: it depends on the news: when the interview or the next step is; by when the
    company answers; by when to answer an offer; or when the company looks again at what is on hold.
    at: the hour of that day, in the zone that `zone` names in words. slots: all times to choose from.
    reason: why it was a no, in the words of whoever wrote it. feedback: whether feedback was offered.
    replies: whether anybody reads an answer to the mail. call: whether a talk on the phone was offered.
    written: whether an offer is in writing. mail: somebody else wrote the text. sure: how likely it is right.
    status: the words of a table's cell about where the application stands.
    """

    news: News
    company: str | None = None
    role: str | None = None
    contact: str | None = None
    via: Via | None = None
    stage: Stage | None = None
    applied: date | None = None
    day: date | None = None
    at: time | None = None
    zone: str | None = None
    slots: tuple[Slot, ...] = ()
    reason: str | None = None
    feedback: bool | None = None
    replies: bool | None = None
    call: bool = False
    mail: bool = False
    sure: float = 1.0
    status: str | None = None
    met_on: date | None = None
    written: bool | None = None
