"""The routes that tests walk: found once in a run of the tests, since that takes longer than walking them."""

import os
import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, flock
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any

from bot.coach.scripts import SCRIPTS
from bot.talk.paths import Route, routes
from bot.talk.script import Script

SHARED = "SHARED_ROUTES"
"""The folder in which the processes of a run of the tests leave what they have found, for the others."""


@cache
def routes_of(script: Script) -> list[tuple[Any, Route]]:
    """(facts, route), as `paths` finds them where a dialogue has more than 500 routes."""
    folder = os.environ.get(SHARED)
    if folder is None or SCRIPTS.get(script.name) is not script:
        found = _find(script)
    else:
        file = Path(folder) / script.name
        with _alone(file.with_suffix(".lock")):
            if not file.exists():
                file.write_bytes(pickle.dumps(_find(script)))
            found = pickle.loads(file.read_bytes())  # noqa: S301 - our own
    return [(script.samples[number], route) for number, route in found]


def _find(script: Script) -> list[tuple[int, Route]]:
    return [
        (number, route)
        for number, facts in enumerate(script.samples)
        for route in routes(script, facts, max_routes=500)
    ]


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    with lock.open("w") as held:
        flock(held, LOCK_EX)
        yield


def share_routes() -> None:
    """Make the folder, in the process that starts the others."""
    os.environ[SHARED] = mkdtemp(prefix="afterword-routes-")


def shared_no_more() -> None:
    rmtree(os.environ.pop(SHARED))
