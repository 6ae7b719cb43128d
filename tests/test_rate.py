"""How fast messages go out: with a clock and a sleep of the test's own."""

import asyncio

import pytest

from bot.rate import SendRate


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
