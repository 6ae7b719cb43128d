"""The kinds of question: each knows what its stored answers look like, and samples of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from bot.talk.ask import SKIPPED, Action, Ask, question
from bot.talk.visible import is_visible, one_line

E = TypeVar("E", bound=Enum)

LONGEST_TEXT = 4096
"""Telegram's limit for one message, in characters."""

LONGEST_ANSWER = 4 * LONGEST_TEXT
"""One thought may come in several messages."""

MOST_OPTIONS = 5
"""More buttons than this are a form, not a question."""

UNKEPT_DONE = "done"

_COUNTRY = re.compile("[A-Z]{2}")
_ZONE = re.compile(r"[A-Za-z0-9_+/-]{2,64}")


@question
class Write(Ask[str]):
    """Free text, kept whole. A dialogue that branches on the text declares `cases`.

    longest: in characters; a name is short, a thought may come in several messages.
    """

    cases: tuple[str, ...] = ()
    longest: int = LONGEST_ANSWER

    @property
    def is_name(self) -> bool:
        """Whether it is the name of something: it will stand on a button, or within a line of ours."""
        return self.longest < LONGEST_ANSWER

    def parse(self, stored: str) -> str:
        """The text, of a name what can be seen of it; ValueError if it is empty or too long."""
        if not stored.strip() or len(stored) > self.longest or stored == SKIPPED:
            raise ValueError(f"a text of 1 to {self.longest} characters is needed")
        return one_line(stored) if self.is_name and is_visible(stored) else stored

    def samples(self) -> tuple[str, ...]:
        """The longest text, all of it markup: what fits with this fits with anything."""
        return (*self.cases, "<" * min(LONGEST_TEXT, self.longest))


@question
class Choose(Ask[E]):
    """One of an enum's members.

    offer: the members shown, in their order; all of them where it is left out.
    actions: members that are no answer but do something (`Action`).
    otherwise: the member that a text stands for which is none of the labels; the text itself answers
        the question in words that comes next.
    """

    options: type[E] = field(kw_only=False)
    offer: tuple[E, ...] | None = None
    otherwise: E | None = None
    actions: Mapping[E, Action] = field(default_factory=dict)

    @property
    def offered(self) -> tuple[E, ...]:
        """The members shown as buttons, actions included."""
        return tuple(self.options) if self.offer is None else self.offer

    def parse(self, stored: str) -> E:
        """The member; ValueError if it isn't offered, or is an action."""
        member = self.options(stored)
        offered = self.offer is None or member in self.offer
        if not offered or (self.actions and member in self.actions):
            raise ValueError("not an option here")
        return member

    def samples(self) -> tuple[str, ...]:
        """Every member that is an answer."""
        return tuple(str(m.value) for m in self.offered if m not in self.actions)


@question
class ChooseMany(Ask[tuple[E, ...]]):
    """Any of an enum's members, none included, in the enum's order."""

    options: type[E] = field(kw_only=False)
    offer: tuple[E, ...] | None = None

    @property
    def offered(self) -> tuple[E, ...]:
        """The members shown as buttons."""
        return tuple(self.options) if self.offer is None else self.offer

    def parse(self, stored: str) -> tuple[E, ...]:
        """The members of a comma-separated list; ValueError if one isn't offered."""
        chosen = [self.options(value) for value in stored.split(",") if value]
        offered = self.offered
        if any(member not in offered for member in chosen):
            raise ValueError("not an option here")
        return tuple(member for member in offered if member in chosen)

    def samples(self) -> tuple[str, ...]:
        """None, each alone, and all."""
        values = [str(member.value) for member in self.offered]
        return ("", *values, ",".join(values)) if len(values) > 1 else ("", *values)


