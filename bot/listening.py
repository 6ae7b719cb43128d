"""The pages that are served over HTTP. Who asks for anything else gets the same answer, whatever it is."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from aiohttp import web

from bot.settings import SettingsError
from bot.stopping import Stop

Page = Callable[[web.BaseRequest], Awaitable[web.Response]]

TO_ANSWER = 3.0
"""Seconds, at the end, for answers that are under way."""

LINGER = 1.0
"""Seconds to go on reading what somebody sends who has been answered already."""


def stranger() -> web.Response:
    """What everybody is told who is told nothing: neither what is here nor why they don't get it."""
    return web.Response(status=404)


class Listener:
    """Serves pages, each under its method and its path (as it stands in the address)."""

    def __init__(self, address: tuple[str, int], pages: Mapping[tuple[str, str], Page]) -> None:
        """`address`: host and port."""
        self._host, self._port = address
        self._pages = pages
        self._runner: web.ServerRunner | None = None
        self._closing: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """From here on it answers. SettingsError where it can't listen there."""
        server = web.Server(self._answer, access_log=None, lingering_time=LINGER)
        self._runner = web.ServerRunner(server, shutdown_timeout=TO_ANSWER)
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, self._host, self._port).start()
        except OSError as error:
            raise SettingsError(
                f"Set LISTEN to an address of this machine that is free: {type(error).__name__}."
            ) from None

    async def run(self, stop: Stop) -> None:
        """Until stopped; then nobody new is let in, and who waits for an answer gets it."""
        await stop.wait()
        await self.close()

    async def close(self) -> None:
        """Let go of the address. Whoever asks first begins it, and it goes on if they don't wait for it."""
        if self._runner is None:
            return
        if self._closing is None:
            self._closing = asyncio.create_task(self._runner.cleanup())
        await asyncio.shield(self._closing)

    async def _answer(self, request: web.BaseRequest) -> web.Response:
        page = self._pages.get((request.method, request.rel_url.raw_path))
        return await page(request) if page is not None else stranger()
