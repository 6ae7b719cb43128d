"""Somebody who has noted hundreds of applications and looked back on some: all their rows, at once."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from bot.coach.briefing import MOST_COMPARED
from bot.coach.facts.application import Rung
from bot.coach.facts.history import Established, History
from bot.coach.facts.known import AboutWait, Wait
from bot.coach.facts.refused import AboutNo
from bot.coach.schedule.nudges import due
from bot.coach.scripts import SCRIPTS
from bot.coach.workdays import ANYWHERE
from bot.service.transactions.saving import applications_of, dues_of
from bot.store import codec, queries, schedule
from bot.store.crypto import Keyring
from bot.store.database import Database
from bot.talk.ask import SKIPPED, Ask
from bot.talk.kinds import Write
from bot.talk.paths import samples_of
from bot.talk.script import Answer
from bot.turn.model.outcome import Outcome
from bot.turn.model.person import Person, Run, RunState

BEGAN = datetime(2026, 3, 2, 9, tzinfo=UTC)
"""When the first one was noted."""

APART = timedelta(hours=3)
"""From one dialogue to the next."""

ON = date(2026, 11, 10)
"""The interview of each of them."""

SAID = {
    **{"stage": "final", "on": ON.isoformat(), "due": SKIPPED, "chased": "not_yet"},
    **{"mood": "2", "fits_now": "whole", "said": "reason", "mood_after": "2", "heavy_after": "2"},
}
"""Answers that lead on; elsewhere the first there is."""


def _stored(ask: Ask[Any], number: int) -> str:
    if isinstance(ask.kind, Write):
        return f"{ask.key} {number}, and what else I would say to it"[: ask.kind.longest]
    try:
        ask.parse(SAID[ask.key])
    except (KeyError, ValueError):
        return samples_of(ask)[0]
    return SAID[ask.key]


def finished(number: int, script: str, facts: Any, at: datetime) -> Run:
    """A dialogue that was talked through and is closed."""
    run = Run(number, script, SCRIPTS[script].version, facts, at, at)
    while (ask := run.position.ask) is not None:
        at += timedelta(seconds=20)
        run = run.answered(ask.key, Answer(_stored(ask, number), at))
    return run.but(state=RunState.closed, recorded_at=dict.fromkeys(run.position.records, at))


def dialogues(applications: int, reviews: int) -> Iterator[Run]:
    """Note so many applications; so many of them came to a no, and were looked back on.

    Each starts with the facts that the history would have given it by then: all that was waited for.
    """
    number, at = 0, BEGAN
    waits: list[Wait] = []
    for _ in range(applications):
        number, at = number + 1, at + APART
        about = AboutWait(
            number, at.date(), tuple(waits[-MOST_COMPARED:]), way="new", own_name="Ada", settled=number > 1
        )
        run = finished(number, "log", about, at)
        application = run.position.records["logged"].application
        waits.append(
            Wait(application, on=ON, rung=Rung.first, due_on=ON + timedelta(days=9), early=True, waited=3)
        )
        yield run
    noted = tuple(wait.application for wait in waits)
    for refused in noted[:reviews]:
        number, at = number + 1, at + APART
        run = finished(number, "no", AboutNo(number, (refused,), refused.number, "Ada"), at)
        yield run
        ending = run.position.ending
        while ending is not None and ending.then is not None:
            number, at = number + 1, at + timedelta(hours=1)
            run = finished(number, ending.then.script, ending.then.about, at)
            yield run
            ending = run.position.ending


async def known(
    database: Database, keyring: Keyring, applications: int, reviews: int, chat: int = 1, bot: int = 0
) -> int:
    """They are in the database, with all that follows from what they told; their number."""
    async with database.write() as connection:
        row = {**keyring.newcomer(bot, chat), "since": BEGAN, "heard_at": BEGAN}
        await queries.add_people(connection, [row])
        number: int = (await queries.people_of(connection, bot, [row["chat_hash"]]))[0]["id"]
        sealer = keyring.sealer(row["wrapped_key"], number)
        runs = list(dialogues(applications, reviews))
        held = [
            Established(run.number, key, run.recorded_at[key], fact)
            for run in runs
            for key, fact in run.position.records.items()
        ]
        history = History(tuple(sorted(held, key=lambda one: (one.at, one.run, one.key))))
        person = Person(number, name="Ada", country="DE", zone_name="Europe/Berlin", last=runs[-1].number)
        await queries.save_people(connection, [{"id": number, **codec.person_values(person, sealer)}])
        await queries.save_runs(connection, [codec.run_values(number, run, sealer) for run in runs])
        await queries.save_facts(connection, [codec.fact_values(number, one, sealer) for one in held])
        outcome = Outcome(person, history=history, dues=due(history, {}, ANYWHERE, runs[-1].taken_up))
        await schedule.sync_applications(connection, {number: applications_of(number, outcome)})
        await schedule.sync_nudges(connection, {number: dues_of(number, outcome)})
    return number
