"""Find every phrase in a text in one walk, with a trie: phrases that begin alike share a branch.

The safety screen and the routing write phrases in the same syntax: a slash separates alternative words, `*`
stands for a few words, and `@name` for a word of that kind. Each has its own way to forgive misspellings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

ANY, KIND = "*", "@"

GAP = 2
"""The most words that `*` stands for."""

Phrase = tuple[str, ...]


def spelled_out(line: str) -> Iterator[Phrase]:
    """Return every phrase that a line stands for, one for each choice of alternative words."""
    return product(*(word.split("/") for word in line.split()))


class Match(NamedTuple):
    """Hold a phrase found in a text. weight: the number of its words, without those of a gap."""

    section: str
    weight: int
    start: int
    end: int


@dataclass(slots=True)
class _Node:
    """Hold a place in the trie: where phrases with the same first words meet."""

    following: dict[str, _Node] = field(default_factory=dict)
    complete: list[tuple[str, int]] = field(default_factory=list)  # section, weight


class PhraseTrie:
    """Find phrases in the words of a text: those that begin alike share a branch.

    kinds: for each name, the words that `@name` stands for. never_in_gap: words that `*` never stands for.
    """

    def __init__(
        self, kinds: Mapping[str, Iterable[str]] | None = None, never_in_gap: frozenset[str] = frozenset()
    ) -> None:
        self._root = _Node()
        self._never_in_gap = never_in_gap
        self._labels_of: dict[str, list[str]] = {}
        for name, words in (kinds or {}).items():
            for word in words:
                self._labels_of.setdefault(word, [word]).append(KIND + name)

    def add(self, section: str, phrase: Phrase) -> None:
        """Add a phrase to look for. Raise ValueError if it does not begin and end with a word."""
        if not phrase or ANY in (phrase[0], phrase[-1]):
            raise ValueError(f"a phrase begins and ends with a word: {' '.join(phrase)!r} in {section!r}")
        node = self._root
        for word in phrase:
            node = node.following.setdefault(word, _Node())
        node.complete.append((section, len(phrase) - phrase.count(ANY)))

    def matches(self, words: Sequence[str], begins_clause: Sequence[bool]) -> list[Match]:
        """Find every phrase at every place. begins_clause: for each word, whether a clause begins with it.

        The words of a gap lie in one clause; the word after the gap may begin the next.
        """
        matches: list[Match] = []
        follow, labels_of, end = self._root.following, self._labels_of, len(words)
        for start, word in enumerate(words):
            if word not in follow and word not in labels_of:
                continue
            places = [(self._root, start)]
            while places:
                node, at = places.pop()
                for section, weight in node.complete:
                    matches.append(Match(section, weight, start, at))
                following = node.following
                if (gap := following.get(ANY)) is not None:
                    places += [(gap, after) for after in self._ends_of_gap(words, begins_clause, at)]
                if at < end and following:
                    labels = labels_of.get(words[at])
                    if labels is not None:
                        places += [(following[label], at + 1) for label in labels if label in following]
                    elif words[at] in following:
                        places.append((following[words[at]], at + 1))
        return matches

    def _ends_of_gap(self, words: Sequence[str], begins_clause: Sequence[bool], at: int) -> range:
        """Return the places where a gap that begins at `at` may end."""
        last = min(at + GAP, len(words))
        for end in range(at, last):
            if begins_clause[end] or words[end] in self._never_in_gap:
                return range(at, end + 1)
        return range(at, last + 1)
