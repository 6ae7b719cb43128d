"""Read a person's history: the facts of all their runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date, datetime
from functools import cached_property
from typing import Any, TypeVar

from bot.coach.facts.application import Application, Sector
from bot.coach.facts.cases import Case, cases
from bot.coach.facts.lessons import About, Noted, Planned, Reviewed, VeryHeavy
from bot.coach.facts.records import AllPaused, AppliesIn, CalendarFiles, Lives, NudgeHour, OwnName, Silent
from bot.talk.frozen import frozen

F = TypeVar("F")


@frozen
class Established:
    """Hold a fact as it was established: by which run, under which key, and since when (aware, UTC)."""

    run: int
    key: str
    at: datetime
    fact: Any


@frozen
class History:
    """A history is every fact of one person, oldest first."""

    facts: tuple[Established, ...] = ()

    def of(self, kind: type[F]) -> tuple[tuple[Established, F], ...]:
        """Return the facts of one kind, oldest first."""
        return self._by_kind.get(kind, ())

    @cached_property
    def _by_kind(self) -> dict[type, tuple[tuple[Established, Any], ...]]:
        """Index the facts by kind: a turn looks for kinds dozens of times, over thousands of facts."""
        index: dict[type, list[tuple[Established, Any]]] = {}
        for established in self.facts:
            index.setdefault(type(established.fact), []).append((established, established.fact))
        return {kind: tuple(pairs) for kind, pairs in index.items()}

    def changed(self, new: Collection[Established], gone: Collection[tuple[int, str]]) -> History:
        """Return the history with some facts added or replaced, and some removed (by run and key)."""
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
        """Return the history without the facts of one run."""
        return History(tuple(established for established in self.facts if established.run != run))

    @cached_property
    def known(self) -> Mapping[int, Case]:
        """Return the cases by the number of the application, in the order in which they were logged."""
        return cases(self.facts)

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """Return the cases: open ones before closed ones, in each group the latest first."""
        latest = sorted(self.known.values(), key=lambda c: (c.at, c.application.number), reverse=True)
        return tuple(sorted(latest, key=lambda c: not c.open))

    def case(self, number: int | None) -> Case | None:
        """Return one case by the number of its application; None if there is none."""
        return self.known.get(number) if number is not None else None

    @property
    def lives(self) -> Lives | None:
        """Return where the person lives; None if they never said."""
        return self._latest(Lives)

    @property
    def hour(self) -> int | None:
        """Return the hour at which the person wants to get nudges; None if they never said."""
        latest = self._latest(NudgeHour)
        return latest.hour if latest is not None else None

    @property
    def silent(self) -> bool:
        """Tell whether nudges come without a sound."""
        latest = self._latest(Silent)
        return latest is not None and latest.on

    @property
    def wants_calendar_files(self) -> bool:
        """Tell whether each interview that is noted comes back as a file for a calendar, as at first."""
        latest = self._latest(CalendarFiles)
        return latest is None or latest.on

    @property
    def sector(self) -> Sector | None:
        """Return where the person applies mostly; None if they never said."""
        latest = self._latest(AppliesIn)
        return latest.sector if latest is not None else None

    @property
    def own_name(self) -> str | None:
        """Return the person's own name; None if they never told it."""
        latest = self._latest(OwnName)
        return latest.name if latest is not None else None

    @property
    def has_settings(self) -> bool:
        """Tell whether the coach knows what nudges need: country, zone and hour."""
        return self.lives is not None and self.hour is not None

    @property
    def paused(self) -> date | None:
        """Return the day until which nudges are paused; None if they aren't."""
        latest = self._latest(AllPaused)
        return latest.until if latest is not None else None

    def _latest(self, kind: type[F]) -> F | None:
        facts = self.of(kind)
        return facts[-1][1] if facts else None

    @property
    def plan(self) -> Planned | None:
        """Return the current plan, which is the latest; None if there is none."""
        return self._latest(Planned)

    @property
    def weights(self) -> tuple[tuple[datetime, bool], ...]:
        """Return when the person said how heavy a no is, and whether that was very heavy; oldest first.

        Before a review only the heaviest step is noted.
        """
        said = [(established.at, True) for established, _ in self.of(VeryHeavy)]
        said += [(established.at, review.very_heavy) for established, review in self.of(Reviewed)]
        return tuple(sorted(said))

    @property
    def worked(self) -> tuple[tuple[str, int], ...]:
        """Return what went well, in the person's words, and how often they said the same; latest first."""
        texts = [fact.text for _, fact in self.of(Noted) if fact.about is About.went_well]
        times = Counter(" ".join(text.casefold().split()) for text in texts)
        latest = {" ".join(text.casefold().split()): text for text in texts}
        order = list(dict.fromkeys(" ".join(text.casefold().split()) for text in reversed(texts)))
        return tuple((latest[key], times[key]) for key in order)

    @property
    def reviews(self) -> tuple[tuple[Established, Application], ...]:
        """Return the finished reviews with their application; latest first."""
        known = {case.application.number: case.application for case in self.cases}
        ended = [(established, fact) for established, fact in self.of(Reviewed) if fact.application in known]
        return tuple((established, known[fact.application]) for established, fact in reversed(ended))
