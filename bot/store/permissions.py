"""Keep other users of the machine away from the coach's files."""

from __future__ import annotations

import logging
import stat
from pathlib import Path

log = logging.getLogger(__name__)

OWNER, OTHERS = 0o600, 0o077
"""The mode of a file that is for its owner alone, and the bits that nobody else may have."""


def open_to_others(*paths: Path) -> dict[Path, int]:
    """Return those of these files that are not for their owner alone, with their modes."""
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in paths if path.is_file()}
    return {path: mode for path, mode in modes.items() if mode & OTHERS}


def restrict(*paths: Path) -> None:
    """Take files away from all but their owner. A warning says so; if it fails, it says what to do."""
    wide = open_to_others(*paths)
    if not wide:
        return
    first, mode = next(iter(wide.items()))
    fields = {"file": first.name, "mode": f"{mode:04o}"}
    try:
        for path, mode in wide.items():
            path.chmod(mode & ~OTHERS)
    except OSError:
        log.warning("others may read %(file)s (mode %(mode)s): run chmod go= on it as its owner", fields)
    else:
        log.warning("others could read %(file)s (mode %(mode)s); from now on only its owner can", fields)
