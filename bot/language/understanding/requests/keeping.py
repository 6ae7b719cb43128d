"""Read whether something is to be kept or thrown away, if just that was asked: "don't bin it"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.language.understanding.phrases.word_tables import WordTable
from bot.turn.readings.offer_reply import Keeping

_TABLE = WordTable("requests/keeping")

LONGEST = 160
"""The most characters of a text that answers that: a longer one tells something."""

_CLAUSE = _TABLE.pattern("clause")


class KeepingWords:
    """Read what is to be kept by the words of one language, from `[keeping]` of `offers.toml`."""

    def __init__(self, data: Mapping[str, str]) -> None:
        """data: the table. Raises KeyError where a pattern is missing."""
        self._keeps, self._drops, self._slip, self._loses = (
            re.compile(rf"(?<!\w)(?:{data[name]})(?!\w)") for name in ("keeps", "drops", "slip", "loses")
        )
        self._denied = re.compile(data["denied"])
        self._refuses, self._asks, self._others = (
            re.compile(data[name]) for name in ("refuses", "asks", "others")
        )

    def read(self, text: str) -> Keeping | None:
        """Return what a text says is to be done: keep or drop; None if it says neither, or both.

        A text that only shows that the person didn't mean to be asked is a slip.
        """
        said = " ".join(text.casefold().replace("’", "'").split())
        if len(said) > LONGEST or (said.endswith("?") and self._asks.match(said) is not None):
            return None
        clauses = [clause.strip() for clause in _CLAUSE.split(said) if clause.strip()]
        found = {meant for clause in clauses for meant in self._in_clause(clause)}
        if not found:
            return Keeping.slip if self._slip.search(said) or self._only_refuses(clauses) else None
        return found.pop() if len(found) == 1 else None

    def _in_clause(self, clause: str) -> set[Keeping]:
        if self._others.match(clause) is not None:
            return set()
        ways = ((self._keeps, Keeping.keep, Keeping.drop), (self._drops, Keeping.drop, Keeping.keep))
        lost = {Keeping.keep} if self._loses.search(clause) is not None else set()  # nobody asks to lose it
        return lost | {
            denied if self._denied.search(clause[: match.start()].rstrip()) is not None else meant
            for words, meant, denied in ways
            for match in words.finditer(clause)
        }

    def _only_refuses(self, clauses: list[str]) -> bool:
        return bool(clauses) and self._refuses.fullmatch(clauses[0]) is not None
