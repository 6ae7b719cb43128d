"""`afterword run` in a process whose clock is set: python -m tests.moved_clock SECONDS after BEGINNING."""

import asyncio
import sys
from datetime import UTC, datetime, timedelta

from bot.channels.telegram.server import serve
from bot.config import read_settings
from bot.service.app import now

BEGINNING = datetime(2027, 1, 5, 10, tzinfo=UTC)
"""A Tuesday morning, so that no test depends on the hour at which it runs."""


def main() -> None:
    started = now()
    set_to = BEGINNING + timedelta(seconds=float(sys.argv[1]))
    asyncio.run(serve(read_settings(), clock=lambda: set_to + (now() - started)))


if __name__ == "__main__":
    main()
