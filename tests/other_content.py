"""`afterword` with words from another folder, and maybe without a library: FOLDER LIBRARY run (or `-`)."""

import sys
from pathlib import Path

from bot.cli import main
from bot.service import app

if __name__ == "__main__":
    folder, library = Path(sys.argv.pop(1)), sys.argv.pop(1)
    app.content_folder = lambda: folder
    if library != "-":
        sys.modules[library] = None  # type: ignore[assignment] # importing it raises ImportError then
    main()
