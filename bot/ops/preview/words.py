"""Notice when a file of the words has changed, and read them anew."""

from __future__ import annotations

from pathlib import Path

from bot.errors import OperatorError
from bot.ops.preview.routes import Routes
from bot.ops.preview.trouble import troubles
from bot.service.app import read_words

SUFFIXES = (".j2", ".toml", ".npz")


def stamp(folder: Path) -> int:
    """Return a number that changes whenever a file of the words is changed, made or removed."""
    found = []
    for path in folder.rglob("*"):
        if path.suffix in SUFFIXES:
            try:
                status = path.stat()
            except OSError:  # an editor replaces a file by a new one
                continue
            found.append((str(path), status.st_mtime_ns, status.st_size))
    return hash(tuple(sorted(found)))


class Words:
    """Hold the words as they are in their files now.

    shown: the newest that can be read. whole: the newest that a coach can speak. troubles: a sentence for
    each file that can't be used. version: counts up when a file changes.
    """

    def __init__(self, folder: Path) -> None:
        """Read the words. Raises OperatorError where there are none."""
        self._folder = folder
        self._stamp = stamp(folder)
        self.version = 1
        self.shown = self.whole = read_words(folder)
        self.routes = Routes(*self.shown[:2])
        self.troubles = troubles(self.shown[0])

    def look(self) -> int:
        """Read the words anew if a file has changed; return the version."""
        now = stamp(self._folder)
        if now == self._stamp:
            return self.version
        self._stamp = now
        try:
            self.shown = read_words(self._folder)
            self.routes = Routes(*self.shown[:2])
            self.troubles = troubles(self.shown[0])
        except (OperatorError, ValueError, TypeError) as error:  # what a half-written file raises
            self.troubles = [f"The words can't be read: {' '.join(str(error).split()).rstrip('.')}."]
        if not self.troubles:
            self.whole = self.shown
        self.version += 1
        return self.version
