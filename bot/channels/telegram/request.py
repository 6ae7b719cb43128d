"""Make HTTP requests through aiohttp, behind python-telegram-bot's `BaseRequest`.

That library's own implementation, on httpx, costs more than everything else in a turn. Errors raised here
never hold an address (the token is in it) or anything of a body.
"""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from http import HTTPStatus
from typing import Any, NoReturn

import aiohttp
from pydantic_core import to_json
from telegram.error import BadRequest, NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.raw_update import parsed
from bot.service.outbound.send_rate import LONGEST_OF_ONE

TAKEN = b'{"ok":true'
"""How Telegram's answer begins if it has done what it was asked."""

AS_JSON = {"Content-Type": "application/json"}

AS_IT_IS = {"Accept-Encoding": "identity"}
"""Asks for a file that is not packed."""

TIMEOUT = 10.0
"""Seconds for each of connect, write and read, unless a call says otherwise."""

MOST_CONNECTIONS = 600
"""Connections: more than messages and toasts are in flight, so that none of these waits for another's
answer."""

MOST_OF_UPDATES, MOST_READ = 16 << 20, 1 << 20
"""How many bytes of an answer are read, after unpacking: of an answer with a hundred updates, which may have
two or three million, and of any other, which has a few thousand. Packed, a few kilobytes can hold gigabytes,
and parsing a million bytes takes a third of a second."""

TO_UPLOAD = 60.0
"""Additional seconds for a call that carries a file."""


class NotSentError(NetworkError):
    """The request did not go out: it can be sent again without fear of a duplicate."""


class FloodError(TelegramError):
    """Telegram wants us to wait: so many seconds, or 0 if it gives no believable number."""

    def __init__(self, seconds: float) -> None:
        super().__init__("too many requests")
        self.seconds = seconds


class AiohttpRequest(BaseRequest):
    """Makes the requests of one session, with its pool of connections."""

    def __init__(self, connections: int = MOST_CONNECTIONS) -> None:
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Return the seconds to wait for data."""
        return TIMEOUT

    async def initialize(self) -> None:
        """Open the session, once."""
        if self._session is None:
            self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=self._connections))

    async def shutdown(self) -> None:
        """Close every connection."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = None,
        write_timeout: Any = None,  # noqa: ARG002 - aiohttp has no timeout of its own for writing
        connect_timeout: Any = None,
        pool_timeout: Any = None,
    ) -> tuple[int, bytes]:
        """Return (status, body). Raises NetworkError if that is no answer of Telegram's, and FloodError."""
        if self._session is None:
            raise NotSentError("the session is not open")
        upload = TO_UPLOAD if request_data is not None and request_data.contains_files else 0.0
        timeout = _timeout(_seconds(pool_timeout), _seconds(connect_timeout), _seconds(read_timeout), upload)
        body = _body(request_data)
        try:
            async with self._session.request(
                method, url, timeout=timeout, allow_redirects=False, **body
            ) as response:
                payload = await _beginning(response)
                status = response.status
        except (aiohttp.ConnectionTimeoutError, aiohttp.ClientConnectorError) as error:
            _fail(NotSentError(f"no connection: {type(error).__name__}"))
        except TimeoutError:
            _fail(TimedOut("no answer"))
        except aiohttp.ClientError as error:
            _fail(NetworkError(f"the connection failed: {type(error).__name__}"))
        if not (HTTPStatus.OK <= status <= 299 and payload.startswith(TAKEN)):
            _raise_for(status, payload)
        return status, payload

    async def download(self, url: str, most: int, seconds: float) -> bytes | None:
        """Return a file of at most so many bytes; None if it has more. Raises NetworkError.

        seconds: for all of it.
        """
        if self._session is None:
            raise NotSentError("the session is not open")
        timeout = aiohttp.ClientTimeout(total=seconds)
        content = bytearray()
        try:
            # Not unpacked: a small packed body could hold gigabytes. Not redirected: files are nowhere else.
            async with self._session.get(
                url, timeout=timeout, headers=AS_IT_IS, auto_decompress=False, allow_redirects=False
            ) as response:
                if response.status != HTTPStatus.OK:
                    _fail(NetworkError(f"status {response.status} for a file"))
                async for chunk in response.content.iter_any():
                    content += chunk
                    if len(content) > most:
                        return None
        except TimeoutError:
            _fail(TimedOut("no file"))
        except aiohttp.ClientError as error:
            _fail(NetworkError(f"the connection failed: {type(error).__name__}"))
        return bytes(content)

    async def date(self, url: str) -> datetime | None:
        """Return the time (UTC) that a server's answer bears; None if it bears none. Raises NetworkError."""
        if self._session is None:
            raise NotSentError("the session is not open")
        timeout = aiohttp.ClientTimeout(total=TIMEOUT)
        try:
            async with self._session.head(url, timeout=timeout, allow_redirects=False) as response:
                stamp = parsedate_to_datetime(response.headers.get("Date", ""))
        except TimeoutError:
            _fail(TimedOut("no answer"))
        except aiohttp.ClientError as error:
            _fail(NetworkError(f"the connection failed: {type(error).__name__}"))
        except ValueError:
            return None
        return stamp.astimezone(UTC)

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Read an answer of the Bot API. Raises NetworkError for anything else, such as a proxy's page."""
        try:
            answer = parsed(payload)
        except (ValueError, RecursionError):
            # An answer that begins with `TAKEN` means that the call was done, even if the rest can't be read.
            answer = {"ok": True} if payload.startswith(TAKEN) else None
        if not (isinstance(answer, dict) and "ok" in answer):
            _fail(NetworkError("an answer without Telegram's JSON"))
        parameters, described = answer.get("parameters"), answer.get("description")
        answer["parameters"] = parameters if isinstance(parameters, dict) else {}
        answer["description"] = described if isinstance(described, str) else ""
        answer.setdefault("result", None)
        return answer


