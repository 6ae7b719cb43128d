"""Show others that the coach is alive: by a file that is touched after every fetch, and by a page."""

from __future__ import annotations

import logging
import time
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from ipaddress import ip_address
from pathlib import Path

from bot.config import HEALTH, Settings

log = logging.getLogger(__name__)

ALIVE_FOR = 100.0
"""Seconds after a fetch until something must be wrong. Telegram holds a fetch open for a quarter of that."""


UNWELL = "nothing is delivered"
"""What is shown of a process that runs but takes nothing in, or gets no message out."""

DEGRADED = "degraded: what people type is heard by labels and phrases only"
"""What is shown of a process that can't load what it has learned to hear with, and goes on without."""

ROW_HELD = "degraded: another session holds the row of the leader, so no other process could take over"
"""What is shown of a process beside which none could begin to lead."""

ANSWERS_IN = 5.0
"""Seconds to wait for the page."""


def alive_file(settings: Settings) -> Path:
    """Return the file that is touched; it is removed at the end."""
    return settings.data_dir / "alive"


_not_written: set[Path] = set()
"""Files that could not be written last time."""


def show(file: Path, *, well: bool) -> None:
    """Show that updates were fetched. well: whether messages get out; if not, the file says so."""
    _write(file, "" if well else f"{UNWELL}\n")


def still_there(file: Path) -> None:
    """Show that the process is there, which fetches nothing itself."""
    _write(file, None)


def _write(file: Path, text: str | None) -> None:
    """Write to the file, or only touch it, and go on if that fails: it's the watcher who needs it.

    The disk may be full, or all file descriptors taken. It is told once until it is written again.
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
    """Tell whether all is well: by the page if it is served, and by the last fetch if updates are fetched."""
    if settings.listening is not None and not _is_well(*settings.listening):
        return False
    if settings.webhook is not None:
        return True
    ago = fetched_ago(settings)
    return ago is not None and ago < ALIVE_FOR and not _says_unwell(alive_file(settings))


def _says_unwell(file: Path) -> bool:
    try:
        return file.read_text(encoding="ascii") != ""
    except OSError:
        return True


def _is_well(host: str, port: int) -> bool:
    """Tell whether the page says that all is well."""
    with closing(HTTPConnection(_here(host), port, timeout=ANSWERS_IN)) as connection:
        try:
            connection.request("GET", HEALTH)
            return connection.getresponse().status == 200
        except (OSError, HTTPException):
            return False


def _here(host: str) -> str:
    """Return the host to ask: for one that means every address, this machine's own."""
    try:
        address = ip_address(host)
    except ValueError:  # a name
        return host
    own = {4: "127.0.0.1", 6: "::1"}
    return own[address.version] if address.is_unspecified else host
