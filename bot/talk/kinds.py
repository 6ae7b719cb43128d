"""Define the kinds of question. Each knows the format of its stored answers, and samples of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, TypeVar

from bot.talk.ask import SKIPPED, Action, Ask, question
from bot.talk.visible import is_visible, one_line

E = TypeVar("E", bound=Enum)

LONGEST_TEXT = 4096
"""Telegram's limit for one message, in characters."""

LONGEST_ANSWER = 4 * LONGEST_TEXT
"""The limit for one answer, in characters: a thought may come in several messages."""

MOST_OPTIONS = 5
"""The most options of a question: with more buttons it would be a form."""

UNKEPT_DONE = "done"

_COUNTRY = re.compile("[A-Z]{2}")
_ZONE = re.compile(r"[A-Za-z0-9_+/-]{2,64}")


@question
class Write(Ask[str]):
    """Write asks for free text, which is kept whole. A dialogue that branches on the text declares `cases`.

    longest: in characters; a name is short, a thought may come in several messages.
    pasted: whether somebody else's words, such as a pasted mail, are an answer.
    """

    cases: tuple[str, ...] = ()
    pasted: bool = False
    longest: int = LONGEST_ANSWER

    @property
    def is_name(self) -> bool:
        """Tell whether the answer is a name, which will appear on buttons and in the coach's sentences."""
        return self.longest < LONGEST_ANSWER

    def parse(self, stored: str) -> str:
        """Return the text (only the visible part of a name); raise ValueError if it is empty or too long."""
        if not stored.strip() or len(stored) > self.longest or stored == SKIPPED:
            raise ValueError(f"a text of 1 to {self.longest} characters is needed")
        return one_line(stored) if self.is_name and is_visible(stored) else stored

    def samples(self) -> tuple[str, ...]:
        """Return the cases, and the longest text, all of it markup: what has room for it has room for any."""
        return (*self.cases, "<" * min(LONGEST_TEXT, self.longest))


@question
class Choose(Ask[E]):
    """Choose asks for one member of an enum.

    offer: the members shown, in their order; None shows all of them.
    actions: members that are not answers but do something (`Action`).
    otherwise: the member that is taken when a typed text matches no label; the text itself then answers
        the `Write` question that comes next.
    passed: the member that a typed "skip" stands for, though there is no Skip button.
    erases: the member after which something is erased for good.
    """

    options: type[E] = field(kw_only=False)
    offer: tuple[E, ...] | None = None
    otherwise: E | None = None
    passed: E | None = None
    erases: E | None = None
    actions: Mapping[E, Action] = field(default_factory=dict)

    @property
    def offered(self) -> tuple[E, ...]:
        """Return the members shown as buttons, actions included."""
        return tuple(self.options) if self.offer is None else self.offer

    def parse(self, stored: str) -> E:
        """Return the member; raise ValueError if it isn't offered, or is an action."""
        member = self.options(stored)
        offered = self.offer is None or member in self.offer
        if not offered or (self.actions and member in self.actions):
            raise ValueError("not an option here")
        return member

    def samples(self) -> tuple[str, ...]:
        """Return every member that is an answer."""
        return tuple(str(m.value) for m in self.offered if m not in self.actions)

    @property
    def passed_as(self) -> str | None:
        """Return the member that a typed "skip" stands for: `passed`, else the only one offered; or None."""
        only = self.offered[0] if len(self.offered) == 1 else None
        passed = self.passed if self.passed in self.offered else only
        return None if passed is None else str(passed.value)


@question
class ChooseMany(Ask[tuple[E, ...]]):
    """ChooseMany asks for any number of an enum's members, possibly none; the order is that of the offer."""

    options: type[E] = field(kw_only=False)
    offer: tuple[E, ...] | None = None

    @property
    def offered(self) -> tuple[E, ...]:
        """Return the members shown as buttons."""
        return tuple(self.options) if self.offer is None else self.offer

    def parse(self, stored: str) -> tuple[E, ...]:
        """Return the members of a comma-separated list; raise ValueError if one isn't offered."""
        chosen = [self.options(value) for value in stored.split(",") if value]
        offered = self.offered
        if any(member not in offered for member in chosen):
            raise ValueError("not an option here")
        return tuple(member for member in offered if member in chosen)

    def samples(self) -> tuple[str, ...]:
        """Return the empty selection, each member alone, and all of them."""
        values = [str(member.value) for member in self.offered]
        return ("", *values, ",".join(values)) if len(values) > 1 else ("", *values)

    @property
    def passed_as(self) -> str | None:
        """Return the empty selection."""
        return ""


