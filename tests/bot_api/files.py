"""Files that people send: where they are, and what is in them."""

from abc import abstractmethod
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from aiohttp import web

from tests.bot_api.people import Json
from tests.bot_api.rules import RefusalError

TOKEN = "4242:strictly-made-up"


@dataclass
class Files:
    """`files`: by their ids; `downloads`: the paths that were asked for; `file_fault`: answers instead."""

    files: dict[str, bytes] = field(default_factory=dict)
    downloads: list[str] = field(default_factory=list)
    file_fault: Callable[[web.Request], Awaitable[web.StreamResponse]] | None = None

    @abstractmethod
    async def notify(self) -> None:
        """Tell who waits for something that it may have happened."""

    async def do_getFile(self, parameters: Json) -> Json:
        """Where a file is: for an hour, as long as it has no more than 20 MB."""
        found = self.files.get(parameters["file_id"])
        if found is None:
            raise RefusalError("Bad Request: invalid file_id")
        if len(found) > 20_000_000:
            raise RefusalError("Bad Request: file is too big")
        identity = {"file_id": parameters["file_id"], "file_unique_id": parameters["file_id"]}
        return {**identity, "file_size": len(found), "file_path": f"documents/{parameters['file_id']}"}

    async def hand_over(self, request: web.Request) -> web.StreamResponse:
        """Answer with a file that `getFile` has told of."""
        if request.match_info["token"] != TOKEN:
            return web.Response(status=401)
        path = request.match_info["path"]
        self.downloads.append(path)
        await self.notify()
        if self.file_fault is not None:
            return await self.file_fault(request)
        found = self.files.get(path.removeprefix("documents/"))
        return web.Response(body=found) if found is not None else web.Response(status=404)
