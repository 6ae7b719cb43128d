"""Measure how long nothing is sent when the leader is gone: python -m tests.take_over, as root on Linux.

Two processes on one PostgreSQL, set up as by itself. The first one, on a machine of its own (see
`tests.support.machines`), leads; somebody writes at the moment of the fault. Exit code 1 where an answer
takes longer than is promised, or whoever led before says something when it is back.
"""

import asyncio
import os
import signal
import sys
import tempfile
import time
from asyncio.subprocess import DEVNULL, Process

from aiohttp import web
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from tests.bot_api.files import TOKEN
from tests.bot_api.server import BotApi, serving
from tests.support.machines import Listening, Machine, missing
from tests.support.postgres import Postgres

PROMISED = {
    "killed": 5.0,
    "its machine is gone": 15.0,
    "its route to the database is gone": 15.0,
    "stopped": 30.0,
}


def environment(api: BotApi, address: str, database: str, folder: str) -> dict[str, str]:
    url = api.url.replace("127.0.0.1", address)
    known = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": url, "DATABASE_URL": database}
    return {**os.environ, **known, "DATA_DIR": folder, "SEND_RATE_CHAT": "0", "PERSON_RATE": "0"}


def fails(how: str, machine: Machine, process: Process) -> None:
    if how == "killed":
        process.kill()
    elif how == "stopped":
        process.send_signal(signal.SIGSTOP)
    else:
        both = how == "its machine is gone"
        machine.swallow(machine.database, *([machine.telegram] if both else []))


async def measured(how: str, server: Postgres, machine: Machine) -> bool:
    database = server.database()
    engine = create_async_engine(database)

    async def until(query: str, least: int) -> None:
        while True:
            async with engine.connect() as connection:
                if ((await connection.execute(text(query))).scalar() or 0) >= least:
                    return
            await asyncio.sleep(0.05)

    ours = "FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'afterword %'"
    with tempfile.TemporaryDirectory() as folder:
        async with serving() as api:
            api.flood = False
            assert api.runner is not None
            await web.TCPSite(api.runner, machine.telegram, int(api.url.rpartition(":")[2])).start()
            there = environment(api, machine.telegram, machine.url(database), folder)
            first = await machine.start("bot", "run", environment=there)
            await until("SELECT count(*) FROM leaders", 1)
            here = environment(api, "127.0.0.1", database, folder)
            second = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot", "run"), env=here, stdout=DEVNULL, stderr=DEVNULL
            )
            await until(f"SELECT count(DISTINCT application_name) {ours}", 2)
            ada = api.person(1)
            await ada.does("/no", "How heavy is it")
            await asyncio.sleep(2)
            fails(how, machine, first)
            since = time.monotonic()
            await ada.write("/help")
            await api.until(lambda: any("Where you are" in m.text for m in ada.messages), 60)
            took = time.monotonic() - since
            before = len(ada.messages)
            if how == "stopped":
                first.send_signal(signal.SIGCONT)
            elif how != "killed":
                machine.let_through(machine.database)
                if how == "its machine is gone":
                    machine.let_through(machine.telegram)
            back = time.monotonic()
            if how != "killed":
                await until(f"SELECT count(DISTINCT application_name) {ours}", 2)
            stood_by = time.monotonic() - back
            await asyncio.sleep(1)
            twice = len(ada.messages) - before
            first.terminate() if first.returncode is None else None
            second.terminate()
            await asyncio.gather(first.communicate(), second.wait())
    await engine.dispose()
    again = "" if how == "killed" else f"; stands by again after {stood_by:.1f} s, and says {twice} messages"
    print(f"{how}: answered after {took:.1f} s{again}", flush=True)
    return took <= PROMISED[how] and not twice


async def main() -> int:
    server = Postgres()
    with Machine() as machine, Listening(server, machine):
        kept = [await measured(how, server, machine) for how in PROMISED]
    server.close()
    return 0 if all(kept) else 1


if __name__ == "__main__":
    if (why := missing()) is not None:
        sys.exit(why)
    sys.exit(asyncio.run(main()))
