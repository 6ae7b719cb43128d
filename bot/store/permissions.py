"""Keep the files of the coach for their owner alone."""

from __future__ import annotations

import logging
import stat
from pathlib import Path

log = logging.getLogger(__name__)

OWNER, OTHERS = 0o600, 0o077
"""The mode of a file that is for its owner alone, and what nobody else may do."""


def restrict(*paths: Path) -> None:
    """Take files away from all but their owner; a warning says so, or what to do where that can't be."""
    modes = {path: path.stat().st_mode for path in paths if path.is_file()}
    wide = [path for path, mode in modes.items() if mode & OTHERS]
    if not wide:
        return
    told = {"file": wide[0].name, "mode": f"{stat.S_IMODE(modes[wide[0]]):04o}"}
    try:
        for path in wide:
            path.chmod(stat.S_IMODE(modes[path]) & ~OTHERS)
    except OSError:
        log.warning("others may read %(file)s (mode %(mode)s): run chmod go= on it as its owner", told)
    else:
        log.warning("others could read %(file)s (mode %(mode)s); from now on only its owner can", told)
