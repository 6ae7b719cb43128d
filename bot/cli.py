"""Define the command `afterword` and its subcommands, which `afterword --help` lists."""

from __future__ import annotations

import asyncio
import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.exceptions import TyperException

from bot.ops.looking import commands as looking
from bot.ops.running import print_lines as _print
from bot.ops.running import run_command as _run
from bot.telemetry import logs, streams

if TYPE_CHECKING:  # each command imports what it needs itself, since importing is most of a start
    from bot.config import Settings

app = typer.Typer(
    add_completion=False, no_args_is_help=True, help="Coach people who wait for a job decision or got a no."
)

app.add_typer(looking)

USAGE_ERROR = 2
"""The exit code if a command can't be done as it was given; each `OperatorError` has its own."""


def _set_up(min_level: str = "DEBUG") -> Settings:
    """Read the settings, and set up the logs at their level, or at `min_level` if that is higher."""
    from bot.config import read_settings

    settings = read_settings()
    levels = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
    logs.set_up(max(settings.log_level, min_level, key=levels.index), settings.secrets())
    return settings


@app.command()
def chat() -> None:
    """Talk to the coach in this terminal, on a database of its own, without Telegram."""

    async def main() -> None:
        from bot.channels.terminal import converse

        await converse(_set_up("WARNING"))

    _run(lambda: asyncio.run(main()))


@app.command()
def run() -> None:
    """Run the coach on Telegram until it is stopped."""
    from bot.channels.telegram.server import serve

    async def main() -> None:
        await serve(_set_up())

    _run(lambda: asyncio.run(main()))


@app.command()
def alive() -> None:
    """Tell whether the coach on Telegram is alive (fetches updates, or answers), for a health check."""

    def main() -> None:
        from bot.config import read_settings
        from bot.telemetry.liveness import is_alive

        if not is_alive(read_settings()):
            typer.echo("The bot has not fetched updates for a while, or does not answer.", err=True)
            raise typer.Exit(1)

    _run(main)


@app.command()
def doctor() -> None:
    """Say in ten lines whether all is as it should be, and if not, what to set. It changes nothing."""

    async def main() -> None:
        from bot.ops.doctor import examined
        from bot.service.app import now

        findings = [finding async for finding in examined(_set_up("CRITICAL"), now)]
        _print(map(str, findings))
        raise typer.Exit(0 if all(finding.well for finding in findings) else 1)

    _run(lambda: asyncio.run(main()))


@app.command()
def stats(
    weeks: Annotated[int, typer.Option(min=1, max=520, help="How many weeks, this one included.")] = 8,
    as_json: Annotated[bool, typer.Option("--json", help="Write them as JSON.")] = False,
) -> None:
    """Show how many people came, and what they began, finished and left, by week: counts only."""

    async def main() -> None:
        from bot.ops.stats import shown
        from bot.service.app import now

        _print(await shown(_set_up("WARNING"), weeks, now(), as_json=as_json))

    _run(lambda: asyncio.run(main()))


@app.command()
def check(
    max_routes: Annotated[
        int,
        typer.Option(
            help="Check every route of a dialogue that has fewer than this; of others, a selection."
        ),
    ] = 5000,
) -> None:
    """Render every text of every language, and check that it fits Telegram and reads well."""

    def main() -> None:
        from bot.ops.check import found_in, warnings
        from bot.service.app import now, words

        content, helplines = words()
        found = found_in(content, helplines, max_routes)
        _print([*warnings(helplines, now().date()), *found])
        typer.echo(f"{len(found)} problems" if found else "Every question has its words, and they fit.")
        raise typer.Exit(1 if found else 0)

    _run(main)


@app.command()
def learn(
    measure: Annotated[
        bool, typer.Option("--measure", help="Also measure on each writer, from the others.")
    ] = False,
) -> None:
    """Learn from the examples in the content what people mean, and write down what was learned."""

    def main() -> None:
        from bot.ops.hearing import learn
        from bot.service.app import content_folder

        _print(learn(content_folder(), measure=measure))

    _run(main)


