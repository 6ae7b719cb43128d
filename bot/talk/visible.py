"""Tell what of a text can be seen."""

from __future__ import annotations

import re
from unicodedata import category

JOINERS = frozenset("\u200c\u200d")
"""Of what has no shape of its own these are kept: emoji and some scripts need them."""

_WITH_A_SHAPE = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2")
"""Signs of Arabic and Syriac that Unicode counts among the formatting, though they are drawn."""

_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0\ufffc\U0001d159")
"""Letters and signs that are drawn as nothing: Hangul's fillers, Braille's empty cell, and the like."""

_RESERVED = re.compile("[\u2065\ufdd0-\ufdef\ufff0-\ufff8\U000e0000-\U000e0fff]")
"""No character stands there, and none that can be seen ever will."""

_FLAG = re.compile("(\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f)")
"""The flags of England, Scotland and Wales are spelt in characters that are drawn nowhere else."""

_PLAIN = re.compile("[!-~]")
"""One of these is nearly always there, and is found without looking at each character."""

_DRAWN = ("L", "N", "P", "S")
"""Letters, numbers, punctuation, symbols. Marks are drawn on one of these, and alone are nothing."""


def is_visible(text: str) -> bool:
    """Whether there is anything to see in it: a letter, a digit, a sign, an emoji."""
    return _PLAIN.search(text) is not None or any(map(_is_drawn, text))


def one_line(text: str) -> str:
    """The text on one line, without what can't be seen.

    That may turn the direction of what stands after it, in our own words too.
    """
    line = " ".join(text.split())
    if line.isprintable():  # mostly, and each character costs time
        return line
    parts = _FLAG.split(line)  # every second one is such a flag
    parts[::2] = ["".join(map(_kept, part)) for part in parts[::2]]
    return " ".join("".join(parts).split())


def _is_drawn(char: str) -> bool:
    kind = category(char)
    return (kind[0] in _DRAWN and char not in _BLANK) or (kind == "Cn" and _may_be_newer(char))


def _kept(char: str) -> str:
    """A character as it may stand in a line."""
    if char.isprintable() or char in JOINERS or char in _WITH_A_SHAPE:
        return char
    kind = category(char)
    if kind == "Cn" and _may_be_newer(char):
        return char
    return "" if kind == "Cf" else " "


def _may_be_newer(char: str) -> bool:
    """Whether it may be a character that Python doesn't know yet: there are new emoji every year."""
    return ord(char) & 0xFFFE != 0xFFFE and _RESERVED.match(char) is None
