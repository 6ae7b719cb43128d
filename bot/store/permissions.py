"""Keep other users of the machine away from the coach's files."""

from __future__ import annotations

import logging
import stat
from pathlib import Path

log = logging.getLogger(__name__)

OWNER, OTHERS = 0o600, 0o077
"""The mode of a file that is for its owner alone, and the bits that nobody else may have."""


def restrict(*paths: Path) -> None:
    """Take files away from all but their owner. A warning says so; if it fails, it says what to do."""
    modes = {path: path.stat().st_mode for path in paths if path.is_file()}
    wide = [path for path, mode in modes.items() if mode & OTHERS]
    if not wide:
        return
    fields = {"file": wide[0].name, "mode": f"{stat.S_IMODE(modes[wide[0]]):04o}"}
    try:
        for path in wide:
            path.chmod(stat.S_IMODE(modes[path]) & ~OTHERS)
    except OSError:
        log.warning("others may read %(file)s (mode %(mode)s): run chmod go= on it as its owner", fields)
    else:
        log.warning("others could read %(file)s (mode %(mode)s); from now on only its owner can", fields)
