"""SIGKILL under load: updates that Telegram was told of and that nobody ever answers.

Told of: a later fetch asked for what comes after them, so Telegram gives them to nobody any more. What was
not confirmed comes again when the bot is back. Ours is started again: what is still unanswered then is lost.
"""

from __future__ import annotations

import time
from pathlib import Path

from benchmarks.contenders import AIOGRAM, OURS, PTB, Contender
from benchmarks.stand_in import folder, stand_in
from benchmarks.table import Row, Size, figures

UNDER_LOAD = 1.0
"""Seconds."""

QUIET = 0.5
"""Seconds after the kill in which what is in the sockets is read."""

BACK = 60.0
"""Seconds that it gets to answer what was left."""


def one_kill(contender: Contender, chats: int, data: Path) -> tuple[int, int]:
    """(confirmed and unanswered at the kill, the same after it was started again)."""
    numbers = list(range(1, chats + 1))
    with stand_in() as server:
        bot = contender.start(server, data)
        server.ask("polled")
        contender.warm_up(server, numbers)
        server.order("load", dialogue=contender.dialogue, chats=numbers, updates=1 << 40)
        time.sleep(UNDER_LOAD)  # killed in the middle of it, wherever that is
        bot.kill()
        time.sleep(QUIET)  # nothing tells that what was on its way has arrived
        at_once = server.ask("counts")["confirmed_unanswered"]
        server.ask("stop")
        back = contender.start(server, data)
        until = time.monotonic() + BACK
        while server.ask("counts")["unanswered"] and time.monotonic() < until:
            time.sleep(0.2)  # between two questions: the condition is above
            if contender is not OURS and time.monotonic() > until - BACK + 8:
                break  # nothing of the echoes comes back
        left = server.ask("counts")["confirmed_unanswered"]
        back.kill()
        return at_once, left


def measure(size: Size) -> list[Row]:
    rows = []
    for contender in (PTB, AIOGRAM, OURS):
        found = []
        for _ in range(size.runs):
            with folder() as data:
                found.append(one_kill(contender, size.chats, data))
        figure, spread = figures([left for _, left in found])
        told = f"right after the kill: {', '.join(str(at_once) for at_once, _ in found)}"
        goal = ("none", not any(left for _, left in found)) if contender is OURS else ("", None)
        rows.append(Row(f"{contender.name}, started again", figure, spread, told, *goal))
    return rows
