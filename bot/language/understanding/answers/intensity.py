"""Read how heavy something is from how it is said: superlatives, what the body can't do, what a blow did."""

from __future__ import annotations

import re
from collections.abc import Mapping

MOST_WORDS = 60
"""The most words of a text that is looked at: a longer one tells a story."""

_CLAUSE = re.compile(r"[,.;:!()\n–—]+|\s-\s")


class Intensity:
    """Read a heavy step that no word of the scale says: `[intensity]` of `scale.toml`."""

    def __init__(self, data: Mapping[str, str], steps: Mapping[str, str], things: str) -> None:
        """data: patterns of what turns round, denies or softens. steps: one of each step, the heaviest last.

        things: a pattern of what else may be heavy. Raises KeyError if a pattern is missing.
        """
        self._turn = re.compile(data["turn"])
        self._aside = re.compile(data["aside"].replace("{things}", things))
        self._denied = re.compile(rf"(?:{data['denied']})\s*$")
        self._steps = {step: re.compile(says) for step, says in reversed(tuple(steps.items()))}

    def read(self, text: str) -> str | None:
        """Return the heavy step that the end of a text says: what stands behind its last "but".

        text: in small letters, with straight apostrophes.
        """
        if "?" in text or len(text.split()) > MOST_WORDS:
            return None
        clauses = [clause for clause in _CLAUSE.split(self._turn.split(text)[-1]) if clause.strip()]
        return next((step for step in self._steps if any(self._says(step, each) for each in clauses)), None)

    def _says(self, step: str, clause: str) -> bool:
        """Tell whether a clause says that a step fits how the person is now, and doesn't deny it."""
        if self._aside.search(clause) is not None:
            return False
        found = self._steps[step].finditer(clause)
        return any(self._denied.search(clause[: match.start()]) is None for match in found)
