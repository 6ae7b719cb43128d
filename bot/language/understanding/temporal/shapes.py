"""Make patterns of the shapes in the content, and look for all of them at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

_PLACE = re.compile(r"\{([a-z_]+)(\d?)\}")
_NAME = re.compile(r"\?P<\w+>")
_APOSTROPHES = str.maketrans({"’": "'", "\xa0": " "})


def folded(text: str) -> str:
    """Put a text into lower case, each sign in its place: what is found has the same place in the text."""
    plain = text.lower()
    if len(plain) != len(text):
        plain = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return plain.translate(_APOSTROPHES)


def one_of(words: Iterable[str]) -> str:
    """Return the pattern of any of these words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


def spelled(shape: str, pieces: Mapping[str, str]) -> str:
    """Put pieces into the places of a shape. A digit behind a piece's name is put behind its parts' names."""
    while _PLACE.search(shape):
        shape = _PLACE.sub(lambda place: _numbered(pieces[place[1]], place[2]), shape)
    return shape


def _numbered(piece: str, number: str) -> str:
    return re.sub(r"(\?P<[a-z]+)>", rf"\g<1>{number}>", piece) if number else piece


class Shapes:
    """Look for shapes in one pass; where several begin at one place, the first of them counts."""

    def __init__(self, shapes: Sequence[str], before: str, after: str) -> None:
        """shapes: patterns with named parts. before, after: what has to hold around each of them.

        In the pattern of all shapes, each ends in an empty group, whose number tells which shape was found: a
        group around each shape would keep `re` from skipping the shape by its first letter.
        """
        self._each = [re.compile(f"{before}(?:{shape}){after}") for shape in shapes]
        nameless = "|".join(f"(?:{_NAME.sub('?:', shape)})()" for shape in shapes)
        self._any = re.compile(f"{before}(?:{nameless}){after}")
        self._named = len(re.compile(before).groupindex)

    def find(self, text: str) -> Iterator[tuple[int, re.Match[str]]]:
        """Go through what is found: the index of the shape, and its match with the parts."""
        for match in self._any.finditer(text):
            index = (match.lastindex or 1) - 1 - self._named
            own = self._each[index].match(text, match.start())
            if own is not None:
                yield index, own

    def later(self, index: int, text: str, start: int) -> Iterator[tuple[int, re.Match[str]]]:
        """Go through the shapes after the given one that fit at the same place too."""
        for at in range(index + 1, len(self._each)):
            if (match := self._each[at].match(text, start)) is not None:
                yield at, match
