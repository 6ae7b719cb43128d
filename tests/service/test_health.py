"""A process counts as healthy or not by the loop's clock; here the loop waits for nothing."""

import asyncio
from contextlib import suppress

from bot.service.lifecycle.health import Health, IntakeHealth
from tests.support.skipping import skipping


def test_it_is_well_as_long_as_something_gets_done() -> None:
    """However much there is, and however long it takes; and a minute after the last of it no more."""

    async def seen() -> list[bool]:
        health, found = Health(60), []
        health.note(busy=True)
        for _ in range(10):
            await asyncio.sleep(50)
            health.made()
            found.append(health.healthy)
        await asyncio.sleep(59)
        found.append(health.healthy)
        await asyncio.sleep(2)
        return [*found, health.healthy]

    assert skipping(seen()) == [True] * 11 + [False]


def test_where_there_is_nothing_to_do_it_is_well() -> None:
    """For days; and what begins then has its minute from there on."""

    async def seen() -> list[bool]:
        health, found = Health(60), []
        for _ in range(3):
            await asyncio.sleep(100_000)
            health.made()  # what is done then begins no minute
            await asyncio.sleep(61)
            found.append(health.healthy)
            health.note(busy=True)
            await asyncio.sleep(30)
            health.note(busy=True)  # that there is still something to do is no new beginning
            await asyncio.sleep(29)
            found.append(health.healthy)
            await asyncio.sleep(2)
            found.append(health.healthy)
            health.note(busy=False)
            found.append(health.healthy)
        return found

    assert skipping(seen()) == [True, True, False, True] * 3


async def in_vain(taking_in: IntakeHealth, seconds: float) -> None:
    """Try to take in something for so long, and fail."""
    with suppress(LookupError), taking_in.trying():
        await asyncio.sleep(seconds)
        raise LookupError


def test_nothing_is_taken_in_for_a_minute() -> None:
    """Whether it is tried again and again or hangs; as soon as one thing is, all is well."""

    async def seen() -> list[bool]:
        taking_in, found = IntakeHealth(60), []
        for _ in range(3):
            await in_vain(taking_in, 25)
            found.append(taking_in.healthy)
        with taking_in.trying():
            await asyncio.sleep(1)
            found.append(taking_in.healthy)
            taking_in.made()
            found.append(taking_in.healthy)
        hangs = asyncio.create_task(in_vain(taking_in, 1_000))
        await asyncio.sleep(500)
        found.append(taking_in.healthy)
        await hangs
        return found

    assert skipping(seen()) == [True, True, False, False, True, False]


def test_what_is_not_brought_again_counts_no_more() -> None:
    """Another worker may have taken it in; and what comes then has its minute from there on."""

    async def seen() -> list[bool]:
        taking_in, found = IntakeHealth(60), []
        await in_vain(taking_in, 70)
        found.append(taking_in.healthy)
        await asyncio.sleep(61)
        found.append(taking_in.healthy)
        await in_vain(taking_in, 50)
        found.append(taking_in.healthy)
        return found

    assert skipping(seen()) == [False, True, True]
