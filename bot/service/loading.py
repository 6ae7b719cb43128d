"""Load what a turn rarely needs: all facts of a person, a closed run, whether files are under way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.coach.facts.history import History
from bot.service.changes import PersonChanges
from bot.store import codec, exports, queries
from bot.talk.frozen import changed
from bot.turn.turn import NeedMoreError

Files = Mapping[int, PersonChanges]


async def load_more(
    connection: AsyncConnection, files: Files, needs: Mapping[int, NeedMoreError]
) -> dict[int, Exception]:
    """Load what is needed, for all of these people together; for whom that failed, and how.

    Their rows are damaged, or no code here can read them: the others go on. A DBAPIError passes through.
    """
    failed = await _histories(connection, files, [person for person, need in needs.items() if need.history])
    for person, need in needs.items():
        try:
            if need.files:
                under_way = await exports.under_way(connection, person)
                files[person].loaded = changed(files[person].loaded, files=under_way)
            elif not need.history:
                await _run(connection, files[person], need)
        except DBAPIError:
            raise
        except Exception as error:  # whatever it is, the neighbours go on
            failed[person] = error
    return failed


async def _histories(
    connection: AsyncConnection, files: Files, people: Sequence[int]
) -> dict[int, Exception]:
    failed: dict[int, Exception] = {}
    if not people:
        return failed
    facts: dict[int, list[queries.Row]] = {person: [] for person in people}
    for row in await queries.facts_of(connection, people):
        facts[row["person"]].append(row)
    for person, found in facts.items():
        file = files[person]
        try:
            history = History(tuple(codec.fact_of(row, file.sealer) for row in found))
        except Exception as error:  # the same
            failed[person] = error
            continue
        file.loaded = changed(file.loaded, history=history.changed(file.new.values(), file.gone))
    return failed


async def _run(connection: AsyncConnection, file: PersonChanges, need: NeedMoreError) -> None:
    """Load a closed run, by its number or by a message that went into it."""
    person = file.person
    if need.run is not None:
        what = ("run", need.run)
        found = await queries.run_by_number(connection, person.id, need.run)
    else:
        what = ("message", need.message or 0)
        found = await queries.run_of_message(connection, person.id, need.message or 0)
    known = {run.number for run in person.runs} | file.removed
    more = tuple(codec.run_of(row, file.sealer) for row in found if row["number"] not in known)
    person = changed(person, runs=(*person.runs, *more))
    file.loaded = changed(file.loaded, person=person, looked_for=file.loaded.looked_for | {what})
