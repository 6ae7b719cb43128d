"""Show that the coach is alive, to health checks: by a file touched after every fetch, and by /healthz."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from ipaddress import ip_address
from pathlib import Path

from bot.config import HEALTH, Settings

log = logging.getLogger(__name__)

ALIVE_FOR = 100.0
"""Seconds after a fetch until something must be wrong. Telegram holds a fetch open for a quarter of that."""


UNHEALTHY = "nothing is delivered"
"""The text of /healthz for a process that runs but takes nothing in, or gets no message out."""

DEGRADED = "degraded: what people type is heard by labels and phrases only"
"""The text of /healthz for a process that can't load the encoder, and so hears without it."""

ROW_HELD = "degraded: another session holds the row of the leader, so no other process could take over"
"""The text of /healthz while no other process could become the leader."""

OK = 200
"""The status of /healthz where all is well."""

LONGEST_PAGE = 200
"""Bytes of /healthz that are read: it says one line."""

PROBE_TIMEOUT = 5.0
"""Seconds to wait for the answer of /healthz."""


def alive_file(settings: Settings) -> Path:
    """Return the file that is touched while the bot is alive; it is removed when the bot stops."""
    return settings.data_dir / "alive"


_not_written: set[Path] = set()
"""Files whose last write failed."""


def report_fetch(file: Path, *, healthy: bool) -> None:
    """Report that updates were fetched. healthy: whether messages get out; if not, the file says so."""
    _write(file, "" if healthy else f"{UNHEALTHY}\n")


def report_alive(file: Path) -> None:
    """Report that a process is alive that fetches nothing itself."""
    _write(file, None)


class Reporter:
    """Reports in a thread of its own: a disk that hangs must hold up nobody."""

    def __init__(self) -> None:
        self._thread: threading.Thread | None = None

    def report(self, what: Callable[[], None]) -> None:
        """Report, unless the last report is still under way, or no thread can be had."""
        if self._thread is None or not self._thread.is_alive():
            thread = threading.Thread(target=what, name="alive", daemon=True)
            try:
                thread.start()
            except RuntimeError:  # "can't start new thread"
                log.warning("no thread could be started to report that the bot is alive")
            else:
                self._thread = thread

    def finish(self, within: float) -> None:
        """Wait until the last report is made, so many seconds at most."""
        if self._thread is not None:
            self._thread.join(within)


def _write(file: Path, text: str | None) -> None:
    """Write to the file, or only touch it; if that fails, go on, since the bot itself doesn't need the file.

    The disk may be full, or all file descriptors taken. That is logged once until a write succeeds again.
    """
    try:
        if text is not None:
            file.write_text(text, encoding="ascii")
        file.touch()
    except OSError as error:
        if file not in _not_written:
            _not_written.add(file)
            log.warning(
                "the file that shows that the bot is alive can't be written: %(error)s",
                {"error": type(error).__name__},
            )
    else:
        _not_written.discard(file)


def fetched_ago(settings: Settings) -> float | None:
    """Return the seconds since the last fetch; None if the bot ended in order, or never began."""
    try:
        return time.time() - alive_file(settings).stat().st_mtime
    except OSError:
        return None


def is_alive(settings: Settings) -> bool:
    """Tell whether the bot is alive: by /healthz if it is served, and by the last fetch if it polls."""
    if settings.listening is not None and (health_page(*settings.listening) or (0, ""))[0] != OK:
        return False
    if settings.webhook is not None:
        return True
    ago = fetched_ago(settings)
    return ago is not None and ago < ALIVE_FOR and not says_unhealthy(alive_file(settings))


def says_unhealthy(file: Path) -> bool:
    """Tell whether the file of the last fetch says that messages don't get out, or can't be read."""
    try:
        return file.read_text(encoding="ascii") != ""
    except OSError:
        return True


def health_page(host: str, port: int) -> tuple[int, str] | None:
    """Return the status of /healthz, and the beginning of what it says; None where nobody answers."""
    with closing(HTTPConnection(_here(host), port, timeout=PROBE_TIMEOUT)) as connection:
        try:
            connection.request("GET", HEALTH)
            answer = connection.getresponse()
            return answer.status, answer.read(LONGEST_PAGE).decode("ascii", "replace").strip()
        except (OSError, HTTPException):
            return None


def _here(host: str) -> str:
    """Return the host to ask: this machine itself, if the given host means every address."""
    try:
        address = ip_address(host)
    except ValueError:  # a name
        return host
    own = {4: "127.0.0.1", 6: "::1"}
    return own[address.version] if address.is_unspecified else host