async def _beginning(response: aiohttp.ClientResponse) -> bytes:
    """Read an answer up to a bound: what it begins with tells whether the call was done."""
    most = MOST_OF_UPDATES if response.url.name == "getUpdates" else MOST_READ
    content = bytearray()
    async for chunk in response.content.iter_any():
        content += chunk
        if len(content) >= most:
            response.close()  # else the rest would be read before the connection is used again
            break
    return bytes(content)


def _fail(error: TelegramError) -> NoReturn:
    raise error from None  # the cause may hold the address


def _seconds(given: Any) -> float:
    return float(given) if isinstance(given, int | float) else TIMEOUT


@cache
def _timeout(pool: float, connect: float, read: float, upload: float) -> aiohttp.ClientTimeout:
    total = pool + connect + read + upload  # else an answer that trickles in would be awaited without end
    return aiohttp.ClientTimeout(total=total, connect=pool + connect, sock_connect=connect, sock_read=read)


def _body(data: RequestData | None) -> dict[str, Any]:
    if data is None:
        return {}
    if not data.contains_files:
        return {"data": to_json(data.parameters), "headers": AS_JSON}
    form = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime) in (data.multipart_data or {}).items():
        form.add_field(name, content, filename=filename, content_type=mime)
    return {"data": form}


def _raise_for(status: int, payload: bytes) -> None:
    """Raise the errors that python-telegram-bot would miss or raise as others; it raises the rest itself."""
    if HTTPStatus.MULTIPLE_CHOICES <= status <= 399:
        # Telegram never redirects. Whoever does would be handed the token, and what people are told.
        _fail(NetworkError(f"status {status}, which leads elsewhere"))
    if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:  # a proxy's limit, or Telegram's: it won't pass later
        _fail(BadRequest("request entity too large"))
    try:
        answer = AiohttpRequest.parse_json_payload(payload)
    except NetworkError:
        _fail(NetworkError(f"status {status} without Telegram's JSON"))
    if answer["ok"] is True and status <= 299:
        return
    if status == HTTPStatus.TOO_MANY_REQUESTS or "retry_after" in answer["parameters"]:
        _fail(FloodError(_believed(answer["parameters"].get("retry_after"))))
    if status <= 299:
        _fail(NetworkError(f"status {status} with a refusal"))


def _believed(seconds: Any) -> float:
    """Return the seconds to wait that Telegram gave; 0 if they are not a positive number."""
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not seconds > 0:
        return 0.0  # `not >` catches NaN too
    return float(min(seconds, LONGEST_OF_ONE))