@question
class Pick(Ask[str]):
    """One of several things of the person's own (an application, say), by id, or one of `others`.

    items: id → what its label (`<words>__item`) may show. others: fixed options after them.
    """

    items: Mapping[str, Any] = field(kw_only=False)
    others: tuple[str, ...] = ()

    def parse(self, stored: str) -> str:
        """The id; ValueError if it isn't among them (any more)."""
        if stored not in self.items and stored not in self.others:
            raise ValueError("not an option here")
        return stored

    def samples(self) -> tuple[str, ...]:
        """The first item, the last one and every other option."""
        ids = list(self.items)
        return tuple(dict.fromkeys([*ids[:1], *ids[-1:], *self.others]))


class Toward(Enum):
    """Which days a question about a day is after."""

    any = "any"
    past = "past"
    future = "future"  # one that is over is questioned
    ahead = "ahead"  # one that is over is refused: nothing can be done on it any more
    later = "later"  # from tomorrow on


@question
class PickDate(Ask[date]):
    """A day, from a calendar or in words."""

    toward: Toward = Toward.ahead

    def parse(self, stored: str) -> date:
        """The day of an ISO date; ValueError for anything else."""
        return date.fromisoformat(stored)

    def samples(self) -> tuple[str, ...]:
        """A leap day, and the last day of a year."""
        return ("2028-02-29", "2026-12-31")


@dataclass(frozen=True)
class Place:
    """A country (ISO 3166), and its zone (IANA) where it has only one."""

    country: str
    zone: str | None = None

    @property
    def stored(self) -> str:
        """As an answer: `DE Europe/Berlin`, or `US`."""
        return " ".join(filter(None, (self.country, self.zone)))


@question
class PickCountry(Ask[Place]):
    """A country, by its name. Which names there are, and which zones, is looked up as it arrives."""

    def parse(self, stored: str) -> Place:
        """The place of a stored answer; ValueError for anything else."""
        country, _, zone = stored.partition(" ")
        if not _COUNTRY.fullmatch(country) or (zone and not _ZONE.fullmatch(zone)):
            raise ValueError("not a country")
        return Place(country, zone or None)

    def samples(self) -> tuple[str, ...]:
        """A country with one zone, and one with several."""
        return ("DE Europe/Berlin", "US")


@question
class PickZone(Ask[str]):
    """A zone of a country, by a city in it."""

    country: str

    def parse(self, stored: str) -> str:
        """The zone's IANA name; ValueError for anything else."""
        if not _ZONE.fullmatch(stored):
            raise ValueError("not a zone")
        return stored

    def samples(self) -> tuple[str, ...]:
        """One; nothing depends on which."""
        return ("America/Los_Angeles",)


@question
class PickHour(Ask[int]):
    """An hour of the day, from the first to the last that are allowed. shown: those with a button."""

    first: int
    last: int
    shown: tuple[int, ...]

    def parse(self, stored: str) -> int:
        """The hour, 0 to 23; ValueError if it isn't allowed."""
        hour = int(stored)
        if not self.first <= hour <= self.last:
            raise ValueError("not an hour here")
        return hour

    def samples(self) -> tuple[str, ...]:
        """The first, and one with a button."""
        return (str(self.first), str(self.shown[0]))


@question
class Unkept(Ask[None]):
    """Texts that are read by nobody and kept nowhere, until they say that they are done."""

    def parse(self, stored: str) -> None:
        """Nothing; ValueError for anything but being done."""
        if stored != UNKEPT_DONE:
            raise ValueError("only being done is an answer")

    def samples(self) -> tuple[str, ...]:
        """Being done."""
        return (UNKEPT_DONE,)


@question
class Rate(Ask[int]):
    """A step on a scale from 1 to `top`, each step with a label of its own."""

    top: int = 5

    def parse(self, stored: str) -> int:
        """The step; ValueError if it isn't on the scale."""
        step = int(stored)
        if not 1 <= step <= self.top:
            raise ValueError("not on the scale")
        return step

    def samples(self) -> tuple[str, ...]:
        """Every step."""
        return tuple(str(step) for step in range(1, self.top + 1))
