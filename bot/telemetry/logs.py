"""What is logged, and what never is: one JSON object a line, or a readable line on a terminal.

How it holds. A record is made safe when it is made, at one choke point (`_record`), so that no handler of
anybody's, one that a library adds included, can print more than this:

- Our own messages are constant formats (a test reads the source). Their arguments are numbers and short
  strings that we chose; of anything else only its type is told.
- A library's message is told where it stands word for word in the source of who logs it: then nobody can
  have typed it, and it holds no address. Otherwise only the place is told. Its arguments never are.
- An exception is told by its type and frames (`bot.errors.describe`), whoever logs it, never by its text.

As a last line, whatever is printed is searched for the token and the keys.
"""

from __future__ import annotations

import ast
import asyncio
import json
import logging
import re
import sys
import threading
import warnings
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO
from urllib.parse import quote

from bot.errors import describe

log = logging.getLogger(__name__)

OWN = "bot"
"""The logger that all of ours hang on."""

LONGEST = 300
"""Characters of a message."""

QUIET: Mapping[str, int] = {
    "telegram": logging.CRITICAL + 1,  # prints whole updates, in two places at CRITICAL
    **dict.fromkeys(
        ("httpx", "httpcore", "aiohttp", "aiosqlite", "sqlalchemy", "alembic", "asyncio"), logging.WARNING
    ),
}
"""Libraries that would print what was typed, or the token, and from which level on they may speak."""

HIDDEN = "<hidden>"

_TOKEN = re.compile(r"bot\d+(?::|%3a)[\w%.~-]+|\b\d{5,}(?::|%3a)[\w-]{20,}", re.IGNORECASE)
"""A bot's token in an address or by itself, whichever bot's."""

_LEAST = 4
"""What is shorter is no secret, and would be found in other words."""


def set_up(level: str = "INFO", secrets: Iterable[str] = (), stream: TextIO | None = None) -> None:
    """From here on, everything that is logged, warned of or raised through is told in this way.

    level: what of ours is told; libraries keep theirs (`QUIET`). secrets: strings that are never printed.
    Again with others, they replace the ones before.
    """
    out = stream if stream is not None else sys.stderr
    handler = _Printer(out)
    handler.setFormatter((_Readable if out.isatty() else _Json)(secrets))
    root = logging.getLogger()
    for old in [one for one in root.handlers if isinstance(one, _Printer)]:
        root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    logging.getLogger(OWN).setLevel(level)
    for name, least in QUIET.items():
        logging.getLogger(name).setLevel(least)
    logging.setLogRecordFactory(_record)
    sys.excepthook = _uncaught
    sys.unraisablehook = _unraisable
    threading.excepthook = _thread_ended
    warnings.showwarning = _warned


def watch(loop: asyncio.AbstractEventLoop) -> None:
    """Tell what breaks in a loop, where nobody waits for it, without asyncio's own words: they quote it."""
    loop.set_exception_handler(_loop_broke)


# ---------------------------------------------------------------- making a record


def _record(
    name: str | None,
    level: int,
    path: str,
    line: int,
    msg: object,
    args: Any,
    exc_info: Any,
    *func: Any,
    **_: Any,
) -> logging.LogRecord:
    """Make a record as `logging` asks for one: what else comes is the function's name, and its stack."""
    if name is not None and (name == OWN or name.startswith(f"{OWN}.")):
        text, told = str(msg), _told(args)
    else:
        known = isinstance(msg, str) and msg in _written_in(path)
        text, told = (str(msg) if known else f"something at {Path(path).name}:{line}"), ()
    record = logging.LogRecord(name or "", level, path, line, text, told, None, *func[:1])
    error = exc_info[1] if isinstance(exc_info, tuple) else None
    record.broke = describe(error) if error is not None else None
    return record


def _told(args: Any) -> Any:
    """The arguments of a message of ours."""
    if isinstance(args, tuple) and len(args) == 1 and isinstance(args[0], Mapping):
        return ({str(key): _one(value) for key, value in args[0].items()},)
    return tuple(_one(value) for value in args or ())


def _one(value: object) -> object:
    if value is None or isinstance(value, str | int | float):
        return value
    return describe(value) if isinstance(value, BaseException) else f"<{type(value).__name__}>"


