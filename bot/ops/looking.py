"""Define the commands for those who write the words and would rather look than read: `preview` and `map`."""

from __future__ import annotations

import asyncio
import signal
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.ops.running import run_command

commands = typer.Typer()

Format = StrEnum("Format", ["mermaid", "svg"])


@commands.command()
def preview(
    port: Annotated[int, typer.Option(help="The port to listen on; 0 for any that is free.")] = 0,
) -> None:
    """Show every dialogue in a browser on this machine, and talk to the coach there, until it is stopped."""
    run_command(lambda: asyncio.run(_preview(port)))


async def _preview(port: int) -> None:
    from bot.ops.preview.server import serving
    from bot.service.app import content_folder

    stopped = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stopped.set)
    async with serving(content_folder(), port) as address:
        typer.echo(f"Open {address}\nWhoever has this address can see the page. Ctrl-C ends it.")
        await stopped.wait()


@commands.command("map")
def draw_map(
    dialogue: Annotated[str | None, typer.Argument(help="The dialogue, such as no; all if left out.")] = None,
    drawn_as: Annotated[Format, typer.Option("--format", help="How it is drawn.")] = Format.mermaid,
    file: Annotated[Path | None, typer.Option("--to", help="The file to write, instead of printing.")] = None,
) -> None:
    """Draw which question follows which answer, in a dialogue or in all of them."""

    def main() -> None:
        from bot.errors import OperatorError
        from bot.ops.mapping.drawn import drawn
        from bot.service.app import words

        picture = drawn(*words(), dialogue, drawn_as.value)
        if file is None:
            typer.echo(picture, nl=False)
            return
        try:
            file.write_text(picture, encoding="utf-8")
        except OSError:
            raise OperatorError(f"Give another file: {file} can't be written.") from None

    run_command(main)
