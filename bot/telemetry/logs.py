"""Log without secrets or typed text: one JSON object a line, or a readable line on a terminal.

A record is made safe as it is created, at one choke point (`_record`), so that no handler, not even one that
a library adds, can print more than this:

- Our own messages are constant formats (a test reads the source). Their arguments are numbers and short
  strings that we chose; of anything else only its type is logged.
- A library's message is logged if it stands word for word in the source of the module that logs it: then
  nobody can have typed it, and it holds no address. Otherwise only the place is logged. Its arguments never
  are.
- An exception is logged by its type and frames (`bot.errors.describe`), whoever logs it, never by its text.

As a last defence, every line is searched for the token and the keys before it is printed.
"""

from __future__ import annotations

import ast
import asyncio
import errno
import json
import logging
import re
import sys
import threading
import warnings
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from io import TextIOBase
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO
from urllib.parse import quote

from bot.errors import describe

log = logging.getLogger(__name__)

OWN = "bot"
"""The logger that is the parent of all of ours."""

LONGEST = 300
"""Characters of a message at most."""

QUIET: Mapping[str, int] = {
    "telegram": logging.CRITICAL + 1,  # prints whole updates, in two places at CRITICAL
    **dict.fromkeys(
        ("httpx", "httpcore", "aiohttp", "aiosqlite", "sqlalchemy", "alembic", "asyncio"), logging.WARNING
    ),
}
"""Libraries that would print typed text, or the token, and the lowest level at which they may log."""

HIDDEN = "<hidden>"

_TOKEN = re.compile(r"bot\d+(?::|%3a)[\w%.~-]+|\b\d{5,}(?::|%3a)[\w-]{20,}", re.IGNORECASE)
"""Any bot's token, in an address or by itself."""

Stream = TextIO | TextIOBase
"""What log lines are written to: a file of the process, or what stands before one."""

_SHORTEST = 4
"""Characters of the shortest secret: anything shorter is no secret, and would be found inside other words."""


def set_up(level: str = "INFO", secrets: Iterable[str] = (), stream: Stream | None = None) -> None:
    """Log everything in this way from here on: records, warnings, and errors that nobody caught.

    level: of our own loggers; libraries keep theirs (`QUIET`). secrets: strings that are never printed. A
    second call replaces the settings of the first.
    """
    out: Stream = stream if stream is not None else sys.stderr
    handler = _Printer(out)
    handler.setFormatter((_Readable if out.isatty() else _Json)(secrets))
    root = logging.getLogger()
    for old in [each for each in root.handlers if isinstance(each, _Printer)]:
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
    """Log errors of background tasks in a loop, without asyncio's own message, which quotes them."""
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
    """Make a safe record; `logging` calls this. func: the function's name, and its stack."""
    if name is not None and (name == OWN or name.startswith(f"{OWN}.")):
        text, safe_args = str(msg), _safe_args(args)
    else:
        literal = isinstance(msg, str) and msg in _strings_in(path)
        text, safe_args = (str(msg) if literal else f"something at {Path(path).name}:{line}"), ()
    record = logging.LogRecord(name or "", level, path, line, text, safe_args, None, *func[:1])
    error = exc_info[1] if isinstance(exc_info, tuple) else None
    record.broke = describe(error) if error is not None else None
    return record


def _safe_args(args: Any) -> Any:
    """Make the arguments of a message of ours safe."""
    if isinstance(args, tuple) and len(args) == 1 and isinstance(args[0], Mapping):
        return ({str(key): _safe(value) for key, value in args[0].items()},)
    return tuple(_safe(value) for value in args or ())


def _safe(value: object) -> object:
    if value is None or isinstance(value, str | int | float):
        return value
    return describe(value) if isinstance(value, BaseException) else f"<{type(value).__name__}>"


@lru_cache(maxsize=200)
def _strings_in(path: str) -> frozenset[str]:
    """Return every string constant of a source file; none if the file can't be read."""
    try:
        tree = ast.parse(Path(path).read_bytes())
    except (OSError, ValueError, SyntaxError):
        return frozenset()
    constants = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return frozenset(value for value in constants if isinstance(value, str))


# ---------------------------------------------------------------- printing it


