"""Measure the time from the start of a bot's process to its first reply, to an update that waits.

The coach has its database and knows the person: it starts again after a stop, as a deployed bot does.
"""

from __future__ import annotations

import time
from contextlib import suppress
from statistics import median
from subprocess import TimeoutExpired

from benchmarks.contenders import AIOGRAM, BARE, OURS, PTB, Contender
from benchmarks.stand_in import folder, stand_in
from benchmarks.table import Row, Size, figures

STARTS = 7


def one_start(contender: Contender) -> float:
    """Return the time from a second start to the reply, in milliseconds."""
    with folder() as data, stand_in() as server:
        first = contender.start(server, data)
        server.ask("load", dialogue=contender.dialogue, chats=[1], updates=1, gather=False)
        first.process.terminate()
        with suppress(TimeoutExpired):
            first.process.wait(12)
        first.kill()
        order = server.order("load", dialogue=contender.dialogue, chats=[1], updates=1, gather=False)
        begun = time.monotonic()
        again = contender.start(server, data)
        load = server.answer(order)
        took = time.monotonic() - begun
        again.kill()
        if load["stuck"]:
            raise RuntimeError(f"{contender.name}: {load['stuck'][0]}")
        return 1000 * took


def measure(size: Size) -> list[Row]:
    contenders = (PTB, AIOGRAM, OURS, BARE)
    found: dict[str, list[float]] = {contender.name: [] for contender in contenders}
    for _ in range(2 if size.quick else STARTS):
        for contender in contenders:
            found[contender.name].append(one_start(contender))
    rows = []
    for name, took in found.items():
        ratio = median(took) / median(found[PTB.name])
        goal = ("under 2 times PTB's", ratio < 2) if name == OURS.name else ("", None)
        rows.append(Row(name, *figures(took, "ms"), f"{ratio:.2f} of PTB's echo", *goal))
    return rows
