"""Serve the page to the one browser that was given its address, on this machine alone.

The address holds a token, which is compared in constant time. A request with another host's name in it is
refused, since a stranger's page could point its own name to this machine (DNS rebinding), and so is one that
another page sends. The page may load nothing but what stands beside this file.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import secrets
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from aiohttp import web
from aiohttp.typedefs import Handler
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.exceptions import TemplateSyntaxError

from bot.coach.scripts import SCRIPTS
from bot.errors import OperatorError
from bot.language.wording.whole_templates import SHARED
from bot.ops.mapping.drawn import svg
from bot.ops.mapping.graph import graph_of
from bot.ops.preview.beside import Json
from bot.ops.preview.routes import UnknownRouteError
from bot.ops.preview.simulator import Simulator
from bot.ops.preview.words import Words
from bot.service.app import Spoken

HERE = Path(__file__).parent
HOST = "127.0.0.1"
FILES = {
    "icon.svg": "image/svg+xml",
    "preview.css": "text/css",
    **dict.fromkeys(("building.js", "preview.js", "simulator.js"), "text/javascript"),
}
LARGEST = 64 * 1024
"""Bytes of the largest request: a text of 4,096 characters, however it is written."""

POLICY = "; ".join(
    [
        "default-src 'none'",
        *(f"{kind}-src 'self'" for kind in ("script", "style", "img", "connect")),
        *(f"{what} 'none'" for what in ("base-uri", "form-action", "frame-ancestors")),
    ]
)
"""What the page may load and call (Content-Security-Policy)."""

HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Preview:
    """Answers the requests of the page."""

    def __init__(self, folder: Path, token: str, port: int, simulator: Simulator | None = None) -> None:
        self.words = Words(folder)
        self.simulator = simulator or Simulator()
        self._token = token.encode()
        self._hosts = {f"{HOST}:{port}", f"localhost:{port}"}
        self._looking = asyncio.Lock()
        loader = FileSystemLoader(HERE)
        self._pages = Environment(loader=loader, autoescape=True, undefined=StrictUndefined)

    def application(self) -> web.Application:
        """Return what is served. Everything begins with the token."""
        application = web.Application(middlewares=[self._guarded], client_max_size=LARGEST)
        get, post = application.router.add_get, application.router.add_post
        get("/{token}/", self._page)
        get("/{token}/file/{name}", self._file)
        get("/{token}/version", self._version)
        get("/{token}/dialogue/{name}", self._dialogue)
        get("/{token}/words/{file}", self._shared)
        get("/{token}/map/{name}.svg", self._map)
        get("/{token}/talk", self._talk(lambda _words, _said: self.simulator.state()))
        post("/{token}/talk/begin", self._talk(lambda words, _said: self.simulator.begin(words)))
        post("/{token}/talk/say", self._talk(self._say))
        post("/{token}/talk/tap", self._talk(self._tap))
        post("/{token}/talk/wait", self._talk(self._wait))
        application.on_cleanup.append(self._close)
        return application

    async def _close(self, _: web.Application) -> None:
        await self.simulator.close()

    @web.middleware
    async def _guarded(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Answer whoever knows the token and comes from the page itself; refuse all others alike."""
        try:
            if not self._knows(request):
                raise web.HTTPNotFound
            response = await handler(request)
        except web.HTTPException as refused:
            response = web.Response(status=refused.status)
        response.headers.update(HEADERS)
        return response

    def _knows(self, request: web.Request) -> bool:
        token = request.path.split("/")[1].encode("utf-8", "surrogatepass")
        if not hmac.compare_digest(token, self._token) or request.headers.get("Host") not in self._hosts:
            return False
        if request.method == "POST" and request.content_type != "application/json":
            return False
        return request.headers.get("Origin") in {None, *(f"http://{host}" for host in self._hosts)}

    async def _look(self) -> int:
        """See whether a file of the words has changed, once for all who ask."""
        async with self._looking:
            return await asyncio.to_thread(self.words.look)

    async def _page(self, _: web.Request) -> web.Response:
        languages = self.words.shown[0].languages
        page = self._pages.get_template("page.html").render(
            dialogues=list(SCRIPTS), languages=languages, files=SHARED
        )
        return web.Response(text=page, content_type="text/html")

    async def _file(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        if name not in FILES:
            raise web.HTTPNotFound
        return web.Response(text=(HERE / name).read_text(encoding="utf-8"), content_type=FILES[name])

    async def _version(self, _: web.Request) -> web.Response:
        version = await self._look()
        return _json({"version": version, "troubles": self.words.troubles})

    async def _dialogue(self, request: web.Request) -> web.Response:
        await self._look()
        query = request.query
        try:
            sample, index = int(query.get("sample", "0")), int(query.get("route", "0"))
            beginning = _route(query["answers"]) if "answers" in query else None
            language = query.get("language", "en")
            routes, name = self.words.routes, request.match_info["name"]
            return _json(await asyncio.to_thread(routes.of, name, sample, language, index, beginning))
        except (ValueError, UnknownRouteError):
            raise web.HTTPNotFound from None

    async def _shared(self, request: web.Request) -> web.Response:
        await self._look()
        file, language = request.match_info["file"], request.query.get("language", "en")
        try:
            return _json({"blocks": self.words.routes.words(file, language)})
        except (UnknownRouteError, TemplateSyntaxError):  # what is wrong with it stands above the page
            raise web.HTTPNotFound from None

    async def _map(self, request: web.Request) -> web.Response:
        await self._look()
        script = SCRIPTS.get(request.match_info["name"])
        if script is None:
            raise web.HTTPNotFound
        routes = self.words.routes
        picture = await asyncio.to_thread(lambda: svg(graph_of(routes, script)))
        return web.Response(text=picture, content_type="image/svg+xml")

    def _talk(self, does: Callable[[Spoken, dict[str, Any]], Awaitable[Json]]) -> Handler:
        async def handler(request: web.Request) -> web.Response:
            await self._look()
            try:
                said = await request.json() if request.method == "POST" else {}
                doing = does(self.words.whole, said)
            except (KeyError, TypeError, ValueError, OverflowError):
                raise web.HTTPBadRequest from None
            try:
                return _json(await doing)
            except OperatorError as error:  # the words can't be spoken: say which
                return _json({"trouble": str(error)})

        return handler

    def _say(self, words: Spoken, said: dict[str, Any]) -> Awaitable[Json]:
        return self.simulator.says(words, str(said["text"]))

    def _tap(self, words: Spoken, said: dict[str, Any]) -> Awaitable[Json]:
        return self.simulator.taps(words, int(said["message"]), str(said["data"]))

    def _wait(self, words: Spoken, said: dict[str, Any]) -> Awaitable[Json]:
        return self.simulator.waits(words, timedelta(hours=int(said["hours"])))


def _json(value: Json) -> web.Response:
    return web.json_response(value)


def _route(text: str) -> tuple[tuple[str, str], ...]:
    """Read the answers that a route has to begin with; raise ValueError if they are none."""
    answers = json.loads(text)
    if not isinstance(answers, list) or not all(isinstance(a, list) and len(a) == 2 for a in answers):
        raise ValueError("not a list of answers")
    return tuple((str(key), str(value)) for key, value in answers)


@asynccontextmanager
async def serving(folder: Path, port: int = 0) -> AsyncIterator[str]:
    """Serve the page while the context is open; give its address. port: 0 for any that is free.

    Raises OperatorError where the port is taken, or the words can't be read.
    """
    token = secrets.token_urlsafe(24)
    try:
        listener = socket.create_server((HOST, port))
    except (OSError, OverflowError):
        raise OperatorError(f"Give another --port: {port} can't be listened on.") from None
    with listener:
        at = listener.getsockname()[1]
        runner = web.AppRunner(Preview(folder, token, at).application(), access_log=None, shutdown_timeout=1)
        await runner.setup()
        try:
            await web.SockSite(runner, listener).start()
            yield f"http://{HOST}:{at}/{token}/"
        finally:
            await runner.cleanup()
