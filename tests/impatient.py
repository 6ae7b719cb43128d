"""`afterword run` that waits no longer than so many seconds for a process that has the file: SECONDS run."""

import sys

from bot.cli import main
from bot.service.leadership import file_lock

if __name__ == "__main__":
    file_lock.ENDING = float(sys.argv.pop(1))
    main()
