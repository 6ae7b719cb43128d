"""The command: afterword run | chat | check | alive | backup | restore | move | rotate | dead-letters."""

from __future__ import annotations

import asyncio
import gc
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.exceptions import TyperException

from bot.telemetry import logs

if TYPE_CHECKING:  # else each command loads what it needs itself: most of a start is loading
    from bot.config import Settings

app = typer.Typer(
    add_completion=False, no_args_is_help=True, help="A coach for waiting for a job decision, and for a no."
)

MISTAKE = 2
"""The exit code where a setting is wrong or missing, or a command can't be done as it was given."""


def _loaded() -> None:
    """From here on look for garbage, but not among what was loaded: that stays.

    Else everything would stand still for 0.15 s whenever all there is is looked through (`make bench`, part
    "garbage"; this way it is 0.1 ms).
    """
    gc.freeze()
    gc.enable()


def _run(main: Callable[[], None]) -> None:
    """Run it; an operator's mistake is one line, and no traceback."""
    from bot.errors import OperatorError

    _loaded()
    try:
        main()
    except OperatorError as error:
        with suppress(OSError):  # where nobody can be told, the exit code tells
            typer.echo(str(error), err=True)
        raise typer.Exit(MISTAKE) from None


def _settings(at_least: str = "DEBUG") -> Settings:
    """The settings, and the logs as they want them, or less: from this level on."""
    from bot.config import read_settings

    settings = read_settings()
    levels = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
    logs.set_up(max(settings.log_level, at_least, key=levels.index), settings.secrets())
    return settings


def _tell(lines: Iterable[str]) -> None:
    for line in lines:
        typer.echo(line)


@app.command()
def chat() -> None:
    """Talk to the coach in this terminal, on a database of its own, without Telegram."""

    async def main() -> None:
        from rich.console import Console

        from bot.channels.terminal import MovableClock, Terminal, talk
        from bot.service.app import started
        from bot.service.send_rate import SendRate

        clock = MovableClock()
        settings = _settings("WARNING").model_copy(
            update={"person_rate": 0}
        )  # nobody else is kept waiting here
        terminal = Terminal(Console(highlight=False), clock, settings.data_dir)
        async with started(settings, terminal, bot=0, rate=SendRate(0, 0), clock=clock) as coach:
            await talk(coach, terminal)

    _run(lambda: asyncio.run(main()))


@app.command()
def run() -> None:
    """The coach on Telegram, until it is stopped."""
    from bot.channels.telegram.server import serve

    async def main() -> None:
        await serve(_settings())

    _run(lambda: asyncio.run(main()))


@app.command()
def alive() -> None:
    """Whether the coach on Telegram goes on: fetches updates, or answers; for a health check."""

    def main() -> None:
        from bot.config import read_settings
        from bot.telemetry.liveness import is_alive

        if not is_alive(read_settings()):
            typer.echo("It has not fetched updates for a while, or does not answer.", err=True)
            raise typer.Exit(1)

    _run(main)


@app.command()
def check(
    few: Annotated[int, typer.Option(help="Walk a dialogue whole where it has fewer routes.")] = 5000,
) -> None:
    """Render every question of every route in every language, and hold it to Telegram's limits."""
    from bot.ops.check import problems, warnings
    from bot.service.app import now, words

    _loaded()
    content, helplines = words()
    found = content.broken() or problems(content, helplines, few)
    for line in [*warnings(helplines, now().date()), *found]:
        typer.echo(line)
    typer.echo(f"{len(found)} problems" if found else "Every question has its words, and they fit.")
    raise typer.Exit(1 if found else 0)


@app.command()
def backup(file: Annotated[Path, typer.Argument(help="Where to; not there yet.")]) -> None:
    """Copy the database to FILE while it is in use, and check the copy."""

    def main() -> None:
        from bot.ops.backup import back_up

        _tell(back_up(_settings(), file))

    _run(main)


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A backup.")],
    forget_missing: Annotated[
        bool, typer.Option(help="Leave out people who are not in the database that was there.")
    ] = False,
) -> None:
    """Put a backup in the place of the database, which is kept beside it. The bot has to be stopped."""

    async def main() -> None:
        from bot.ops.backup import restore
        from bot.service.app import now

        _tell(await restore(_settings("WARNING"), file, now, forget_missing=forget_missing))

    _run(lambda: asyncio.run(main()))


@app.command()
def rotate() -> None:
    """Put everything under the first master key, or under a new one. The bot has to be stopped."""

    async def main() -> None:
        from bot.ops.rotation import rotate

        _tell(await rotate(_settings()))

    _run(lambda: asyncio.run(main()))


@app.command()
def move(
    address: Annotated[str, typer.Argument(metavar="DATABASE_URL", help="Where to; an empty database.")],
) -> None:
    """Copy everything to another database, such as PostgreSQL. The bot has to be stopped."""

    async def main() -> None:
        from bot.ops.moving import move

        _tell(await move(_settings("WARNING"), address))

    _run(lambda: asyncio.run(main()))


@app.command("parked", hidden=True)  # as it was called first
@app.command("dead-letters")
def deal_with_dead_letters(
    ids: Annotated[list[int] | None, typer.Argument(help="Which ones.")] = None,
    replay: Annotated[bool, typer.Option("--replay", help="Feed them to the inbox again.")] = False,
    drop: Annotated[bool, typer.Option("--drop", help="Take them away.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="All of them.")] = False,
) -> None:
    """List updates that could not be dealt with, without what they say; or replay or drop some."""

    async def main() -> None:
        from bot.errors import OperatorError
        from bot.ops import dead_letters

        settings = _settings()
        if not (replay or drop):
            _tell(await dead_letters.listed(settings))
            return
        if (replay and drop) or everything == bool(ids):
            raise OperatorError("Give either --replay or --drop, and either ids or --all.")
        chosen = None if everything else ids
        if drop:
            _tell(await dead_letters.drop(settings, chosen))
            return
        told, left = await dead_letters.replay(settings, chosen)
        _tell(told)
        if left:
            raise typer.Exit(1)

    _run(lambda: asyncio.run(main()))


def _open_streams() -> None:
    """Open what is closed of the standard streams, on nothing.

    Else what is opened first takes the place of one, and what is written to that goes into the database.
    """
    while (opened := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass  # it stays open: the lowest number that is free is taken first
    os.close(opened)
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 - as long as the process


def main() -> None:
    """The entry point."""
    _open_streams()
    logs.set_up()
    # Most of a start is loading modules, and next to nothing of what they make is garbage: to look for it
    # meanwhile would take 0.1 s of 0.9 s (`make bench`, part "garbage").
    gc.disable()
    try:
        # Not `app()`: that would put its own traceback, with every error's text, in front of ours.
        code = typer.main.get_command(app)(standalone_mode=False)
    except TyperException as error:
        typer.echo(f"{error.format_message().rstrip('.')}. See afterword --help.", err=True)
        code = MISTAKE
    except typer.Abort:
        code = 1
    finally:
        gc.enable()
    sys.exit(code)
