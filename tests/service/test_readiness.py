"""The encoder and the heads are loaded once, in the background, by the first text."""

import asyncio
import threading
from typing import cast

import pytest

from bot.events import Commanded, Edited, Event, Incoming, Tapped, Unreadable, Wrote
from bot.service.lifecycle.readiness import SHORT, Readiness, is_heard
from bot.turn.model.reader import Reader
from tests.support.app import START


class Slow:
    """A reader that loads when it is let go. breaks: whatever it does, it will not be ready."""

    def __init__(self, *, breaks: bool = False) -> None:
        self.ready, self.loads, self.breaks = False, 0, breaks
        self.go = threading.Event()
        self.ahead: list[str] = []

    def prepare(self) -> None:
        self.loads += 1
        assert self.go.wait(20)
        if self.breaks:
            raise RuntimeError
        self.ready = True

    def read_ahead(self, texts: list[str]) -> None:
        self.ahead = texts


def made(slow: Slow) -> Readiness:
    return Readiness(cast(Reader, slow))


def update(event: Event, number: int = 1) -> Incoming:
    return Incoming(0, number, number, event, START)


@pytest.mark.parametrize(
    ("event", "heard"),
    [
        (Wrote("hm"), True),
        (Edited("hm", 1), True),
        (Commanded("no", "Acme"), True),
        (Commanded("no"), False),
        (Commanded("no", " "), False),
        (Commanded("start", "no-card"), True),
        (Commanded("start"), False),
        (Tapped("x"), False),
        (Unreadable("photo"), False),
        (Unreadable("photo", "hm"), True),
    ],
)
async def test_only_words_wait(event: Event, heard: bool) -> None:
    """A tap, a sticker and a plain command load nothing."""
    slow = Slow()
    readiness = made(slow)
    slow.go.set()
    assert is_heard(event) is heard
    assert (readiness.prepared(update(event)) is None) is heard
    await asyncio.gather(*readiness.under_way)
    assert slow.loads == heard


async def test_several_texts_wait_for_one_loading() -> None:
    """When it has ended, they are as they came."""
    slow, texts = Slow(), [update(Wrote("a"), 1), update(Wrote("b"), 2)]
    readiness = made(slow)
    assert [readiness.prepared(one) for one in texts] == [None, None]
    assert len(readiness.under_way) == 1
    slow.go.set()
    await asyncio.gather(*readiness.under_way)
    assert [readiness.prepared(one) for one in texts] == texts
    assert (slow.loads, list(readiness.under_way)) == (1, [])


async def test_where_it_breaks_no_text_waits_for_ever() -> None:
    """It is taken in, and what is broken shows there."""
    slow, text = Slow(breaks=True), update(Wrote("a"))
    readiness = made(slow)
    assert readiness.prepared(text) is None
    slow.go.set()
    await asyncio.gather(*readiness.under_way, return_exceptions=True)
    assert readiness.prepared(text) == text
    with pytest.raises(RuntimeError):
        await readiness.load_for([text])


async def test_it_is_loaded_again_beside_the_others_if_it_is_needed_again() -> None:
    """After a while without it, for want of memory."""
    slow, text = Slow(), update(Wrote("a"))
    readiness = made(slow)
    slow.go.set()
    for _ in range(2):
        assert readiness.prepared(text) is None
        await asyncio.gather(*readiness.under_way)
        assert readiness.prepared(text) == text
        slow.ready = False
    assert slow.loads == 2


def test_short_texts_of_a_batch_are_read_ahead() -> None:
    """A long one costs its writer's budget, so it is read in their turn alone."""
    slow = Slow()
    events: list[Event] = [Wrote(" it hurts "), Tapped("x"), Wrote("a" * (SHORT + 1)), Wrote("a" * SHORT)]
    made(slow).read_ahead(update(event, number) for number, event in enumerate(events))
    assert slow.ahead == ["it hurts", "a" * SHORT]
