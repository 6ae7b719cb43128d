"""Write what has changed of people to the database: what is common, in one statement a table for all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.service.transactions.changes import PersonChanges
from bot.store import chat_messages, codec, open_runs, queries, retention, schedule
from bot.talk.frozen import changed
from bot.turn.model.outcome import Outcome


async def save(connection: AsyncConnection, changes_of: Mapping[int, PersonChanges], now: datetime) -> None:
    """Write all that has changed, in the order of the people's ids."""
    ordered = sorted(changes_of.items())
    await retention.mark_active(connection, [number for number, changes in ordered if changes.heard], now)
    await queries.save_people(
        connection,
        [
            {"id": number, **codec.person_values(changes.person, changes.sealer)}
            for number, changes in ordered
            if changed(changes.person, runs=()) != changed(changes.before, runs=())
        ],
    )
    # No facts are read to unplan nudges: the safety screen's card must come even where facts are damaged.
    on_hold = [number for number, changes in ordered if changes.person.hold and not changes.before.hold]
    await schedule.unplan(connection, on_hold)
    for number, changes in ordered:
        if changes.removed:
            await queries.remove_runs(connection, number, changes.removed)
        if changes.crowded and changes.runs:
            await open_runs.close_others(connection, number, (run.number for run in changes.person.runs))
    gone = [(number, run, key) for number, changes in ordered for run, key in sorted(changes.gone)]
    await queries.remove_facts(connection, gone)
    await schedule.mark_said(
        connection, [(number, key) for number, changes in ordered for key in changes.said], now
    )
    await _sync(
        connection, {number: changes.synced for number, changes in ordered if changes.synced is not None}
    )
    touched = [
        (number, changes, run)
        for number, changes in ordered
        for run in changes.person.runs
        if run.number in changes.runs
    ]
    await queries.save_runs(
        connection, [codec.run_values(number, run, changes.sealer) for number, changes, run in touched]
    )
    await queries.save_facts(
        connection,
        [
            codec.fact_values(number, fact, changes.sealer)
            for number, changes in ordered
            for fact in changes.new.values()
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
    in_chat = [
        {"person": number, "message": message, "ours": False, "run": run, "at": now}
        for number, changes in ordered
        for message, run in changes.sent.items()
    ]
    await chat_messages.note(connection, in_chat)


async def _sync(connection: AsyncConnection, outcomes: Mapping[int, Outcome]) -> None:
    """Write the rows derived from the facts: applications and nudges."""
    if outcomes:
        applications = {person: applications_of(person, outcome) for person, outcome in outcomes.items()}
        await schedule.sync_applications(connection, applications)
        await schedule.sync_nudges(connection, {p: dues_of(p, outcome) for p, outcome in outcomes.items()})


def applications_of(person: int, outcome: Outcome) -> list[dict[str, Any]]:
    """Return the rows of `applications` that the facts after an outcome stand for."""
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
    """Return the rows of `nudges` that are due after an outcome."""
    return [{"person": person, "key": due.key, "run": due.run, "due": due.at} for due in outcome.dues or ()]
