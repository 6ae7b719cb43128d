"""Count updates that a bot confirmed and never answers, after SIGKILL under load.

Confirmed updates are those before the ones that a later fetch asked for: Telegram delivers them no more. The
others come again when the bot is back. After its restart, updates that stay unanswered are lost.
"""

from __future__ import annotations

import time
from pathlib import Path

from benchmarks.contenders import AIOGRAM, OURS, PTB, Contender
from benchmarks.stand_in import folder, stand_in
from benchmarks.table import Row, Size, figures

UNDER_LOAD = 1.0
"""Seconds of load before the kill."""

QUIET = 0.5
"""Seconds after the kill in which the server reads what is still in the sockets."""

BACK = 60.0
"""Seconds that the restarted bot gets to answer the updates that were left."""


def one_kill(contender: Contender, chats: int, data: Path) -> tuple[int, int]:
    """Return how many updates are confirmed and unanswered at the kill, and after the restart."""
    numbers = list(range(1, chats + 1))
    with stand_in() as server:
        bot = contender.start(server, data)
        server.ask("polled")
        contender.warm_up(server, numbers)
        server.order("load", dialogue=contender.dialogue, chats=numbers, updates=1 << 40)
        time.sleep(UNDER_LOAD)  # the kill comes in the middle of the load, at no chosen point
        bot.kill()
        time.sleep(QUIET)  # nothing shows when the last bytes have arrived
        at_once = server.ask("counts")["confirmed_unanswered"]
        server.ask("stop")
        back = contender.start(server, data)
        until = time.monotonic() + BACK
        while server.ask("counts")["unanswered"] and time.monotonic() < until:
            time.sleep(0.2)  # between two looks at the condition above
            if contender is not OURS and time.monotonic() > until - BACK + 8:
                break  # the echoes kept nothing, so they answer no more
        left = server.ask("counts")["confirmed_unanswered"]
        back.kill()
        return at_once, left


def measure(size: Size) -> list[Row]:
    rows = []
    for contender in (PTB, AIOGRAM, OURS):
        counts = []
        for _ in range(size.runs):
            with folder() as data:
                counts.append(one_kill(contender, size.chats, data))
        figure, spread = figures([left for _, left in counts])
        at_kill = f"right after the kill: {', '.join(str(at_once) for at_once, _ in counts)}"
        goal = ("none", not any(left for _, left in counts)) if contender is OURS else ("", None)
        rows.append(Row(f"{contender.name}, started again", figure, spread, at_kill, *goal))
    return rows
