"""`afterword run` that waits no longer than so many seconds for a process that has the file: SECONDS run."""

import sys

from bot import leading
from bot.cli import main

if __name__ == "__main__":
    leading.ENDING = float(sys.argv.pop(1))
    main()
