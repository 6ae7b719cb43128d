"""Read a role that stands alone in a text: "data scientist", "no, it's for a senior analyst"."""

from __future__ import annotations

import re

from bot.language.understanding.lines.roles import is_role
from bot.language.understanding.phrases.word_tables import WordTable

_TABLE = WordTable("lines/role_alone")
_ALONE = _TABLE.pattern("alone", re.IGNORECASE)
_NO_ROLE = _TABLE.pattern("no_role", re.IGNORECASE)


def role_alone(text: str) -> str | None:
    """Return the role that a text names, and nothing else; None if it may be something else."""
    match = _ALONE.fullmatch(text)
    if match is None or _NO_ROLE.fullmatch(match["role"]):
        return None
    return match["role"] if is_role(match["role"]) else None
