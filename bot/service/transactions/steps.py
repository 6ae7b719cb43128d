"""Note which questions were reached and left in a transaction, for the metrics, if any are kept.

Nothing here knows who a person is or what they wrote: only names of dialogues and keys of questions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.turn.model.outcome import Outcome
from bot.turn.model.person import Person, Run, RunState
from bot.turn.model.says import Asked

QuestionId = tuple[str, str]
"""The name of a dialogue, and the key of a question in it."""


@dataclass
class Steps:
    """Note the turns of one transaction that may have reached or left a question.

    Which questions those were is worked out only when they are counted, since that takes a replay.
    """

    _asked: list[tuple[Run | None, Run]] = field(default_factory=list)
    _closed_or_parked: list[tuple[Run, Run | None]] = field(default_factory=list)

    def note(self, before: Person, outcome: Outcome) -> None:
        """Note one turn. before: the person as the turn found them."""
        for say in outcome.says:
            if isinstance(say, Asked) and say.first:
                self._asked.append((before.run(say.run.number), say.run))
        was = before.current
        if was is not None and was.state is RunState.current:
            after = next((run for run in outcome.changed if run.number == was.number), None)
            if was.number in outcome.removed or (after is not None and after.state is not was.state):
                self._closed_or_parked.append((was, after))

    def reached(self) -> Iterator[QuestionId]:
        """Yield the questions that an answer led to; one reached again after going back counts again."""
        for before, run in self._asked:
            key = _open(run)
            if key is not None and (before is None or _open(before) != key):
                yield run.script, key

    def left(self) -> Iterator[QuestionId]:
        """Yield the questions that were open when their dialogue was parked or given up."""
        for run, after in self._closed_or_parked:
            key = _open(after or run)
            if key is not None:
                yield run.script, key


def _open(run: Run) -> str | None:
    """Return the key of the question where a run stands; None where the run is done."""
    ask = run.position.ask
    return ask.key if ask is not None else None
