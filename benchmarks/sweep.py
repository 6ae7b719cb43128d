"""Send many nudges that are due at once, to a server that takes 30 messages and edits a second.

python -m benchmarks.sweep --due 100000 goes on to the end, for nearly an hour; --seconds 90 measures only
the beginning. The coach was stopped at the hour of all these nudges, and starts later on the same morning,
with its clock moved there. Meanwhile people write, one update a second; their replies count too.
"""

from __future__ import annotations

import argparse
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks.population import make, pattern
from benchmarks.stand_in import Running, StandIn, folder, stand_in
from benchmarks.table import Row, Size, printed, stuck
from tests.moved_clock import BEGINNING

A_SECOND = 30
TALKERS = 40
PACE = 1.0
"""Updates a second from all the people who write meanwhile."""

NO_DATE = "No date given"
LONG_AGO = 40
"""Most days before the sweep on which people may have written for their nudge to be due in time."""

TO_BEGIN = 120.0
"""Seconds within which the first nudge has to come."""

MESSAGES = ("sendMessage", "editMessageText", "editMessageReplyMarkup")


def written() -> datetime:
    """Find when people must have written for their only nudge to be due on the morning of the sweep.

    Raise ValueError if there is no such time within LONG_AGO days.
    """
    for days in range(LONG_AGO):
        at = BEGINNING - timedelta(days=days)
        dues = next(rows for table, rows in pattern(at, NO_DATE).rows.items() if table.name == "nudges")
        if BEGINNING - timedelta(hours=4) < min(row["due"] for row in dues) <= BEGINNING:
            return at
    raise ValueError("no nudge falls on that morning")


def sweep(due: int, seconds: float | None) -> dict[str, Any]:
    """Send the nudges, for at most so many seconds, and return the figures.

    rate: messages and edits a second. floods: refusals as too many (429). waits: milliseconds to replies.
    """
    with folder() as data, stand_in() as server:
        make(data, due, written(), NO_DATE)
        server.ask("limit", most=A_SECOND)
        bot = _started(server, data)
        try:
            return _watched(server, due, seconds)
        finally:
            bot.kill()


def _started(server: StandIn, data: Path) -> Running:
    limits = {"SEND_RATE": str(A_SECOND), "SEND_RATE_CHAT": "1", "PERSON_RATE": "30", "LOG_LEVEL": "WARNING"}
    command = [sys.executable, "-m", "tests.moved_clock", "0"]
    return Running(
        command, {"TELEGRAM_API_URL": server.url, "DATA_DIR": str(data), **limits}, data / "log.txt"
    )


def _watched(server: StandIn, due: int, seconds: float | None) -> dict[str, Any]:
    begun = time.monotonic()
    while not (first := server.ask("counts"))["unasked"]:
        if time.monotonic() - begun > TO_BEGIN:
            raise RuntimeError("no nudge has come")
        time.sleep(0.05)
    to_first = time.monotonic() - begun
    chats = list(range(1, TALKERS + 1))
    talk = server.order("load", dialogue="review", chats=chats, updates=1 << 40, pace=PACE)
    until = None if seconds is None else time.monotonic() + seconds
    while (last := server.ask("counts"))["unasked"] < due and (until is None or time.monotonic() < until):
        time.sleep(0.5)
    server.ask("stop")
    talked = server.answer(talk)
    took = last["at"] - first["at"]
    sent = sum(last["calls"].get(name, 0) - first["calls"].get(name, 0) for name in MESSAGES)
    floods = last["calls"].get("429", 0)
    found = {"rate": (sent - floods) / took, "floods": floods, "waits": talked["there"], "took": took}
    said, told = last["unasked"], talked["updates"]
    return {**found, "nudges": said, "replies": told, "to_first": to_first, "stuck": talked["stuck"]}


def rows_of(due: int, found: dict[str, Any]) -> list[Row]:
    rate, waits = found["rate"], found["waits"]
    part = rate / A_SECOND
    what = f"messages and edits a second; {found['nudges']:,} of {due:,} in {found['took']:,.0f} s"
    late = f"p95 {waits['p95']:,.0f} ms, longest {waits['max']:,.0f} ms, of {found['replies']} replies"
    rows = [
        Row(what, f"{rate:.2f} /s", "", f"{part:.1%} of 30", "98%", part >= 0.98),
        Row("  refused as too many", str(found["floods"]), "", "", "none", not found["floods"]),
        Row("  replies meanwhile", f"{waits['p50']:,.0f} ms", "", late, "a second", waits["max"] <= 1000),
        Row("  from the start to the first nudge", f"{found['to_first']:.1f} s"),
    ]
    return [*rows, *stuck([found])]


def measure(size: Size) -> list[Row]:
    due = 5_000 if size.quick else 100_000
    return rows_of(due, sweep(due, 20 if size.quick else 90))


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--due", type=int, default=100_000)
    options.add_argument("--seconds", type=float, help="stop after so many seconds")
    given = options.parse_args()
    print(printed([("A sweep of nudges that are due", rows_of(given.due, sweep(given.due, given.seconds)))]))


if __name__ == "__main__":
    main()
