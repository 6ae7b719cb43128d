"""What a person has established so far, read from the facts of all their runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeVar

from bot.coach.facts import About, Application, Logged, Noted, Planned, Refused, Reviewed

F = TypeVar("F")


@dataclass(frozen=True)
class Held:
    """A fact: where it was established, and since when it holds (aware, UTC)."""

    run: int
    key: str
    at: datetime
    fact: Any


@dataclass(frozen=True)
class Case:
    """An application and what became of it. at: when that was last known."""

    application: Application
    at: datetime
    refused_at: datetime | None = None


@dataclass(frozen=True)
class History:
    """Every fact of one person, oldest first."""

    held: tuple[Held, ...] = ()

    def of(self, kind: type[F]) -> tuple[tuple[Held, F], ...]:
        """The facts of one kind, oldest first."""
        return tuple((held, held.fact) for held in self.held if isinstance(held.fact, kind))

    def changed(self, new: Iterable[Held], gone: Iterable[tuple[int, str]]) -> History:
        """The same with some facts new (or different), and some gone."""
        facts = {(held.run, held.key): held for held in self.held}
        for key in gone:
            facts.pop(key, None)
        facts.update({(held.run, held.key): held for held in new})
        return History(tuple(sorted(facts.values(), key=lambda held: (held.at, held.run, held.key))))

    def without_run(self, run: int) -> History:
        """The same without what one run established."""
        return History(tuple(held for held in self.held if held.run != run))

    @property
    def cases(self) -> tuple[Case, ...]:
        """The applications: those still open first, then the latest first."""
        cases = {fact.application.number: Case(fact.application, held.at) for held, fact in self.of(Logged)}
        for held, refused in self.of(Refused):
            if refused.application in cases:
                case = cases[refused.application]
                cases[refused.application] = replace(case, at=held.at, refused_at=held.at)
        latest = sorted(cases.values(), key=lambda c: (c.at, c.application.number), reverse=True)
        return tuple(sorted(latest, key=lambda c: c.refused_at is not None))

    @property
    def plan(self) -> Planned | None:
        """The plan that counts: the latest."""
        plans = self.of(Planned)
        return plans[-1][1] if plans else None

    @property
    def worked(self) -> tuple[tuple[str, int], ...]:
        """What went well, in their words, and how often they said the same; latest first."""
        said = [fact.text for _, fact in self.of(Noted) if fact.about is About.went_well]
        times = Counter(" ".join(text.casefold().split()) for text in said)
        latest = {" ".join(text.casefold().split()): text for text in said}
        order = list(dict.fromkeys(" ".join(text.casefold().split()) for text in reversed(said)))
        return tuple((latest[key], times[key]) for key in order)

    @property
    def reviews(self) -> tuple[tuple[Held, Application], ...]:
        """The reviews that came to their end, with their application; latest first."""
        known = {case.application.number: case.application for case in self.cases}
        ended = [(held, fact) for held, fact in self.of(Reviewed) if fact.application in known]
        return tuple((held, known[fact.application]) for held, fact in reversed(ended))
