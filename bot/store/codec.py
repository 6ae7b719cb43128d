"""Turn people, runs, facts and messages into rows and back. Typed text is sealed here, and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, is_dataclass
from datetime import datetime
from functools import cache
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter

from bot.coach.facts import lessons, records
from bot.coach.facts.history import Established
from bot.coach.safety import Tier
from bot.coach.scripts import SCRIPTS
from bot.message import Message
from bot.store.crypto import Sealer
from bot.talk.frozen import frozen
from bot.talk.script import Answer
from bot.turn.model.last_offer import LastOffer
from bot.turn.model.meant_otherwise import NOTHING_ASKED, MeantOtherwise
from bot.turn.model.person import Person, Run, RunState
from bot.turn.model.recent_signals import NO_SIGNALS, RecentSignals
from bot.turn.model.recent_texts import NO_TEXTS, RecentTexts

Row = Mapping[str, Any]

FACTS: dict[str, type] = {
    kind.__name__: kind
    for module in (records, lessons)
    for kind in vars(module).values()
    if isinstance(kind, type) and is_dataclass(kind) and kind.__module__ == module.__name__
}
"""Every class of fact, by the name under which facts of it are stored."""


F = TypeVar("F")


@frozen
class _SealedRun(Generic[F]):
    """Hold the sealed part of a run. `F` is the class of the facts that its script starts with."""

    facts: F
    answers: dict[str, Answer]
    held: dict[str, datetime]
    draft: str | None
    changing: str | None
    mentioned: datetime | None = None
    nth: int = 0


@cache
def _adapter(of: Any) -> TypeAdapter[Any]:
    return TypeAdapter(of)


@cache
def _adapter_of(script: str) -> TypeAdapter[_SealedRun[Any]]:
    """Return the adapter for the whole sealed part of a run of this script."""
    generic: Any = _SealedRun
    return TypeAdapter(generic[SCRIPTS[script].facts])


def _seal(sealer: Sealer, of: Any, value: Any) -> bytes:
    return sealer.seal(_adapter(of).serializer.to_json(value))


def _open(sealer: Sealer, of: Any, sealed: bytes) -> Any:
    return _adapter(of).validator.validate_json(sealer.open(sealed))


@frozen
class _SealedPerson:
    """Hold the sealed part of a person: what no query has to find."""

    name: str | None = None
    language: str = "en"
    country: str | None = None
    zone: str | None = None
    hold: Tier | None = None
    held_at: datetime | None = None
    held_in: str | None = None
    otherwise: MeantOtherwise = NOTHING_ASKED
    recent: RecentTexts = NO_TEXTS
    lately: RecentSignals = NO_SIGNALS
    welcomed: bool = False
    offered: LastOffer | None = None
    times: dict[str, int] = field(default_factory=dict)


def _open_person(sealed: bytes | None, sealer: Sealer) -> _SealedPerson:
    """Open the sealed part of a person's row. A new person has none yet, which gives the defaults."""
    about: _SealedPerson = _open(sealer, _SealedPerson, sealed) if sealed is not None else _SealedPerson()
    return about


def person_of(row: Row, sealer: Sealer, runs: tuple[Run, ...]) -> Person:
    """Read a person from their row."""
    about = _open_person(row["sealed"], sealer)
    return Person(
        id=row["id"],
        language=about.language,
        country=about.country,
        zone_name=about.zone,
        name=about.name,
        last=row["last_run"],
        runs=runs,
        hold=about.hold,
        held_at=about.held_at,
        held_in=about.held_in,
        otherwise=about.otherwise,
        recent=about.recent,
        blocked=row["blocked"],
        nudged=row["nudged"],
        lately=about.lately,
        welcomed=about.welcomed,
        offered=about.offered,
        times=about.times,
    )


def language_of(sealed: bytes | None, sealer: Sealer) -> str:
    """Read a person's language from the sealed part of their row."""
    return _open_person(sealed, sealer).language


def person_values(person: Person, sealer: Sealer) -> dict[str, Any]:
    """Return the columns of a person that a turn may change."""
    about = _SealedPerson(
        person.name,
        person.language,
        person.country,
        person.zone_name,
        person.hold,
        person.held_at,
        person.held_in,
        person.otherwise,
        person.recent,
        person.lately,
        person.welcomed,
        person.offered,
        dict(person.times),
    )
    return {
        "last_run": person.last,
        "blocked": person.blocked,
        "nudged": person.nudged,
        "sealed": _seal(sealer, _SealedPerson, about),
    }


def run_of(row: Row, sealer: Sealer) -> Run:
    """Read a run from its row."""
    content = _adapter_of(row["script"]).validator.validate_json(sealer.open(row["sealed"]))
    return Run(
        number=row["number"],
        script=row["script"],
        version=row["version"],
        facts=content.facts,
        started=row["started"],
        taken_up=row["taken_up"],
        answers=content.answers,
        state=RunState(row["state"]),
        recorded_at=content.held,
        draft_answer=content.draft,
        changing=content.changing,
        mentioned=content.mentioned,
        nth=content.nth,
    )


def run_values(person: int, run: Run, sealer: Sealer) -> dict[str, Any]:
    """Return the row of a run."""
    answers, held = dict(run.answers), dict(run.recorded_at)
    content = _SealedRun(run.facts, answers, held, run.draft_answer, run.changing, run.mentioned, run.nth)
    return {
        "person": person,
        "number": run.number,
        "script": run.script,
        "version": run.version,
        "state": run.state.value,
        "started": run.started,
        "taken_up": run.taken_up,
        "sealed": sealer.seal(_adapter_of(run.script).serializer.to_json(content)),
    }


def fact_of(row: Row, sealer: Sealer) -> Established:
    """Read a fact from its row."""
    return Established(row["run"], row["key"], row["at"], _open(sealer, FACTS[row["kind"]], row["sealed"]))


def fact_values(person: int, held: Established, sealer: Sealer) -> dict[str, Any]:
    """Return the row of a fact."""
    kind = type(held.fact)
    return {
        "person": person,
        "run": held.run,
        "key": held.key,
        "kind": kind.__name__,
        "at": held.at,
        "sealed": _seal(sealer, kind, held.fact),
    }


def message_values(
    person: int, message: Message, sealer: Sealer, now: datetime, *, urgent: bool, due: str | None = None
) -> dict[str, Any]:
    """Return the outbox row of a message. due: the key of the nudge, if the message is one."""
    return {
        "person": person,
        "urgent": urgent,
        "edits": message.edits,
        "message": message.message,
        "run": message.run,
        "key": due if message.run is None else message.key,
        "queued_at": now,
        "attempts": 0,
        "maybe_sent": False,
        "read_before": message.run is not None and not message.first,  # the question was shown before
        "sealed": _seal(sealer, Message, message),
    }


def message_of(row: Row, sealer: Sealer) -> Message:
    """Read a message from its outbox row."""
    message: Message = _open(sealer, Message, row["sealed"])
    return message
