"""Whether it is well: the loop turns, or nobody would answer; and the database does."""

from __future__ import annotations

from aiohttp import web

from bot.probe import Probe
from bot.store.database import Database
from bot.store.figures import answers


class Health:
    """The page for who watches over the process."""

    def __init__(self, database: Database) -> None:
        self._database = Probe(lambda: answers(database))

    async def page(self, _: web.BaseRequest) -> web.Response:
        """200 or 503, and a word."""
        well = await self._database()
        return web.Response(text="ok\n") if well else web.Response(text="no database\n", status=503)
