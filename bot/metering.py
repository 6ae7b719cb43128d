"""What is worth counting, and who counts it: nobody, unless somebody reads the figures.

Nothing here knows who somebody is or what they wrote: kinds, names of dialogues and of their questions only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.courier import Courier, NotDeliveredError, RefusedError
from bot.events import Incoming
from bot.sheet import Sheet
from bot.turn.person import Person, Run, RunState
from bot.turn.says import Asked
from bot.turn.state import Outcome

Step = tuple[str, str]
"""The name of a dialogue, and the key of a question in it."""


@dataclass
class Steps:
    """What became of the questions in one transaction.

    Only what may have to be counted is noted. Who counts finds out what it was: that takes running a
    dialogue again.
    """

    _asked: list[tuple[Run | None, Run]] = field(default_factory=list)
    _put_away: list[tuple[Run, Run | None]] = field(default_factory=list)

    def note(self, before: Person, outcome: Outcome) -> None:
        """One turn. before: the person as it found them."""
        for say in outcome.says:
            if isinstance(say, Asked) and say.first:
                self._asked.append((before.run(say.run.number), say.run))
        was = before.current
        if was is not None and was.state is RunState.current:
            after = next((run for run in outcome.changed if run.number == was.number), None)
            if was.number in outcome.removed or (after is not None and after.state is not was.state):
                self._put_away.append((was, after))

    def reached(self) -> Iterator[Step]:
        """Questions that were asked because an answer led to them; after a step back, once more."""
        for before, run in self._asked:
            key = _open(run)
            if key is not None and (before is None or _open(before) != key):
                yield run.script, key

    def left(self) -> Iterator[Step]:
        """Questions that were open when their dialogue was put away or given up."""
        for run, after in self._put_away:
            key = _open(after or run)
            if key is not None:
                yield run.script, key


def _open(run: Run) -> str | None:
    """The key of the question where a run stands; None where it is done."""
    ask = run.position.ask
    return ask.key if ask is not None else None


class Meter(Protocol):
    """Counts. Told only of what is committed."""

    def took(self, updates: Iterable[Incoming], now: datetime, steps: Steps) -> None:
        """These updates are committed, at that time."""

    def nudged(self, said: int, steps: Steps) -> None:
        """So much of what was due is queued."""

    def sent(self, kind: str) -> None:
        """A message, an edit or a document has arrived."""

    def refused(self) -> None:
        """One was refused for good."""

    def flooded(self) -> None:
        """We are to wait before anything else is sent."""


class Silent:
    """Nobody counts."""

    def took(self, updates: Iterable[Incoming], now: datetime, steps: Steps) -> None:
        """Not counted."""

    def nudged(self, said: int, steps: Steps) -> None:
        """Not counted."""

    def sent(self, kind: str) -> None:
        """Not counted."""

    def refused(self) -> None:
        """Not counted."""

    def flooded(self) -> None:
        """Not counted."""


SILENT = Silent()


class Counted:
    """A courier whose deliveries are counted."""

    def __init__(self, courier: Courier, meter: Meter) -> None:
        self._courier = courier
        self._meter = meter

    async def deliver(self, chat: int, sheet: Sheet) -> int | None:
        """As the courier does it; raises what that raises."""
        try:
            message = await self._courier.deliver(chat, sheet)
        except NotDeliveredError as error:
            if error.after is not None:
                self._meter.flooded()
            raise
        except RefusedError:
            self._meter.refused()
            raise
        self._meter.sent("edit" if sheet.edits else "message" if sheet.document is None else "document")
        return message
