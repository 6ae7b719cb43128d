"""How others see that the coach goes on: a file that is touched after every fetch, and a page."""

from __future__ import annotations

import time
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from ipaddress import ip_address
from pathlib import Path

from bot.config import HEALTH, Settings

ALIVE_FOR = 100.0
"""Seconds after a fetch: longer, and something is wrong. Telegram holds a fetch open for a quarter of it."""


UNWELL = "nothing is delivered"
"""The word for a process that turns and says nothing."""

ANSWERS_IN = 5.0
"""Seconds for the page."""


def alive_file(settings: Settings) -> Path:
    """The file; it is taken away at the end."""
    return settings.data_dir / "alive"


def show(file: Path, *, well: bool) -> None:
    """Say that updates were fetched; and in the file, where the process is not well otherwise."""
    file.write_text("" if well else f"{UNWELL}\n", encoding="ascii")
    file.touch()


def fetched_ago(settings: Settings) -> float | None:
    """Seconds since the last fetch; None where it ended in order, or never began."""
    try:
        return time.time() - alive_file(settings).stat().st_mtime
    except OSError:
        return None


def is_alive(settings: Settings) -> bool:
    """Whether its page says that it is well; and the last fetch, where there are any, was lately and well."""
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
    """Whether the page says so."""
    with closing(HTTPConnection(_here(host), port, timeout=ANSWERS_IN)) as connection:
        try:
            connection.request("GET", HEALTH)
            return connection.getresponse().status == 200
        except (OSError, HTTPException):
            return False


def _here(host: str) -> str:
    """Where to ask who listens there: who listens on every address is asked on this machine's own."""
    try:
        address = ip_address(host)
    except ValueError:  # a name
        return host
    own = {4: "127.0.0.1", 6: "::1"}
    return own[address.version] if address.is_unspecified else host
