"""Define the words by which one file of this box reads a text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Protocol

Words = Mapping[str, re.Pattern[str]]
"""The patterns of one module, by their names in its file in `content/en/turn/`."""


class HasWords(Protocol):
    """A turn has words, and so has a reader: what needs words alone can be tested without a turn."""

    def words(self, name: str) -> Words:
        """Return the patterns of a file in `content/en/turn/`. name: without the suffix."""
