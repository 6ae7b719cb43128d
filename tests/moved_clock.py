"""`afterword run` in a process whose clock is moved: python -m tests.moved_clock SECONDS."""

import asyncio
import sys
from datetime import timedelta

from bot.app import now
from bot.settings import read_settings
from bot.telegram.serve import serve

MOVED = timedelta(seconds=float(sys.argv[1]))
asyncio.run(serve(read_settings(), clock=lambda: now() + MOVED))