class _Printer(logging.StreamHandler[Stream]):
    """Prints records. A record that can't be printed is dropped: `logging` itself would quote it."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's
        """Do nothing."""


class _Line(logging.Formatter):
    """Formats a record as one line, without secrets."""

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__()
        forms = {form for secret in secrets for form in _forms(secret)}
        # Without any secret the pattern is `(?!)`, which matches nothing.
        self._secret = re.compile("|".join(map(re.escape, sorted(forms, key=len, reverse=True))) or r"(?!)")

    def format(self, record: logging.LogRecord) -> str:
        """Return the whole line, searched for secrets once more."""
        return self._hide(self.line(record))

    def line(self, record: logging.LogRecord) -> str:
        """Return a record as a line."""
        raise NotImplementedError  # each subclass has its own form of a line

    def event(self, record: logging.LogRecord) -> str:
        """Return the message; a format with the wrong arguments is returned as it is."""
        try:
            text = record.getMessage()
        except (TypeError, ValueError, KeyError):
            text = str(record.msg)
        return self._hide(" ".join(text.split()))[:LONGEST]

    def at(self, record: logging.LogRecord) -> datetime:
        """Return when the record was made, in UTC."""
        return datetime.fromtimestamp(record.created, UTC)

    def _hide(self, text: str) -> str:
        return _TOKEN.sub(HIDDEN, self._secret.sub(HIDDEN, text))


class _Json(_Line):
    """Formats a record as JSON: time, level, logger, event, and fields and error if there are any."""

    def line(self, record: logging.LogRecord) -> str:
        """Return one JSON object."""
        entry: dict[str, Any] = {
            "time": self.at(record).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "level": record.levelname,
            "logger": record.name,
            "event": self.event(record),
        }
        if isinstance(record.args, Mapping):
            entry["fields"] = dict(record.args)
        if (error := getattr(record, "broke", None)) is not None:
            entry["error"] = error
        return json.dumps(entry)


class _Readable(_Line):
    """Formats a record for a reader at a terminal."""

    def line(self, record: logging.LogRecord) -> str:
        """Return time, level, message, and error if there is one."""
        error = getattr(record, "broke", None)
        tail = f" ({error})" if error is not None else ""
        return f"{self.at(record):%H:%M:%S} {record.levelname.lower()} {self.event(record)}{tail}"


def _forms(secret: str) -> set[str]:
    """Return a secret's forms in a line: as it is, quoted for an address or JSON, a token's second half."""
    parts = {secret, *secret.split(":")[1:]}
    quoted = {form for part in parts for form in (quote(part, safe=""), quote(part))}
    lower = {re.sub(r"%[0-9A-F]{2}", lambda code: code[0].lower(), form) for form in quoted}
    as_json = {json.dumps(part)[1:-1] for part in parts}
    return {form for form in parts | quoted | lower | as_json if len(form) >= _SHORTEST}


# ---------------------------------------------------------------- what nobody caught


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    log.critical("the process ended with an error that nobody caught", exc_info=(kind, error, trace))


def _unraisable(unraisable: Any) -> None:
    log.error("an error came up where nothing could catch it", exc_info=unraisable.exc_value)


def _thread_ended(ended: Any) -> None:
    log.error("a thread ended with an error that nobody caught", exc_info=ended.exc_value)


def _warned(
    message: Warning | str,  # noqa: ARG001 - it may quote typed text
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,  # noqa: ARG001 - given by `warnings`
    line: str | None = None,  # noqa: ARG001 - the same
) -> None:
    place = f"{Path(filename).name}:{lineno}"
    log.warning("%(kind)s at %(place)s", {"kind": category.__name__, "place": place})


NO_MORE = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM})
"""Errors of accepting a connection for want of descriptors, buffers or memory. asyncio tries again at once, a
hundred times for each connection that waits."""

SELDOM = 60.0
"""Seconds between two lines about such errors."""

_told_at: dict[asyncio.AbstractEventLoop, float] = {}


def _told_lately(loop: asyncio.AbstractEventLoop) -> bool:
    now = loop.time()
    if now - _told_at.get(loop, -SELDOM) < SELDOM:
        return True
    _told_at.clear()
    _told_at[loop] = now
    return False


def _loop_broke(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    error = context.get("exception")
    if isinstance(error, OSError) and error.errno in NO_MORE and _told_lately(loop):
        return
    work = context.get("task") or context.get("future") or context.get("handle")
    coroutine = work.get_coro() if isinstance(work, asyncio.Task) else None
    named = getattr(coroutine, "__qualname__", type(work).__name__)
    log.error("background work failed: %(work)s", {"work": named}, exc_info=error)
