"""Whether it is well: the loop turns, or nobody would answer; the database does; and messages go out."""

from __future__ import annotations

from collections.abc import Callable

from aiohttp import web

from bot.alive import UNWELL
from bot.probe import Probe
from bot.store.database import Database
from bot.store.figures import answers


class Health:
    """The page for who watches over the process."""

    def __init__(self, database: Database, delivers: Callable[[], bool]) -> None:
        """`delivers`: whether what there is to deliver here gets delivered."""
        self._database = Probe(lambda: answers(database))
        self._delivers = delivers

    async def page(self, _: web.BaseRequest) -> web.Response:
        """200 or 503, and a word."""
        if not await self._database():
            return web.Response(text="no database\n", status=503)
        if not self._delivers():
            return web.Response(text=f"{UNWELL}\n", status=503)
        return web.Response(text="ok\n")