@question
class Pick(Ask[str]):
    """Pick asks for the id of one of the person's own items (such as applications), or for one of `others`.

    items: by id, what the item's label (`<words>__item`) may show. others: fixed options after the items.
    """

    items: Mapping[str, Any] = field(kw_only=False)
    others: tuple[str, ...] = ()

    def parse(self, stored: str) -> str:
        """Return the id; raise ValueError if it is not, or no longer, in `items` or `others`."""
        if stored not in self.items and stored not in self.others:
            raise ValueError("not an option here")
        return stored

    def samples(self) -> tuple[str, ...]:
        """Return the first item, the last one and every other option."""
        ids = list(self.items)
        return tuple(dict.fromkeys([*ids[:1], *ids[-1:], *self.others]))


@dataclass(frozen=True)
class Place:
    """A place is a country (ISO 3166), with its zone (IANA) if the country has only one."""

    country: str
    zone: str | None = None

    @property
    def stored(self) -> str:
        """Return the place as a stored answer: `DE Europe/Berlin`, or `US`."""
        return " ".join(filter(None, (self.country, self.zone)))


@question
class PickCountry(Ask[Place]):
    """PickCountry asks for a country by name. The name and the zone are looked up when the text arrives."""

    def parse(self, stored: str) -> Place:
        """Return the place of a stored answer; raise ValueError for anything else."""
        country, _, zone = stored.partition(" ")
        if not _COUNTRY.fullmatch(country) or (zone and not _ZONE.fullmatch(zone)):
            raise ValueError("not a country")
        return Place(country, zone or None)

    def samples(self) -> tuple[str, ...]:
        """Return a country with one zone, and one with several."""
        return ("DE Europe/Berlin", "US")


@question
class PickZone(Ask[str]):
    """PickZone asks for a time zone of a country by a city in it."""

    country: str

    def parse(self, stored: str) -> str:
        """Return the zone's IANA name; raise ValueError for anything else."""
        if not _ZONE.fullmatch(stored):
            raise ValueError("not a zone")
        return stored

    def samples(self) -> tuple[str, ...]:
        """Return one zone; nothing depends on which."""
        return ("America/Los_Angeles",)


@question
class PickHour(Ask[int]):
    """PickHour asks for an hour of the day from `first` to `last`. shown: the hours with a button."""

    first: int
    last: int
    shown: tuple[int, ...]

    def parse(self, stored: str) -> int:
        """Return the hour, 0 to 23; raise ValueError if it isn't allowed."""
        hour = int(stored)
        if not self.first <= hour <= self.last:
            raise ValueError("not an hour here")
        return hour

    def samples(self) -> tuple[str, ...]:
        """Return the first hour, and one with a button."""
        return (str(self.first), str(self.shown[0]))


@question
class Unkept(Ask[None]):
    """Unkept takes texts that nobody reads and that are stored nowhere, until the person says "done"."""

    def parse(self, stored: str) -> None:
        """Return None; raise ValueError for anything but "done"."""
        if stored != UNKEPT_DONE:
            raise ValueError("only being done is an answer")

    def samples(self) -> tuple[str, ...]:
        """Return "done", the only answer."""
        return (UNKEPT_DONE,)


@question
class Rate(Ask[int]):
    """Rate asks for a step on a scale from 1 to `top`; each step has a label of its own."""

    top: int = 5

    def parse(self, stored: str) -> int:
        """Return the step; raise ValueError if it isn't on the scale."""
        step = int(stored)
        if not 1 <= step <= self.top:
            raise ValueError("not on the scale")
        return step

    def samples(self) -> tuple[str, ...]:
        """Return every step."""
        return tuple(str(step) for step in range(1, self.top + 1))
