"""Say by which words a refusal is known, also where it hides behind thanks and wishes."""

from __future__ import annotations

import re

from bot.language.understanding.phrases.word_tables import WordTable

_TABLE = WordTable("mails/refusals")


def any_of(*patterns: str) -> re.Pattern[str]:
    """Join patterns to one that finds any of them."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


NO = any_of(*_TABLE.says("no"))
SOFT_NO = any_of(*_TABLE.says("soft_no"))
DENIED = _TABLE.pattern("denied")
