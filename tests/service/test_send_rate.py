"""Messages go out no faster than the send rate allows; clock and sleep are the test's own."""

import asyncio
from functools import partial

import pytest

from bot.service.outbound.in_flight import PATIENCE, TOO_SLOW, InFlight
from bot.service.outbound.send_rate import COUNTED, SendRate
from tests.support.skipping import skipping


class Time:
    """Time that passes only when somebody waits for it."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    passing = Time()
    monkeypatch.setattr(asyncio, "sleep", passing.sleep)
    return passing


async def test_no_second_has_more_than_is_allowed_whenever_they_count(time: Time) -> None:
    """The other side counts somewhere between our sending and its answer: the worst case holds."""
    rate = SendRate(30, 0, time)
    counted: list[float] = []
    for number in range(300):
        async with rate.slot():
            late = 0.4 if number == 0 else 0.004
            time.now += late
            counted.append(time.now)
    for at in counted:
        assert sum(at <= other < at + 1 for other in counted) <= 30
    assert len(counted) / (counted[-1] - counted[0]) > 0.95 * 30


async def test_a_chat_gets_a_small_burst_and_then_one_a_second(time: Time) -> None:
    """Three at once; the next ones a second apart; other chats don't wait for it."""
    rate = SendRate(0, 1, time)
    began = time.now
    at = []
    for _ in range(6):
        await rate.chat(1)
        at.append(round(time.now - began, 3))
    assert at == [0, 0, 0, 1, 2, 3]
    before = time.now
    await rate.chat(2)
    assert time.now == before


async def test_a_pause_holds_everything_back(time: Time) -> None:
    """Telegram said so: not one message before its end."""
    rate = SendRate(30, 0, time)
    rate.pause(30)
    began = time.now
    async with rate.slot():
        assert time.now >= began + 30


async def test_zero_is_no_limit(time: Time) -> None:
    """Neither in all nor for one chat."""
    rate = SendRate(0, 0, time)
    began = time.now
    for _ in range(1000):
        await rate.chat(1)
        async with rate.slot():
            pass
    assert time.now == began


async def _rush(latency: float, messages: int) -> tuple[int, float]:
    """(most that were unsettled at once, messages a second), of a rate of 30."""
    rate, in_flight = SendRate(30, 0), InFlight()
    loop = asyncio.get_running_loop()
    at_once: set[int] = set()
    most = 0

    async def one(number: int) -> None:
        nonlocal most
        async with rate.slot(first=partial(in_flight.turn, number)), in_flight.sending(number):
            at_once.add(number)
            most = max(most, len(at_once))
            await asyncio.sleep(latency)
        at_once.discard(number)
        in_flight.end([number])

    began = loop.time()
    await asyncio.gather(*map(one, range(messages)))
    return most, messages / (loop.time() - began)


def test_one_new_message_is_unsettled_at_a_time() -> None:
    """Where answers come sooner than the rate lets the next one go, that costs nothing."""
    most, a_second = skipping(_rush(latency=0.02, messages=300))
    assert most == 1
    assert a_second > 0.98 * 30


def test_where_answers_are_slow_a_queue_goes_out_at_the_whole_rate_all_the_same() -> None:
    """Waiting for one another may cost two seconds of a rush, and not more."""
    most, a_second = skipping(_rush(latency=0.1, messages=600))
    assert most < 10
    assert a_second > 30 / 1.1 * 600 / (600 + 2 * 30)  # a place is taken for a second and the answer's time


def test_those_that_are_not_answered_hold_a_rush_up_for_a_second() -> None:
    """All of them together."""

    async def began_at() -> list[float]:
        in_flight, at = InFlight(), []
        for number, rush in enumerate((False, True, True, True)):
            await in_flight.turn(number, rush)
            at.append(round(asyncio.get_running_loop().time(), 2))
        return at

    assert skipping(began_at()) == [0, TOO_SLOW, PATIENCE, PATIENCE]


def test_messages_that_wait_behind_the_urgent_ones_are_in_the_rush_too() -> None:
    """Those among them that are not answered cost a second of it, and not one each.

    The last one has nobody behind it, and waits for half a second by itself.
    """

    async def took() -> float:
        rate, in_flight = SendRate(30, 0), InFlight()

        async def hangs(number: int) -> None:
            async with rate.slot(urgent=False, first=partial(in_flight.turn, number)):
                began.append(asyncio.get_running_loop().time())
                await asyncio.sleep(30)

        began: list[float] = []
        await asyncio.gather(*map(hangs, range(20)))
        return began[-1] - began[0]

    assert skipping(took()) < 4


def test_a_chat_that_is_never_answered_holds_the_others_up_once() -> None:
    """After half a second its message holds up nobody: Telegram doesn't answer for that chat."""

    async def began_at() -> list[float]:
        in_flight, at = InFlight(), []
        await in_flight.turn(0, False)
        for number in range(1, 4):
            await in_flight.turn(number, False)
            at.append(round(asyncio.get_running_loop().time(), 2))
            in_flight.end([number])
        return at

    assert skipping(began_at()) == [TOO_SLOW] * 3


def test_the_next_one_takes_the_place_that_is_free_first() -> None:
    """Be it of one that was answered a second ago, or of one that is not answered."""

    async def began_at() -> list[float]:
        rate, at = SendRate(3, 0), []

        async def send(seconds: float) -> None:
            async with rate.slot():
                at.append(round(asyncio.get_running_loop().time(), 1))
                await asyncio.sleep(seconds)

        hanging = [asyncio.create_task(send(seconds)) for seconds in (30, 0, 30, 0)]
        await asyncio.sleep(5)
        for task in hanging:
            task.cancel()
        return at

    assert skipping(began_at()) == [0, 0.3, 0.7, COUNTED]
