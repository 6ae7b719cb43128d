"""What keeping costs the peers: python-telegram-bot's conversation with its PicklePersistence.

A closed loop of few chats for a while in which it writes down once what has changed. It answers nobody while
it writes, and writes everything it has once for each person who has changed.
"""

from __future__ import annotations

import time

from benchmarks.contenders import CONVERSATION
from benchmarks.table import Row, Size, stuck

KNOWN = (100, 20_000)
CHATS = 20
SECONDS = 12.0
"""A little more than the time between two flushes, so it is no shorter in a quick run."""


def measure(_: Size) -> list[Row]:
    rows = []
    for people in KNOWN:
        with CONVERSATION.running(KNOWN=str(people)) as (server, _bot):
            chats = list(range(1, CHATS + 1))
            order = server.order("load", dialogue=CONVERSATION.dialogue, chats=chats, updates=1 << 40)
            time.sleep(SECONDS)  # what is measured is what gets done in that time
            server.ask("stop")
            found = server.answer(order)
        told = f"longest wait {found['there']['max'] / 1000:,.1f} s, with {CHATS} people changed"
        name = f"{CONVERSATION.name}, {people:,} known"
        rows.append(Row(name, f"{found['per_second']:,.0f} /s", "", told))
        rows += stuck([found])
    return rows
