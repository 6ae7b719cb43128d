"""Read a person's history: the facts of all their runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date, datetime
from functools import cached_property
from typing import Any, TypeVar

from bot.coach.facts.application import Application, Sector, Stage
from bot.coach.facts.cases import Case, Lines, case_of, cases, put_by
from bot.coach.facts.imported import At, Row, fields_of, folded, row_of
from bot.coach.facts.lessons import About, Noted, Planned, Reviewed, VeryHeavy
from bot.coach.facts.records import (
    AllPaused,
    AppliesIn,
    CalendarFiles,
    Imported,
    Lives,
    Logged,
    NudgeHour,
    OwnName,
    Silent,
    Staged,
)
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
        """Return the cases by the number of the application, in the order in which they were logged.

        Those that a file lists and that aren't watched are in `put_by`.
        """
        return cases(self.facts, self._lines)

    @cached_property
    def _lines(self) -> Lines:
        return put_by(established for established, _ in self.of(Imported))

    @cached_property
    def put_by(self) -> tuple[int, ...]:
        """Return the numbers of applications that a file lists and that aren't watched, as the file has them.

        Somebody may have thousands, so each of them is read only where it is needed: with `case`.
        """
        return tuple(number for number in self._lines if number not in self.known)

    def put_by_as(self, company: str, role: str | None) -> tuple[Case, ...]:
        """Return those that aren't watched at a company, and for this role if there are any.

        Without a company, they are those for the role.
        """
        at = 1 if company else 2
        name = folded(company or role)
        found = [
            case_of(*self._lines[number])
            for number in self.put_by
            if folded(self._lines[number][0].split("\t", 3)[at]) == name
        ]
        if company and role:
            found = [case for case in found if folded(case.application.role) == folded(role)] or found
        return tuple(found)

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """Return the cases: open ones before closed ones, in each group the latest first."""
        latest = sorted(self.known.values(), key=lambda c: (c.at, c.application.number), reverse=True)
        return tuple(sorted(latest, key=lambda c: not c.open))

    def case(self, number: int | None) -> Case | None:
        """Return one case by the number of its application, watched or not; None if there is none."""
        if number is None:
            return None
        case = self.known.get(number)
        return case_of(*self._lines[number]) if case is None and number in self._lines else case

    @cached_property
    def by_name(self) -> Mapping[tuple[str, str], tuple[int, ...]]:
        """Return the numbers of all applications by company and role: of one name, open ones first."""
        names: dict[tuple[str, str], list[int]] = {}
        for case in self.cases:
            one = case.application
            names.setdefault((folded(one.company), folded(one.role)), []).append(one.number)
        for number in self.put_by:
            _, company, role, _ = self._lines[number][0].split("\t", 3)
            names.setdefault((folded(company), folded(role)), []).append(number)
        return {name: tuple(numbers) for name, numbers in names.items()}

    @cached_property
    def by_first_name(self) -> Mapping[tuple[str, str], tuple[int, ...]]:
        """Return the numbers of those that are watched by what they were called when they were noted."""
        names: dict[tuple[str, str], list[int]] = {}
        for _, logged in self.of(Logged):
            one = logged.application
            names.setdefault((folded(one.company), folded(one.role)), []).append(one.number)
        for _, told in self.of(Imported):
            for line in fields_of(told.live):
                name = folded(line[At.company]), folded(line[At.role])
                names.setdefault(name, []).append(int(line[At.number]))
        return {name: tuple(filter(self.known.get, numbers)) for name, numbers in names.items()}

    @cached_property
    def applied_on(self) -> Mapping[int, date | None]:
        """Return the days of applications by their numbers, told by the person, else by a file."""
        told: dict[int, date | None] = {}
        for _, listed in self.of(Imported):
            for line in (*fields_of(listed.live), *fields_of(listed.put_by)):
                told[int(line[At.number])] = date.fromisoformat(line[At.sent]) if line[At.sent] else None
        return told | {f.application: f.on for _, f in self.of(Staged) if f.stage is Stage.applied}

    def listed(self, number: int) -> Row | None:
        """Return what a file told of an application that isn't watched; None of any other."""
        return row_of(self._lines[number][0]) if number in self._lines and number not in self.known else None

    @property
    def every_case(self) -> tuple[Case, ...]:
        """Return the cases, and after them those that aren't watched: all that is known of applications."""
        return (*self.cases, *(case_of(*self._lines[number]) for number in self.put_by))

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
