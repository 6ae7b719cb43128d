"""Row 43: dialogues that one person leaves open without end, before and after there was a bound."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.coach.facts.after_a_no import MOST_OFFERED
from bot.coach.facts.application import Application, Stage, Via
from bot.coach.facts.refused import AboutNo
from bot.config import Settings
from bot.events import Commanded, Incoming
from bot.store import codec, queries
from bot.store.open_runs import MOST_LOADED
from bot.talk.script import Answer
from bot.turn.model.person import MOST_PARKED, RunState
from tests.bot_api.server import BotApi
from tests.faults.conversation import say
from tests.support.app import START
from tests.support.databases import Store
from tests.support.telegram import BOT, Run, assembled
from tests.support.turns import a_no
from tests.support.unsealed import keys

MANY = 2_000
OPEN = "SELECT count(*) FROM runs WHERE state <> 'closed'"
NAME = "Østergaard & Łódź " * 6
JOBS = tuple(Application(n, NAME, NAME, Stage.first, Via.manager, "Kim") for n in range(MOST_OFFERED))


async def left_before(live_settings: Settings, store: Store, api: BotApi) -> None:
    """Somebody has left dialogues open, as many as they liked, each with a briefing of forty kilobytes."""
    async with assembled(api, live_settings, lambda: START) as live:
        await live.app.inbox.receive([Incoming(BOT, 1, 7, Commanded("no"), START)])
        keyring = await keys(live_settings)
        async with live.app.database.write() as connection:
            [row] = await queries.people_of(connection, BOT, [keyring.chat_hash(BOT, 7)])
            person, sealer = row["id"], keyring.sealer(row["wrapped_key"], row["id"])
            facts = replace(AboutNo(2), applications=JOBS)
            runs = [
                replace(
                    a_no(n, START - timedelta(minutes=n), mood="2"), facts=facts, state=RunState.parked
                ).but(answers={"mood": Answer("2", START - timedelta(minutes=n))})
                for n in range(2, 2 + MANY)
            ]
            await queries.save_runs(connection, [codec.run_values(person, run, sealer) for run in runs])
    await store.change("UPDATE people SET last_run = :last", last=MANY + 2)


async def test_row_43_thousands_that_were_left_open_are_not_loaded(
    api: BotApi, settings: Settings, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No more than are kept, the latest; with the next dialogue that begins, the others are closed."""
    await left_before(settings, store, api)
    opened: list[int] = []
    run_of = codec.run_of

    def counted(row: queries.Row, sealer: object) -> object:
        opened.append(row["number"])
        return run_of(row, sealer)  # type: ignore[arg-type] # a sealer

    monkeypatch.setattr(codec, "run_of", counted)
    async with assembled(api, settings, lambda: START) as live:
        await live.app.inbox.receive([Incoming(BOT, 2, 7, Commanded("help"), START)])
        assert sorted(opened) == list(range(1, MOST_LOADED + 1))
        assert await store.value(OPEN) == MANY + 1
        await live.app.inbox.receive([Incoming(BOT, 3, 7, Commanded("log"), START)])
        assert await store.value(OPEN) <= MOST_PARKED + 1
        assert await store.value("SELECT count(*) FROM runs") == MANY + 1  # nothing was said in the first
        opened.clear()
        both = [Incoming(BOT, n, n, Commanded("help"), START) for n in (7, 8)]
        await live.app.inbox.receive(both)
        assert len(opened) <= MOST_PARKED + 1
    assert await store.value("SELECT count(*) FROM parked") == 0


async def test_row_43_leaving_one_dialogue_after_the_other_keeps_a_few(
    api: BotApi, run: Run, store: Store
) -> None:
    """The latest; what was recorded in the others is still known, and a reminder that was wanted comes."""
    ada = api.person(7)
    now = START
    async with run(clock=lambda: now) as live:
        await say(
            ada, [("/no", "How heavy is it"), ("Low", "What would help now?"), ("Later", "Shall I remind")]
        )
        await ada.does("In 6 hours", "I'll message you")
        for number in range(MOST_PARKED + 5):
            now += timedelta(seconds=30)
            await ada.does("/log", "Which company")
            await ada.does(f"Company {number}", f"the role at Company {number}?")
        assert await store.value(OPEN) == MOST_PARKED + 1
        now += timedelta(hours=8)
        await live.app.nudges.say_due()
        live.app.outbox.wake()
        await ada.sees("You asked me to bring this up")
        await store.settled()
    assert await store.value("SELECT count(*) FROM parked") == 0
