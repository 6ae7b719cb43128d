"""Histories for the tests of the ladder: told by hand, or by people who do anything at any time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from bot.coach.facts.application import Application, Pace, Rung, Stage, State, Via
from bot.coach.facts.cases import Case, cases
from bot.coach.facts.history import Established, History
from bot.coach.facts.lessons import MessageSent, Reviewed
from bot.coach.facts.records import (
    AllPaused,
    Became,
    CameBack,
    ChasedBefore,
    ChaseSent,
    Lives,
    Logged,
    Muted,
    Nudged,
    NudgeHour,
    Promised,
    Refused,
    Snoozed,
    Staged,
)
from bot.coach.schedule import nudges
from bot.coach.schedule.reminders import Due
from bot.coach.schedule.rungs import next_step
from bot.coach.workdays import ANYWHERE, Workdays


@dataclass
class Story:
    """What somebody established, told one after the other in the time of their zone."""

    zone: str = "Europe/Berlin"
    workdays: Workdays = ANYWHERE
    established: list[Established] = field(default_factory=list)

    def at(self, text: str) -> datetime:
        return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(self.zone)).astimezone(UTC)

    def tell(self, when: str | datetime, *facts: Any, run: int = 1) -> Story:
        at = self.at(when) if isinstance(when, str) else when
        for fact in facts:
            self.established.append(Established(run, f"{len(self.established):04}", at, fact))
        return self

    def settles(self, when: str, hour: int = 10) -> Story:
        return self.tell(when, Lives("DE", self.zone), NudgeHour(hour), run=2)

    def logs(
        self,
        when: str,
        number: int = 3,
        via: Via = Via.recruiter,
        stage: Stage = Stage.first,
        on: date | None = None,
        due: date | None = None,
        before: int = 0,
    ) -> Story:
        application = Application(number, f"Company {number}", "Baker", stage, via, "Ann")
        self.tell(when, Logged(application), Staged(number, stage, on), Promised(number, due), run=number)
        return self.tell(when, ChasedBefore(number, before), run=number) if before else self

    def nudged(self, when: str, subject: str) -> Story:
        return self.tell(when, Nudged(subject), run=0)

    @property
    def history(self) -> History:
        return History(
            tuple(
                sorted(
                    self.established,
                    key=lambda established: (established.at, established.run, established.key),
                )
            )
        )

    def due(self, now: str | datetime, **more: Any) -> list[tuple[str, str]]:
        """(subject, local time) of all that is due, the next first."""
        at = self.at(now) if isinstance(now, str) else now
        left = more.pop("left", {})
        found = nudges.due(self.history, left, self.workdays, at, **more)
        return [(due.subject, self.local(due.at)) for due in sorted(found, key=lambda due: due.at)]

    def local(self, at: datetime) -> str:
        return at.astimezone(ZoneInfo(self.zone)).strftime("%Y-%m-%d %H:%M")

    def case(self, number: int = 3) -> Case:
        return cases(self.history.facts)[number]

    def step(self, *raised: str, number: int = 3) -> tuple[str, str] | None:
        """Which step is next, and from which day on; `raised`: when it was asked about."""
        zone = ZoneInfo(self.zone)
        step = next_step(self.case(number), tuple(map(self.at, raised)), self.workdays, zone)
        return (step.rung.value, step.day.isoformat()) if step is not None else None


# ---------------------------------------------------------------- a life, day by day

ZONES = (
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
    "Asia/Kolkata",
    "UTC",
)
HOLIDAYS = frozenset({date(2026, 10, 26), date(2026, 11, 11), date(2026, 12, 25), date(2027, 1, 1)})
SUNDAY_TO_THURSDAY = Workdays(frozenset({4, 5}), HOLIDAYS)
BEGINS = datetime(2026, 9, 21, 7, 13, tzinfo=UTC)


@dataclass(frozen=True)
class Said:
    """Something was said: when, what, to what was known, and until when a dialogue was open."""

    at: datetime
    due: Due
    history: History
    busy_until: datetime | None


class Life:
    """Somebody who does anything at any time, and the process beside them, as the project runs it."""

    def __init__(self, random: Random, *, answers: bool | None = None, calm: bool = False) -> None:
        """answers: whether they react to every nudge, or to none. calm: nothing else ever happens."""
        self.random = random
        self.answers = answers
        self.calm = calm
        self.now = BEGINS
        self.zone = random.choice(ZONES)
        self.workdays = random.choice((ANYWHERE, Workdays(holidays=HOLIDAYS), SUNDAY_TO_THURSDAY))
        self.established: dict[tuple[int, str], Established] = {}
        self.rows: dict[str, datetime] = {}
        self.said: list[Said] = []
        self.busy_until: datetime | None = None
        self.down_until = BEGINS
        self.told = 0
        self.numbers: list[int] = []
        self.watch: Callable[[Life], None] = lambda _: None
        self.add(Lives("DE", self.zone), NudgeHour(random.randint(8, 20)))
        for _ in range(random.randint(1, 4)):
            self.logs()

    @property
    def history(self) -> History:
        return History(tuple(sorted(self.established.values(), key=lambda h: (h.at, h.run, h.key))))

    @property
    def today(self) -> date:
        return self.now.astimezone(ZoneInfo(self.zone)).date()

    def add(self, *facts: Any, run: int = 1) -> None:
        for fact in facts:
            self.told += 1
            self.established[run, f"{self.told:05}"] = Established(run, f"{self.told:05}", self.now, fact)

    def dues(self) -> tuple[Due, ...]:
        return nudges.due(self.history, {}, self.workdays, self.now, busy_until=self.busy_until)

    def sync(self) -> None:
        self.rows = {due.key: due.at for due in self.dues()}
        self.watch(self)

    def logs(self) -> None:
        number = 10 + len(self.numbers)
        self.numbers.append(number)
        via, stage = self.random.choice(list(Via)), self.random.choice(list(Stage))
        self.add(Logged(Application(number, "Acme", "Baker", stage, via)), run=number)
        on = self.random.choice((None, self.today + timedelta(self.random.randint(-30, 9))))
        due = self.random.choice((None, self.today + timedelta(self.random.randint(-9, 30))))
        self.add(Staged(number, stage, on), Promised(number, due), run=number)
        if self.random.random() < 0.3:
            self.add(ChasedBefore(number, self.random.choice((1, 2))), run=number)

    def chases(self, number: int) -> None:
        step = next_step(cases(self.history.facts)[number], (), self.workdays, ZoneInfo(self.zone))
        if step is not None and step.rung is not Rung.close:
            self.add(ChaseSent(number, step.rung))

    def acts(self) -> None:  # noqa: C901 - a case for each thing that they may do
        """They do something: it is a turn, and a dialogue may stay open after it."""
        if any(isinstance(established.fact, Nudged) for established in self.established.values()):
            self.established[0, "came_back"] = Established(0, "came_back", self.now, CameBack())
        number = self.random.choice(self.numbers)
        match self.random.randint(0, 11 if not self.calm else 1):
            case 0 | 1:
                self.chases(number)
            case 2:
                self.add(Promised(number, self.today + timedelta(self.random.randint(-3, 20))))
            case 3:
                self.add(Snoozed(number, days=self.random.randint(1, 20)))
            case 4:
                self.add(AllPaused(self.random.choice((None, self.today + timedelta(9)))))
            case 5 if self.random.random() < 0.4:
                self.add(self.random.choice((Muted(number), Refused(number, None))))
            case 6:
                self.add(Became(number, self.random.choice((State.waiting, State.away, State.offer))))
            case 7 if len(self.numbers) < 8:
                self.logs()
            case 8:
                self.add(NudgeHour(self.random.randint(8, 20)))
            case 9:
                self.down_until = self.now + timedelta(hours=self.random.randint(1, 90))
            case 10:
                heavy, very = self.random.random() < 0.7, self.random.random() < 0.5
                self.add(Reviewed(number, Pace.quick, heavy or very, very), run=self.told + 100)
                self.add(MessageSent(number, "feedback_recruiter"))
            case _:
                pass
        self.busy_until = self.now + timedelta(hours=1) if self.random.random() < 0.5 else None
        self.sync()

    def says(self, key: str) -> None:
        """A row's time has come: what was planned is looked at again."""
        due = next((due for due in self.dues() if due.key == key and due.at <= self.now), None)
        if due is not None:
            self.said.append(Said(self.now, due, self.history, self.busy_until))
            self.established[0, key] = Established(0, key, self.now, Nudged(due.subject))
        self.sync()

    def runs(self, days: int) -> Life:
        """From one thing that happens to the next."""
        self.sync()
        end, next_act = self.now + timedelta(days), self.now
        while self.now < end:
            if next_act <= self.now:
                next_act = self.now + timedelta(minutes=self.random.randint(5, 60 * 24 * 9))
            waiting = [(max(at, self.down_until, self.now), key) for key, at in self.rows.items()]
            at, key = min(waiting, default=(end, ""))
            if self.answers is None and next_act < at:
                self.now = max(next_act, self.down_until)
                self.acts()
                continue
            self.now = at
            if key:
                before = len(self.said)
                self.says(key)
                if self.answers and len(self.said) > before:
                    self.now += timedelta(minutes=self.random.randint(1, 400))
                    self.acts()
        return self
