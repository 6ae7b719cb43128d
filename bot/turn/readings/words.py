"""Define the words by which one file of this box reads a text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Protocol

Words = Mapping[str, re.Pattern[str]]
"""Patterns, each by its name in the file of `content/en/turn/` that belongs to the file which uses them."""


class HasWords(Protocol):
    """A turn has words, and so has a reader: what only needs them can be tested without a turn."""

    def words(self, name: str) -> Words:
        """Return the patterns of a file in `content/en/turn/`. name: without the suffix."""
