"""Measure what many known, silent people cost: turns a second and memory, with 100 to 1,000,000 of them.

Each run has the dialogues of 100 of the known people, spread evenly over all of them and others in every run.
Memory is that of the process at rest, and at rest again after the load.
"""

from __future__ import annotations

import shutil
import time
from dataclasses import replace
from pathlib import Path
from statistics import median

from benchmarks.contenders import OURS
from benchmarks.population import FIRST_CHAT, make
from benchmarks.stand_in import Running, folder
from benchmarks.table import Row, Size, figures

FEW = 100
KNOWN = {False: (FEW, 100_000, 1_000_000), True: (FEW, 20_000)}
"""Numbers of known people, by whether the measurement is to be quick."""

TALKERS = 100
REST = 3.0
"""Seconds after which the process has freed memory that it needed only for a while."""

Run = tuple[float, float, float]
"""Turns a second, MB at rest, MB at rest after the load."""


def one_run(data: Path, people: int, turn: int, updates: int) -> Run:
    chats = [FIRST_CHAT + 1 + (place * people // TALKERS + turn) % people for place in range(TALKERS)]
    contender = replace(OURS, dialogue="known")
    with contender.running(data) as (server, bot):
        before = _at_rest(bot)
        contender.warm_up(server, chats)
        load = server.ask("load", dialogue="known", chats=chats, updates=updates)
        if load["stuck"]:
            raise RuntimeError(f"{people} people known: {load['stuck'][0]}")
        return load["per_second"], before, _at_rest(bot)


def _at_rest(bot: Running) -> float:
    time.sleep(REST)  # the memory at rest is measured
    return bot.memory


def measure(size: Size) -> list[Row]:
    counts = KNOWN[size.quick]
    found: dict[int, list[Run]] = {people: [] for people in counts}
    with folder() as data:
        for people in counts[1:]:
            make(data / str(people), people)
        for turn in range(size.runs):
            for people in counts:
                if people == FEW:  # all of them talk, so each run needs new people
                    shutil.rmtree(data / str(people), ignore_errors=True)
                    make(data / str(people), people)
                found[people].append(one_run(data / str(people), people, turn, size.updates))
    return [*_rates(found), *_memory(found)]


def _rates(found: dict[int, list[Run]]) -> list[Row]:
    few = median(run[0] for run in found[FEW])
    rows = []
    for people, runs in found.items():
        ratio = median(run[0] for run in runs) / few
        goal = ("0.95 of 100", ratio >= 0.95) if people > FEW else ("", None)
        what = f"turns a second, {people:,} people known"
        rows.append(Row(what, *figures([run[0] for run in runs], "/s"), f"{ratio:.2f} of 100 known", *goal))
    return rows


def _memory(found: dict[int, list[Run]]) -> list[Row]:
    few = median(run[1] for run in found[FEW])
    rows = []
    for people, runs in found.items():
        rest, after = median(run[1] for run in runs), median(run[2] for run in runs)
        goal = ("under 110 MB", rest < 110) if people == FEW else ("at most 10% above", rest <= 1.1 * few)
        ratio = f"{rest / few:.2f} of 100 known; {after:,.0f} MB after the load"
        what = f"memory at rest, {people:,} people known"
        rows.append(Row(what, *figures([run[1] for run in runs], "MB"), ratio, *goal))
    return rows
