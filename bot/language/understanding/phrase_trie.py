"""Phrases that begin alike share their way, so that one walk over a text finds every phrase in it.

The screen and the routing look for phrases of one syntax: a slash parts words that may each stand there, `*`
stands for a few words, and `@name` for a word of that kind. How words are spelled is up to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

ANY, KIND = "*", "@"

GAP = 2
"""Words that `*` stands for, at most."""

Phrase = tuple[str, ...]


def spelled_out(line: str) -> Iterator[Phrase]:
    """Find every phrase that a line stands for."""
    return product(*(word.split("/") for word in line.split()))


class Match(NamedTuple):
    """A phrase that stands in a text. weight: its words, those of a gap not counted."""

    section: str
    weight: int
    start: int
    end: int


@dataclass(slots=True)
class _Node:
    """Where phrases stand after the words they have in common."""

    following: dict[str, _Node] = field(default_factory=dict)
    complete: list[tuple[str, int]] = field(default_factory=list)  # section, weight


class PhraseTrie:
    """Finds phrases in the words of a text.

    kinds: name → the words that `@name` stands for. never_any: words that `*` never stands for.
    """

    def __init__(
        self, kinds: Mapping[str, Iterable[str]] | None = None, never_any: frozenset[str] = frozenset()
    ) -> None:
        self._root = _Node()
        self._never_any = never_any
        self._also: dict[str, list[str]] = {}
        for name, words in (kinds or {}).items():
            for word in words:
                self._also.setdefault(word, [word]).append(KIND + name)

    def add(self, section: str, phrase: Phrase) -> None:
        """Look for a phrase too. ValueError for one that does not begin and end with a word."""
        if not phrase or ANY in (phrase[0], phrase[-1]):
            raise ValueError("a phrase begins and ends with a word")
        node = self._root
        for word in phrase:
            node = node.following.setdefault(word, _Node())
        node.complete.append((section, len(phrase) - phrase.count(ANY)))

    def matches(self, words: Sequence[str], starts: Sequence[bool]) -> list[Match]:
        """Find every phrase at every place. starts: for each word, whether a clause begins with it.

        The words of a gap are of one clause.
        """
        found: list[Match] = []
        follow, also, last = self._root.following, self._also, len(words)
        for start, word in enumerate(words):
            if word not in follow and word not in also:
                continue
            places = [(self._root, start)]
            while places:
                node, at = places.pop()
                for section, weight in node.complete:
                    found.append(Match(section, weight, start, at))
                following = node.following
                if (gap := following.get(ANY)) is not None:
                    places += [(gap, end) for end in self._ends_of_gap(words, starts, at)]
                if at < last and following:
                    labels = also.get(words[at])
                    if labels is not None:
                        places += [(following[label], at + 1) for label in labels if label in following]
                    elif words[at] in following:
                        places.append((following[words[at]], at + 1))
        return found

    def _ends_of_gap(self, words: Sequence[str], starts: Sequence[bool], at: int) -> range:
        """Say where a gap that begins here may end."""
        last = min(at + GAP, len(words))
        for end in range(at, last):
            if starts[end] or words[end] in self._never_any:
                return range(at, end + 1)
        return range(at, last + 1)
