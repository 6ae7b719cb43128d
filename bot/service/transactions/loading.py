"""Load what a turn rarely needs: a person's facts, a closed run, what is in their chat, a running export."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from time import thread_time

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.coach.facts.history import History
from bot.service.transactions.changes import PersonChanges
from bot.store import chat_messages, codec, exports, queries
from bot.talk.frozen import changed
from bot.turn.model.in_chat import InChat
from bot.turn.model.outcome import NeedMoreError

ChangesOf = Mapping[int, PersonChanges]
"""What each person gains and loses in this transaction, by the person's id."""


async def load_more(
    connection: AsyncConnection, changes_of: ChangesOf, needs: Mapping[int, NeedMoreError]
) -> dict[int, Exception]:
    """Load for all people at once what their turns need; return the error of each for whom that failed.

    It fails where rows are damaged, or no code here can read them. A DBAPIError passes through.
    """
    failed = await _histories(
        connection, changes_of, [person for person, need in needs.items() if need.history]
    )
    for person, need in needs.items():
        try:
            if need.files:
                under_way = await exports.under_way(connection, person)
                changes_of[person].loaded = changed(changes_of[person].loaded, files=under_way)
            elif need.in_chat_since is not None:
                await _in_chat(connection, changes_of[person], need.in_chat_since)
            elif not need.history:
                await _run(connection, changes_of[person], need)
        except DBAPIError:
            raise
        except Exception as error:  # whatever it is, the other people go on
            failed[person] = error
    return failed


async def _histories(
    connection: AsyncConnection, changes_of: ChangesOf, people: Sequence[int]
) -> dict[int, Exception]:
    failed: dict[int, Exception] = {}
    if not people:
        return failed
    facts: dict[int, list[queries.Row]] = {person: [] for person in people}
    for row in await queries.facts_of(connection, people):
        facts[row["person"]].append(row)
    for person, rows in facts.items():
        changes, began = changes_of[person], thread_time()
        try:
            history = History(tuple(codec.fact_of(row, changes.sealer) for row in rows))
        except Exception as error:  # whatever it is, the other people go on
            failed[person] = error
            continue
        history = history.changed(changes.new.values(), changes.gone)
        changes.loaded = changed(changes.loaded, history=history)
        changes.seconds += thread_time() - began
    return failed


async def _in_chat(connection: AsyncConnection, changes: PersonChanges, since: datetime) -> None:
    """Look up the messages in a person's chat, those that come in with this transaction too."""
    new = [InChat(message, ours=False, run=run) for message, run in changes.sent.items()]
    known = await chat_messages.of(connection, changes.person.id, since)
    changes.loaded = changed(changes.loaded, in_chat=(*new, *known))


async def _run(connection: AsyncConnection, changes: PersonChanges, need: NeedMoreError) -> None:
    """Load a closed run, by its number or by a message that went into it."""
    person = changes.person
    if need.run is not None:
        looked_for = ("run", need.run)
        rows = await queries.run_by_number(connection, person.id, need.run)
    else:
        looked_for = ("message", need.message or 0)
        rows = await queries.run_of_message(connection, person.id, need.message or 0)
    known = {run.number for run in person.runs} | changes.removed
    more = tuple(codec.run_of(row, changes.sealer) for row in rows if row["number"] not in known)
    loaded, person = changes.loaded, changed(person, runs=(*person.runs, *more))
    changes.loaded = changed(loaded, person=person, looked_for=loaded.looked_for | {looked_for})
