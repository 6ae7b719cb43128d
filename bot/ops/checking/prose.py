"""Read the rules of a language, and the names and sentences that its words are tried with (`prose.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from bot.talk.frozen import frozen

FILE = "prose.toml"


@frozen
class Prose:
    """Hold how a language puts a sentence together. Each field is explained in the file itself."""

    names: tuple[str, ...]
    roles: tuple[str, ...]
    contacts: tuple[str, ...]
    sentences: tuple[str, ...]
    messages: tuple[str, ...]
    dangling: tuple[str, ...]
    counted: tuple[str, ...]
    a_before: tuple[str, ...]
    an_before: tuple[str, ...]
    syllables: Mapping[str, int] = field(default_factory=dict)


def prose_of(folder: Path, language: str) -> Prose | None:
    """Return the rules of a language; None if it has none: then only its layout is checked."""
    file = folder / language / FILE
    if not file.is_file():
        return None
    table: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    fields: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in table.items()
    }
    return Prose(**fields)
