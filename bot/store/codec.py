"""People, runs and facts ↔ the rows they are kept in. What was typed is sealed here, and only here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import is_dataclass
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
from bot.turn.person import Person, Run, RunState

Row = Mapping[str, Any]

FACTS: dict[str, type] = {
    kind.__name__: kind
    for module in (records, lessons)
    for kind in vars(module).values()
    if isinstance(kind, type) and is_dataclass(kind) and kind.__module__ == module.__name__
}
"""Every kind of fact by the name it is stored under."""


F = TypeVar("F")


@frozen
class _Inside(Generic[F]):
    """What of a run is sealed; `F` is the kind of facts of its script."""

    facts: F
    answers: dict[str, Answer]
    held: dict[str, datetime]
    draft: str | None
    changing: str | None
    mentioned: datetime | None = None


@cache
def _adapter(of: Any) -> TypeAdapter[Any]:
    return TypeAdapter(of)


@cache
def _adapter_of(script: str) -> TypeAdapter[_Inside[Any]]:
    """For what is sealed of a run, all of it at once."""
    inside: Any = _Inside
    return TypeAdapter(inside[SCRIPTS[script].facts])


def _seal(sealer: Sealer, of: Any, value: Any) -> bytes:
    return sealer.seal(_adapter(of).serializer.to_json(value))


def _open(sealer: Sealer, of: Any, sealed: bytes) -> Any:
    return _adapter(of).validator.validate_json(sealer.open(sealed))


@frozen
class _About:
    """What of a person is sealed, and needs no query."""

    name: str | None = None
    language: str = "en"
    country: str | None = None
    zone: str | None = None
    hold: Tier | None = None
    held_at: datetime | None = None


def _about(sealed: bytes | None, sealer: Sealer) -> _About:
    """Open what is sealed of a person; of a newcomer nothing is yet."""
    about: _About = _open(sealer, _About, sealed) if sealed is not None else _About()
    return about


def person_of(row: Row, sealer: Sealer, runs: tuple[Run, ...]) -> Person:
    """A person from their row."""
    about = _about(row["sealed"], sealer)
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
        blocked=row["blocked"],
        nudged=row["nudged"],
    )


def language_of(sealed: bytes | None, sealer: Sealer) -> str:
    """The language of a person, from what is sealed of them."""
    return _about(sealed, sealer).language


def person_values(person: Person, sealer: Sealer) -> dict[str, Any]:
    """The columns of a person that a turn may change."""
    about = _About(
        person.name, person.language, person.country, person.zone_name, person.hold, person.held_at
    )
    return {
        "last_run": person.last,
        "blocked": person.blocked,
        "nudged": person.nudged,
        "sealed": _seal(sealer, _About, about),
    }


def run_of(row: Row, sealer: Sealer) -> Run:
    """A run from its row."""
    inside = _adapter_of(row["script"]).validator.validate_json(sealer.open(row["sealed"]))
    return Run(
        number=row["number"],
        script=row["script"],
        version=row["version"],
        facts=inside.facts,
        started=row["started"],
        taken_up=row["taken_up"],
        answers=inside.answers,
        state=RunState(row["state"]),
        recorded_at=inside.held,
        draft_answer=inside.draft,
        changing=inside.changing,
        mentioned=inside.mentioned,
    )


def run_values(person: int, run: Run, sealer: Sealer) -> dict[str, Any]:
    """A run as a row."""
    answers, held = dict(run.answers), dict(run.recorded_at)
    inside = _Inside(run.facts, answers, held, run.draft_answer, run.changing, run.mentioned)
    return {
        "person": person,
        "number": run.number,
        "script": run.script,
        "version": run.version,
        "state": run.state.value,
        "started": run.started,
        "taken_up": run.taken_up,
        "sealed": sealer.seal(_adapter_of(run.script).serializer.to_json(inside)),
    }


def fact_of(row: Row, sealer: Sealer) -> Established:
    """A fact from its row."""
    return Established(row["run"], row["key"], row["at"], _open(sealer, FACTS[row["kind"]], row["sealed"]))


def fact_values(person: int, held: Established, sealer: Sealer) -> dict[str, Any]:
    """A fact as a row."""
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
    """Something to deliver as a row of the outbox. due: its key where the coach speaks by itself."""
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
        "read_before": message.run is not None and not message.first,  # a question that is shown again
        "sealed": _seal(sealer, Message, message),
    }


def message_of(row: Row, sealer: Sealer) -> Message:
    """Something to deliver from its row."""
    message: Message = _open(sealer, Message, row["sealed"])
    return message
