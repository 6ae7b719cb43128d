"""What takes longer to find than to use is found once in a run of the tests, and shared by its processes."""

import os
import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, flock
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import TypeVar

T = TypeVar("T")

SHARED = "SHARED_BY_TESTS"
"""The folder in which the processes of a run of the tests leave what they have found, for the others."""


def shared(name: str, find: Callable[[], T]) -> T:
    """Return what another process has found under this name, or find it and leave it for the others."""
    folder = os.environ.get(SHARED)
    if folder is None:
        return find()
    file = Path(folder) / name
    with alone(file.with_suffix(".lock")):
        if not file.exists():
            file.write_bytes(pickle.dumps(find()))
        # Only the processes of this run write there: the folder is made anew for it and closed to others.
        found: T = pickle.loads(file.read_bytes())  # noqa: S301 - see above
        return found


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Be the only process of the run that does what comes here."""
    with lock.open("w") as held:
        flock(held, LOCK_EX)
        yield


def share() -> None:
    """Make the folder, in the process that starts the others."""
    os.environ[SHARED] = mkdtemp(prefix="afterword-shared-")


def shared_no_more() -> None:
    rmtree(os.environ.pop(SHARED))
