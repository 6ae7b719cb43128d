"""What has changed of people → the database, a statement a table for all of them together."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.service.changes import PersonChanges
from bot.store import codec, queries, retention, schedule
from bot.talk.frozen import changed
from bot.turn.turn import Outcome


async def save(connection: AsyncConnection, files: Mapping[int, PersonChanges], now: datetime) -> None:
    """Write all that has changed, in the order of the people's ids."""
    ordered = sorted(files.items())
    await retention.heard(connection, [number for number, file in ordered if file.heard], now)
    await queries.save_people(
        connection,
        [
            {"id": number, **codec.person_values(file.person, file.sealer)}
            for number, file in ordered
            if changed(file.person, runs=()) != changed(file.before, runs=())
        ],
    )
    # Without a look at their facts: the card must come even where those can't be read.
    on_hold = [number for number, file in ordered if file.person.hold and not file.before.hold]
    await schedule.unplan(connection, on_hold)
    for number, file in ordered:
        if file.removed:
            await queries.remove_runs(connection, number, file.removed)
    gone = [(number, run, key) for number, file in ordered for run, key in sorted(file.gone)]
    await queries.remove_facts(connection, gone)
    await schedule.mark_said(
        connection, [(number, key) for number, file in ordered for key in file.said], now
    )
    await _sync(connection, {number: file.synced for number, file in ordered if file.synced is not None})
    touched = [
        (number, file, run) for number, file in ordered for run in file.person.runs if run.number in file.runs
    ]
    await queries.save_runs(
        connection, [codec.run_values(number, run, file.sealer) for number, file, run in touched]
    )
    await queries.save_facts(
        connection,
        [
            codec.fact_values(number, held, file.sealer)
            for number, file in ordered
            for held in file.new.values()
        ],
    )
    own = [
        {"person": number, "message": message, "run": run.number, "key": key, "ours": False}
        for number, _, run in touched
        for key, answer in run.answers.items()
        for message in answer.sources
        if answer.at == now
    ]
    await queries.remember_messages(connection, own)


async def _sync(connection: AsyncConnection, outcomes: Mapping[int, Outcome]) -> None:
    """What is derived from the facts: the applications, and what is due."""
    if outcomes:
        applications = {person: applications_of(person, outcome) for person, outcome in outcomes.items()}
        await schedule.sync_applications(connection, applications)
        await schedule.sync_nudges(connection, {p: dues_of(p, outcome) for p, outcome in outcomes.items()})


def applications_of(person: int, outcome: Outcome) -> list[dict[str, Any]]:
    """Rows of `applications`, as the facts stand after an outcome."""
    return [
        {
            "person": person,
            "number": case.application.number,
            "stage": case.application.stage.value,
            "via": case.application.via.value,
            "at": case.at,
            "state": case.state.value,
            "refused_at": case.refused_at,
        }
        for case in (outcome.history.known.values() if outcome.history is not None else ())
    ]


def dues_of(person: int, outcome: Outcome) -> list[dict[str, Any]]:
    """Rows of `nudges`, as they follow from it."""
    return [{"person": person, "key": due.key, "run": due.run, "due": due.at} for due in outcome.dues or ()]
