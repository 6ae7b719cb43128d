"""Run a command: an operator's mistake ends it with one line and no traceback."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable
from contextlib import suppress

import typer

from bot.errors import OperatorError


def _enable_gc() -> None:
    """Switch the garbage collector on for objects made from here on; those made by loading stay anyway.

    Otherwise the process would stand still for 0.15 s at each full collection (`make bench`, part "garbage";
    this way it is 0.1 ms).
    """
    gc.freeze()
    gc.enable()


def run_command(main: Callable[[], None]) -> None:
    """Run a command; an operator's mistake ends it with one line and no traceback."""
    _enable_gc()
    try:
        main()
    except OperatorError as error:
        with suppress(OSError):  # if stderr is gone, the exit code still tells
            typer.echo(str(error), err=True)
        raise typer.Exit(error.code) from None


def print_lines(lines: Iterable[str]) -> None:
    """Print each line for the operator."""
    for line in lines:
        typer.echo(line)
