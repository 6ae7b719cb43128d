"""Many who ask at once share one query to the database."""

import asyncio

from bot.channels.probe import Probe


async def test_each_of_many_gets_the_answer_to_the_question_they_waited_for() -> None:
    """Whoever comes right after an answer asks anew, before those who waited for it go on."""
    asked: list[asyncio.Event] = []

    async def ask() -> int:
        asked.append(asyncio.Event())
        number = len(asked)
        await asked[-1].wait()
        return number

    probe = Probe(ask)
    first = asyncio.create_task(probe())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    asked[0].set()
    while len(asked) < 2:
        await asyncio.sleep(0)
        later = asyncio.create_task(probe())
        await asyncio.sleep(0)
        if len(asked) < 2:
            later.cancel()
    assert await first == 1
    asked[1].set()
    assert await later == 2


async def test_nobody_waits_long_for_a_database_that_hangs() -> None:
    """It is asked once, and everybody hears that there is no answer."""
    asked: list[int] = []

    async def ask() -> int:
        asked.append(1)
        await asyncio.Event().wait()
        return 1

    probe = Probe(ask, patience=0.05)
    assert await asyncio.gather(*(probe() for _ in range(5))) == [None] * 5
    assert len(asked) == 1
