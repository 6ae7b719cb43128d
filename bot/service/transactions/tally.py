"""Count what a transaction's turns came to: sums for the operator, with nobody's id and nothing typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from bot.service.transactions.steps import Steps
from bot.turn.model.outcome import Outcome
from bot.turn.model.person import Person, RunState


class What(StrEnum):
    """Names what is counted.

    new, active: people who came for the first time, or for the first time in the week. begun, finished:
    dialogues, by name. left: questions that were open when their dialogue was put away or given up, as
    "dialogue/question". nudged: nudges that wait for no date of the person's own, by kind. answered: people
    who did something after such a nudge. misread: texts that were not understood, by the question that was
    open.
    """

    new = "new"
    active = "active"
    begun = "begun"
    finished = "finished"
    left = "left"
    nudged = "nudged"
    answered = "answered"
    misread = "misread"


IDLE = "none open"
"""The question of a text that was typed while none was open."""

OPEN = frozenset({RunState.current, RunState.parked})


class Tally:
    """Count the turns of one transaction. steps: the questions that they may have reached or left."""

    def __init__(self, now: datetime) -> None:
        self.steps = Steps()
        self._now = now
        self._counts: Counter[tuple[str, str]] = Counter()

    def came(self, *, new: bool) -> None:
        """Count a person who came for the first time this week, or ever."""
        self._counts[What.active, ""] += 1
        self._counts[What.new, ""] += new

    def note(self, before: Person, outcome: Outcome) -> None:
        """Count one turn. before: the person as the turn found them."""
        self.steps.note(before, outcome)
        after = outcome.person
        for run in outcome.changed:
            was = before.run(run.number)
            if was is None and run.number > before.last:
                self._counts[What.begun, run.script] += 1
            ended = run.state is RunState.closed and (was is None or was.state in OPEN)
            if ended and run.position.ask is None:
                self._counts[What.finished, run.script] += 1
        if outcome.said is not None and after.nudged:
            self._counts[What.nudged, outcome.said.partition(":")[0]] += 1
        if before.nudged and not after.nudged:
            self._counts[What.answered, ""] += 1
        if after.lately.misread > before.lately.by(self._now).misread:
            open_run = before.current
            ask = open_run.position.ask if open_run is not None else None
            self._counts[What.misread, f"{open_run.script}/{ask.key}" if open_run and ask else IDLE] += 1

    def total(self) -> Counter[tuple[str, str]]:
        """Return what was counted, with the questions that were left."""
        left: Iterable[str] = (f"{script}/{key}" for script, key in self.steps.left())
        return self._counts + Counter((What.left, question) for question in left)
