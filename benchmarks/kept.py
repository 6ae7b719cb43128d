"""Measure what storage costs a peer: python-telegram-bot's conversation with its PicklePersistence.

A closed loop of few chats runs for a while in which the bot stores changes once. It answers nobody while it
writes, and it writes all of its data once for each person who has changed.
"""

from __future__ import annotations

import time

from benchmarks.contenders import CONVERSATION
from benchmarks.table import Row, Size, stuck

KNOWN = (100, 20_000)
CHATS = 20
SECONDS = 12.0
"""A little more than the time between two flushes, and so not shorter in a quick run."""


def measure(_: Size) -> list[Row]:
    rows = []
    for people in KNOWN:
        with CONVERSATION.running(KNOWN=str(people)) as (server, _bot):
            chats = list(range(1, CHATS + 1))
            order = server.order("load", dialogue=CONVERSATION.dialogue, chats=chats, updates=1 << 40)
            time.sleep(SECONDS)  # the turns made in this time are counted
            server.ask("stop")
            load = server.answer(order)
        longest = f"longest wait {load['there']['max'] / 1000:,.1f} s, with {CHATS} people changed"
        name = f"{CONVERSATION.name}, {people:,} known"
        rows.append(Row(name, f"{load['per_second']:,.0f} /s", "", longest))
        rows += stuck([load])
    return rows
