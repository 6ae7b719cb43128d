"""`afterword run` under load, killed at random: python -m tests.kill_at_random --minutes 5 --seed 1.

With --postgresql its database is a server of its own, which lives on.

Many people review one no after the other, each waiting for every answer before the next. The process is
killed at moments that the seed decides, and started again at once. At the end everything that they wrote has
to be in what /export hands over. Exit code 1 where something was lost, or came more than twice to somebody
after one kill. At the rate that is set by default few messages are on their way at a time; without a limit
each of those that are may come twice.
"""

import argparse
import asyncio
import os
import signal
import sys
import tempfile
import time
from asyncio.subprocess import DEVNULL, Process
from collections import Counter
from functools import partial
from pathlib import Path
from random import Random

from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from benchmarks.dialogues import ANOTHER, LEFT, REVIEW, ROLES
from tests.bot_api.files import TOKEN
from tests.bot_api.people import Person
from tests.bot_api.server import BotApi, serving
from tests.support.postgres import Postgres

LONGEST_LIFE = 7.0
"""Seconds: some live long enough to load what texts are heard with (2 s), or no text is ever answered."""

TOO_LATE = "query is too old"
"""What the Bot API says to a tap that was made before a kill: its button stops spinning by itself."""


class Load:
    """People, what they wrote, and how often the process was killed under them."""

    def __init__(self, api: BotApi, people: int, until: float) -> None:
        self.api = api
        self.until = until
        self.people = [api.person(number) for number in range(1, people + 1)]
        self.wrote: dict[int, list[str]] = {person.chat: [] for person in self.people}
        self.lost: list[str] = []
        self.answers = 0
        self.kills = 0
        self.seen_at: dict[int, list[int]] = {person.chat: [] for person in self.people}

    async def talks(self, person: Person) -> None:
        """One review after the other, until the time is over."""
        review = 0
        while time.monotonic() < self.until:
            review += 1
            mark = f"{person.chat}-{review}"
            role = ROLES[review % len(ROLES)]
            for line, then in REVIEW if review == 1 else ANOTHER:
                words = line.replace("ROLE", role).format(mark)
                if not await self.says(person, words, then.format(mark)):
                    return
            for line, then in LEFT:
                if not await self.says(person, line, then):
                    return

    async def says(self, person: Person, line: str, then: str) -> bool:
        count = len(person.messages)
        last = next((m for m in reversed(person.messages) if m.rows), None)
        written = last is None or line not in last.buttons
        if last is not None and not written:
            await person.tap(line, last)
        else:
            await person.write(line)
        try:
            await self.api.until(lambda: any(then in m.text for m in person.messages[count:]), 60)
        except TimeoutError:
            self.lost.append(f"{line!r}: {[m.text[:60] for m in person.messages[count:]]}")
            return False
        self.answers += 1
        if written and any(char.isdigit() for char in line):
            self.wrote[person.chat].append(line)
        return True

    async def watches(self) -> None:
        """How often it had been killed when a message came."""
        while True:
            async with self.api.changed:
                await self.api.changed.wait()
            for person in self.people:
                at = self.seen_at[person.chat]
                at += [self.kills] * (len(person.messages) - len(at))

    def duplicates(self) -> Counter[tuple[int, int]]:
        """(person, kill) → how many messages came once more because of it: the first one since they came."""
        found: Counter[tuple[int, int]] = Counter()
        for person in self.people:
            known: dict[str, int] = {}
            for message, kills in zip(person.messages, self.seen_at[person.chat], strict=False):
                shape = repr((message.sent, message.sent_rows))
                if shape in known and message.sent_rows:
                    found[person.chat, known[shape] + 1] += 1
                known[shape] = kills
        return found

    async def missing(self) -> list[str]:
        """What they wrote and what /export doesn't hand over."""
        missing: list[str] = []
        for person in self.people:
            await person.write("/export")
            await self.api.until(partial(_handed_over, person), 60)
            handed = b"".join(content for _, content in person.documents).decode()
            missing += [line for line in self.wrote[person.chat] if line not in handed]
        return missing


def _handed_over(person: Person) -> bool:
    return len(person.documents) >= 2


def _called_since(api: BotApi, calls: int) -> bool:
    return len(api.calls) > calls


async def start(api: BotApi, settings: dict[str, str]) -> Process:
    known = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": api.url}
    environment = {**os.environ, **known, "SEND_RATE_CHAT": "0", "PERSON_RATE": "0", **settings}
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", env=environment, stdout=DEVNULL, stderr=DEVNULL
    )


async def kills(load: Load, settings: dict[str, str], random: Random) -> Process:
    """SIGKILL at random, from the moment it has fetched something."""
    process = await start(load.api, settings)
    while time.monotonic() < load.until:
        await load.api.until(partial(_called_since, load.api, len(load.api.calls)), 60)
        await asyncio.sleep(random.uniform(0.05, LONGEST_LIFE))
        process.send_signal(signal.SIGKILL)
        await process.wait()
        load.kills += 1
        process = await start(load.api, settings)
    return process


async def main(minutes: float, seed: int, people: int, rate: float, server: Postgres | None) -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = f"sqlite+aiosqlite:///{folder / 'afterword.sqlite3'}"
        database = server.database() if server is not None else file
        settings = {"DATA_DIR": name, "DATABASE_URL": database, "SEND_RATE": str(rate)}
        async with serving() as api:
            api.flood = False
            load = Load(api, people, time.monotonic() + 60 * minutes)
            watch = asyncio.create_task(load.watches())
            talking = [asyncio.create_task(load.talks(person)) for person in load.people]
            process = await kills(load, settings, Random(seed))
            await asyncio.gather(*talking)
            missing = await load.missing()
            watch.cancel()
            process.terminate()
            await process.wait()
        engine = create_async_engine(database)
        async with engine.connect() as connection:
            seen = (await connection.execute(text("SELECT count(*) FROM seen"))).scalar()
            parked = (await connection.execute(text("SELECT count(*) FROM parked"))).scalar()
            unsent = (await connection.execute(text("SELECT count(*) FROM outbox"))).scalar()
        await engine.dispose()
    twice = load.duplicates()
    refused = [one for one in api.refused if "not modified" not in one and TOO_LATE not in one]
    print(f"{load.kills} kills, {people} people, {load.answers} answers, {api.pushed} updates")
    print(f"lost: {len(load.lost)} answers, {len(missing)} texts; updates taken in: {seen}")
    after: Counter[int] = Counter()
    for (_, kill), messages in twice.items():
        after[kill] += messages
    most = max(twice.values(), default=0)
    print(f"came twice: {twice.total()} messages, {twice.total() / max(1, load.kills):.2f} a kill")
    alike = Counter({0: load.kills - len(after)}) + Counter(after.values())
    print("after one kill: " + ", ".join(f"{n} in {times} kills" for n, times in sorted(alike.items())))
    print(f"to one person after one kill: {most} at most; parked {parked}, not sent {unsent}")
    for line in [*load.lost, *missing, *refused]:
        print(line)
    bad = load.lost or missing or refused or seen != api.pushed or parked or unsent or most > 1
    return 1 if bad else 0


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--minutes", type=float, default=5)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--people", type=int, default=40)
    options.add_argument("--rate", type=float, default=30, help="messages a second; 0 for no limit")
    options.add_argument("--postgresql", action="store_true")
    given = options.parse_args()
    server = Postgres() if given.postgresql else None
    code = asyncio.run(main(given.minutes, given.seed, given.people, given.rate, server))
    if server is not None:
        server.close()
    sys.exit(code)
