"""The command: afterword run | chat | check | alive."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Annotated

import typer

from bot.settings import SettingsError, read_settings

app = typer.Typer(
    add_completion=False, no_args_is_help=True, help="A coach for waiting for a job decision, and for a no."
)

WRONG_SETTING = 2
"""The exit code where a setting is wrong or missing."""


def _run(main: Callable[[], None]) -> None:
    """Run it; an operator's mistake is one line, and no traceback."""
    try:
        main()
    except SettingsError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(WRONG_SETTING) from None


@app.command()
def chat() -> None:
    """Talk to the coach in this terminal, on a database of its own, without Telegram."""

    async def main() -> None:
        from rich.console import Console

        from bot.app import started
        from bot.rate import SendRate
        from bot.terminal import MovableClock, Terminal, talk

        clock = MovableClock()
        settings = read_settings().model_copy(update={"person_rate": 0})  # nobody else is kept waiting here
        terminal = Terminal(Console(highlight=False), clock, settings.data_dir)
        async with started(settings, terminal, bot=0, rate=SendRate(0, 0), clock=clock) as coach:
            await talk(coach, terminal)

    _run(lambda: asyncio.run(main()))


@app.command()
def run() -> None:
    """The coach on Telegram, until it is stopped."""

    async def main() -> None:
        from bot.telegram.serve import serve

        await serve(read_settings())

    _run(lambda: asyncio.run(main()))


@app.command()
def alive() -> None:
    """Whether the coach on Telegram has fetched updates lately; for a health check."""

    def main() -> None:
        from bot.telegram.serve import is_alive

        if not is_alive(read_settings()):
            typer.echo("It has not fetched updates for a while.", err=True)
            raise typer.Exit(1)

    _run(main)


@app.command()
def check(
    few: Annotated[int, typer.Option(help="Walk a dialogue whole where it has fewer routes.")] = 5000,
) -> None:
    """Render every question of every route in every language, and hold it to Telegram's limits."""
    from bot.app import words
    from bot.check import problems

    found = problems(*words(), few)
    for problem in found:
        typer.echo(problem)
    typer.echo(f"{len(found)} problems" if found else "Every question has its words, and they fit.")
    raise typer.Exit(1 if found else 0)


def main() -> None:
    """The entry point."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    app()
