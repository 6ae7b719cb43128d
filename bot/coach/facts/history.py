"""What a person has established so far, read from the facts of all their runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date, datetime
from functools import cached_property
from typing import Any, TypeVar

from bot.coach.facts.application import Application
from bot.coach.facts.cases import Case, cases
from bot.coach.facts.lessons import About, Noted, Planned, Reviewed
from bot.coach.facts.records import AllPaused, Lives, NudgeHour
from bot.talk.frozen import frozen

F = TypeVar("F")


@frozen
class Established:
    """A fact: where it was established, and since when it holds (aware, UTC)."""

    run: int
    key: str
    at: datetime
    fact: Any


@frozen
class History:
    """Every fact of one person, oldest first."""

    facts: tuple[Established, ...] = ()

    def of(self, kind: type[F]) -> tuple[tuple[Established, F], ...]:
        """The facts of one kind, oldest first."""
        return self._by_kind.get(kind, ())

    @cached_property
    def _by_kind(self) -> dict[type, tuple[tuple[Established, Any], ...]]:
        """Looked for by kind dozens of times in a turn, over thousands of facts."""
        found: dict[type, list[tuple[Established, Any]]] = {}
        for established in self.facts:
            found.setdefault(type(established.fact), []).append((established, established.fact))
        return {kind: tuple(pairs) for kind, pairs in found.items()}

    def changed(self, new: Collection[Established], gone: Collection[tuple[int, str]]) -> History:
        """The same with some facts new (or different), and some gone."""
        if not new and not gone:
            return self
        facts = {(established.run, established.key): established for established in self.facts}
        for key in gone:
            facts.pop(key, None)
        facts.update({(established.run, established.key): established for established in new})
        return History(
            tuple(
                sorted(
                    facts.values(), key=lambda established: (established.at, established.run, established.key)
                )
            )
        )

    def without_run(self, run: int) -> History:
        """The same without what one run established."""
        return History(tuple(established for established in self.facts if established.run != run))

    @cached_property
    def known(self) -> Mapping[int, Case]:
        """The applications by their number, in the order they were told of."""
        return cases(self.facts)

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """The applications: those still open first, then the latest first."""
        latest = sorted(self.known.values(), key=lambda c: (c.at, c.application.number), reverse=True)
        return tuple(sorted(latest, key=lambda c: not c.open))

    def case(self, number: int | None) -> Case | None:
        """One application by its number."""
        return self.known.get(number) if number is not None else None

    @property
    def lives(self) -> Lives | None:
        """Where they live, where they said so."""
        return self._latest(Lives)

    @property
    def hour(self) -> int | None:
        """The hour at which they want to be written to."""
        told = self._latest(NudgeHour)
        return told.hour if told is not None else None

    @property
    def has_settings(self) -> bool:
        """Whether it is known where and when to write by itself: country, zone and hour."""
        return self.lives is not None and self.hour is not None

    @property
    def paused(self) -> date | None:
        """The day until which nothing is to be asked."""
        told = self._latest(AllPaused)
        return told.until if told is not None else None

    def _latest(self, kind: type[F]) -> F | None:
        told = self.of(kind)
        return told[-1][1] if told else None

    @property
    def plan(self) -> Planned | None:
        """The plan that counts: the latest."""
        return self._latest(Planned)

    @property
    def worked(self) -> tuple[tuple[str, int], ...]:
        """What went well, in their words, and how often they said the same; latest first."""
        said = [fact.text for _, fact in self.of(Noted) if fact.about is About.went_well]
        times = Counter(" ".join(text.casefold().split()) for text in said)
        latest = {" ".join(text.casefold().split()): text for text in said}
        order = list(dict.fromkeys(" ".join(text.casefold().split()) for text in reversed(said)))
        return tuple((latest[key], times[key]) for key in order)

    @property
    def reviews(self) -> tuple[tuple[Established, Application], ...]:
        """The reviews that came to their end, with their application; latest first."""
        known = {case.application.number: case.application for case in self.cases}
        ended = [(established, fact) for established, fact in self.of(Reviewed) if fact.application in known]
        return tuple((established, known[fact.application]) for established, fact in reversed(ended))
