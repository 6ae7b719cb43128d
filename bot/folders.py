"""Know where the files are that are shipped with the code: words and migrations."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def shipped(folder: str) -> Path:
    """Return a folder that is shipped with the code: in an installed wheel, or beside the package."""
    inside = _PACKAGE / "shipped" / folder
    return inside if inside.exists() else _PACKAGE.parent / folder
