"""Words that a test may change: a folder of its own, in which only what is changed takes room."""

import os
import shutil
from pathlib import Path

from bot.service.app import content_folder


def words_in(folder: Path) -> Path:
    """The words as they are shipped; `change` alone may write into them."""
    own = folder / "content"
    shutil.copytree(content_folder(), own, copy_function=os.link)
    return own


def change(file: Path, old: str, new: str) -> None:
    """Write a file anew, with a part of it replaced. The shipped one, which it was a link to, stays."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.unlink()
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
