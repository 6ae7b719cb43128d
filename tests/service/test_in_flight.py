"""Messages are in flight from when they are sent until their result is written down."""

import asyncio
from collections.abc import Callable

from bot.service.outbound.in_flight import PATIENCE, SEVERAL, TOO_SLOW, InFlight
from tests.support.skipping import skipping


def test_the_next_one_begins_when_the_one_before_is_written_down() -> None:
    """That it has arrived is not enough."""

    async def begins() -> list[int]:
        in_flight, order = InFlight(), [0]
        await in_flight.turn(1, rush=False)

        async def second() -> None:
            await in_flight.turn(2, rush=False)
            order.append(2)

        waits = asyncio.create_task(second())
        async with in_flight.sending(1):
            pass
        await asyncio.sleep(0.1)
        assert 2 not in in_flight
        order.append(1)
        in_flight.end([1])
        await waits
        return order

    assert skipping(begins()) == [0, 1, 2]


def test_without_a_rush_a_message_waits_half_a_second_for_the_one_before_each_time() -> None:
    """In a rush all of them together wait a second: the next rush begins anew."""

    async def waited(*rushes: bool) -> list[float]:
        in_flight, at = InFlight(), asyncio.get_running_loop().time
        took = []
        for number, rush in enumerate(rushes):
            began = at()
            await in_flight.turn(number, rush)
            took.append(round(at() - began, 2))
        return took

    assert skipping(waited(False, True, True, True, False)) == [0, TOO_SLOW, PATIENCE - TOO_SLOW, 0, TOO_SLOW]


def test_it_is_slow_while_it_is_on_its_way_for_too_long() -> None:
    """Not when it was answered."""

    async def slow() -> list[set[int]]:
        in_flight, found = InFlight(), []
        async with in_flight.sending(1):
            await asyncio.sleep(TOO_SLOW)
            found.append(in_flight.slow)
            await asyncio.sleep(0.01)
            found.append(in_flight.slow)
        found.append(in_flight.slow)
        return found

    assert skipping(slow()) == [set(), {1}, set()]


def test_whoever_waits_hears_when_it_is_written_down() -> None:
    """What is not on its way is waited for by nobody; when all is cleared, everybody hears."""

    async def hears() -> None:
        in_flight = InFlight()
        await in_flight.settled(9)
        ends: tuple[Callable[[], None], ...] = (lambda: in_flight.end([1]), in_flight.clear)
        for end in ends:
            await in_flight.turn(1, rush=False)
            waits = asyncio.create_task(in_flight.settled(1))
            in_flight.end([2])
            await asyncio.sleep(0.1)
            assert not waits.done()
            end()
            await waits
            assert 1 not in in_flight

    skipping(hears())


def test_before_the_end_only_what_fits_is_begun() -> None:
    """If it took twice as long as the slowest lately, or as what is under way."""

    async def fits() -> list[bool]:
        in_flight, at = InFlight(), asyncio.get_running_loop().time
        found = [in_flight.fits]
        async with in_flight.sending(1):
            await asyncio.sleep(1)
        in_flight.end([1])
        in_flight.ends_at = at() + 2.5
        found.append(in_flight.fits)
        await asyncio.sleep(0.6)
        found.append(in_flight.fits)
        return found

    assert skipping(fits()) == [True, True, False]


def test_it_is_over_when_nothing_waits_or_nothing_more_fits() -> None:
    """Not while something is on its way that may still arrive."""

    async def over() -> list[bool]:
        in_flight, at = InFlight(), asyncio.get_running_loop().time
        found = [in_flight.over(waiting=False)]
        in_flight.ends_at = at() + 10
        found += [in_flight.over(waiting=True), in_flight.over(waiting=False)]
        await in_flight.turn(1, rush=False)
        await asyncio.sleep(6)
        assert not in_flight.fits
        found.append(in_flight.over(waiting=True))
        in_flight.clear()
        await asyncio.sleep(4)
        found.append(in_flight.over(waiting=True))
        return found

    assert skipping(over()) == [False, False, True, False, True]


def test_nobody_waits_for_another_attempt_at_a_message_that_may_have_arrived() -> None:
    """It waits for others itself."""

    async def waited() -> list[float]:
        in_flight, at = InFlight(), asyncio.get_running_loop().time
        took = []
        for number, apart in ((1, True), (2, False), (3, True)):
            began = at()
            await in_flight.turn(number, rush=False, apart=apart)
            took.append(round(at() - began, 2))
        return took

    assert skipping(waited()) == [0, 0, TOO_SLOW]


def test_a_message_that_is_sent_in_other_words_does_not_wait_for_itself() -> None:
    """What was refused has not arrived: the plain words take its place at once, and are on their way anew."""

    async def seen() -> tuple[float, set[int]]:
        in_flight, at = InFlight(), asyncio.get_running_loop().time
        await in_flight.turn(1, rush=False)
        async with in_flight.sending(1):
            pass
        began = at()
        await in_flight.turn(1, rush=False)
        took = at() - began
        async with in_flight.sending(1):
            await asyncio.sleep(2 * TOO_SLOW)
            return took, in_flight.slow

    assert skipping(seen()) == (0, {1})


def test_a_rush_is_not_over_while_several_chats_are_silent() -> None:
    """Who comes after them does not wait anew."""

    async def waited() -> list[float]:
        in_flight, at = InFlight(), asyncio.get_running_loop().time
        took = []
        for number in range(SEVERAL + 2):
            began = at()
            await in_flight.turn(number, rush=number > 0)
            took.append(round(at() - began, 2))
        await asyncio.sleep(2 * TOO_SLOW)
        began = at()
        await in_flight.turn(100, rush=False)
        return [round(sum(took), 2), round(at() - began, 2)]

    assert skipping(waited()) == [PATIENCE, 0]