@lru_cache(maxsize=200)
def _written_in(path: str) -> frozenset[str]:
    """Every string that stands in a source file; none where it isn't at hand."""
    try:
        tree = ast.parse(Path(path).read_bytes())
    except (OSError, ValueError, SyntaxError):
        return frozenset()
    found = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return frozenset(value for value in found if isinstance(value, str))


# ---------------------------------------------------------------- printing it


class _Printer(logging.StreamHandler[TextIO]):
    """Prints records; where one can't be printed, it says nothing: logging itself would quote it."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's
        """Nothing."""


class _Line(logging.Formatter):
    """A record as one line, without what is secret."""

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__()
        ways = {way for secret in secrets for way in _ways(secret)}
        self._secret = re.compile("|".join(map(re.escape, sorted(ways, key=len, reverse=True))) or r"(?!)")

    def format(self, record: logging.LogRecord) -> str:
        """The whole line; what `line` makes of it, searched once more."""
        return self._hidden(self.line(record))

    def line(self, record: logging.LogRecord) -> str:
        """A record as a line."""
        raise NotImplementedError  # each form of a line says it in its own way

    def event(self, record: logging.LogRecord) -> str:
        """What is told; a format with the wrong arguments stands for itself."""
        try:
            text = record.getMessage()
        except (TypeError, ValueError, KeyError):
            text = str(record.msg)
        return self._hidden(" ".join(text.split()))[:LONGEST]

    def at(self, record: logging.LogRecord) -> datetime:
        """When, in UTC."""
        return datetime.fromtimestamp(record.created, UTC)

    def _hidden(self, text: str) -> str:
        return _TOKEN.sub(HIDDEN, self._secret.sub(HIDDEN, text))


class _Json(_Line):
    """For whoever collects logs: time, level, logger, event; fields and error where there are any."""

    def line(self, record: logging.LogRecord) -> str:
        """One JSON object."""
        told: dict[str, Any] = {
            "time": self.at(record).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "level": record.levelname,
            "logger": record.name,
            "event": self.event(record),
        }
        if isinstance(record.args, Mapping):
            told["fields"] = dict(record.args)
        if (broke := getattr(record, "broke", None)) is not None:
            told["error"] = broke
        return json.dumps(told)


class _Readable(_Line):
    """For who sits at a terminal."""

    def line(self, record: logging.LogRecord) -> str:
        """The same in words."""
        broke = getattr(record, "broke", None)
        tail = f" ({broke})" if broke is not None else ""
        return f"{self.at(record):%H:%M:%S} {record.levelname.lower()} {self.event(record)}{tail}"


def _ways(secret: str) -> set[str]:
    """How a secret may stand in a line: as it is, quoted for an address or as JSON; a token's second half."""
    parts = {secret, *secret.split(":")[1:]}
    quoted = {way for part in parts for way in (quote(part, safe=""), quote(part))}
    lower = {re.sub(r"%[0-9A-F]{2}", lambda found: found[0].lower(), way) for way in quoted}
    written = {json.dumps(part)[1:-1] for part in parts}
    return {way for way in parts | quoted | lower | written if len(way) >= _LEAST}


# ---------------------------------------------------------------- what nobody caught


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    log.critical("it ended by an error", exc_info=(kind, error, trace))


def _unraisable(broke: Any) -> None:
    log.error("an error could not be raised", exc_info=broke.exc_value)


def _thread_ended(broke: Any) -> None:
    log.error("a thread ended by an error", exc_info=broke.exc_value)


def _warned(
    message: Warning | str,  # noqa: ARG001 - it may quote what somebody typed
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,  # noqa: ARG001 - given by `warnings`
    line: str | None = None,  # noqa: ARG001 - the same
) -> None:
    place = f"{Path(filename).name}:{lineno}"
    log.warning("%(kind)s at %(place)s", {"kind": category.__name__, "place": place})


def _loop_broke(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    work = context.get("task") or context.get("future") or context.get("handle")
    coroutine = work.get_coro() if isinstance(work, asyncio.Task) else None
    named = getattr(coroutine, "__qualname__", type(work).__name__)
    log.error("what nobody waited for broke: %(work)s", {"work": named}, exc_info=context.get("exception"))