@app.command()
def hear(
    text: Annotated[str, typer.Argument(help="What somebody types.")],
    at: Annotated[str | None, typer.Option(help="The open question, such as no/fits_now.")] = None,
    language: Annotated[str, typer.Option(help="The language of the person.")] = "en",
) -> None:
    """Show what the coach hears in TEXT: each reading with how sure it is, the likeliest first."""

    def main() -> None:
        from bot.ops.hearing import readings
        from bot.service.app import content_folder

        _print(readings(content_folder(), language, text, at))

    _run(main)


@app.command()
def backup(file: Annotated[Path, typer.Argument(help="The file to write; it must not exist yet.")]) -> None:
    """Copy the database to FILE while it is in use, and check the copy."""

    def main() -> None:
        from bot.ops.backup import back_up

        _print(back_up(_set_up(), file))

    _run(main)


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="The backup to restore.")],
    forget_missing: Annotated[
        bool, typer.Option(help="Leave out people who are not in the database that is replaced.")
    ] = False,
) -> None:
    """Replace the database by a backup; the old one is kept beside it. Stop the bot first."""

    async def main() -> None:
        from bot.ops.backup import restore
        from bot.service.app import now

        _print(await restore(_set_up("WARNING"), file, now, forget_missing=forget_missing))

    _run(lambda: asyncio.run(main()))


@app.command()
def rotate() -> None:
    """Encrypt everything under the first master key, or under a new one. Stop the bot first."""

    async def main() -> None:
        from bot.ops.rotation import rotate

        _print(await rotate(_set_up()))

    _run(lambda: asyncio.run(main()))


@app.command()
def move(
    address: Annotated[
        str, typer.Argument(metavar="DATABASE_URL", help="Where to copy to: an empty database.")
    ],
) -> None:
    """Copy everything to another database, such as PostgreSQL. Stop the bot first."""

    async def main() -> None:
        from bot.ops.moving import move

        _print(await move(_set_up("WARNING"), address))

    _run(lambda: asyncio.run(main()))


@app.command("parked", hidden=True)  # the command's former name
@app.command("dead-letters")
def deal_with_dead_letters(
    ids: Annotated[list[int] | None, typer.Argument(help="The ids of the updates.")] = None,
    replay: Annotated[bool, typer.Option("--replay", help="Take them in again.")] = False,
    drop: Annotated[bool, typer.Option("--drop", help="Delete them.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="Replay or drop all of them.")] = False,
) -> None:
    """List updates that could not be dealt with, without their content; or replay or drop some."""

    async def main() -> None:
        from bot.errors import OperatorError
        from bot.ops import dead_letters

        settings, failed = _set_up(), 0
        chosen = None if everything else ids
        if (replay and drop) or ((replay or drop) and everything == bool(ids)):
            raise OperatorError("Give either --replay or --drop, and either ids or --all.")
        if replay:
            lines, failed = await dead_letters.replay(settings, chosen)
        else:
            lines = await (dead_letters.drop(settings, chosen) if drop else dead_letters.listed(settings))
        _print(lines)
        if failed:
            raise typer.Exit(1)

    _run(lambda: asyncio.run(main()))


def main() -> None:
    """Run the command line."""
    streams.open_closed_streams()
    logs.set_up()
    # Most of a start is loading modules, which make next to no garbage: collecting it meanwhile would take
    # 0.1 s of 0.9 s (`make bench`, part "garbage").
    gc.disable()
    try:
        # Not `app()`, which would print its own traceback, with every error's text, before ours.
        code = typer.main.get_command(app)(standalone_mode=False)
    except TyperException as error:
        typer.echo(f"{error.format_message().rstrip('.')}. See afterword --help.", err=True)
        code = USAGE_ERROR
    except typer.Abort:
        code = 1
    finally:
        gc.enable()
        streams.flush_streams()
    sys.exit(code)
