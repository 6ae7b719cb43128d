"""Keep standard streams that are closed, or can't be written to, from harming the process."""

from __future__ import annotations

import os
import sys


def open_closed_streams() -> None:
    """Open those standard streams that are closed, on the null device.

    Otherwise the first file that is opened gets a stream's number, and log lines go into the database.
    """
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass  # it stays open: the system gives out the lowest free number first
    os.close(descriptor)
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8"))


def flush_streams() -> None:
    """Write what is left to write; where that fails, such as on a full disk, drop it.

    Otherwise Python tries it itself at the exit, fails, and ends with code 120 instead of the command's own.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, stream.fileno())
            os.close(null)
