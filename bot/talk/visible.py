"""Tell which characters of a text can be seen, and replace halves of characters."""

from __future__ import annotations

import re
from unicodedata import category

JOINERS = frozenset("\u200c\u200d")
"""The invisible characters that are kept: emoji and some scripts need them."""

_WITH_A_SHAPE = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2")
"""Arabic and Syriac signs that Unicode counts as formatting characters, though they are drawn."""

_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0\ufffc\U0001d159")
"""Letters and signs that are drawn as nothing: Hangul's fillers, Braille's empty cell, and the like."""

_RESERVED = re.compile("[\u2065\ufdd0-\ufdef\ufff0-\ufff8\U000e0000-\U000e0fff]")
"""Code points that have no character and will never have a visible one."""

_FLAG = re.compile("(\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f)")
"""The flags of England, Scotland and Wales, spelt in characters that are drawn nowhere else."""

LONGEST_GAP = 40
"""The most blanks and line breaks in a row that are kept: more of them mean nothing more. Our own choice."""

_GAP = re.compile(rf"(\s{{{LONGEST_GAP}}})\s+")

_PLAIN = re.compile("[!-~]")
"""Nearly every text has one of these, and it is found without looking at each character."""

_DRAWN = ("L", "N", "P", "S")
"""Unicode categories: letters, numbers, punctuation, symbols. Marks are invisible unless drawn on these."""


def is_visible(text: str) -> bool:
    """Tell whether the text has anything to see: a letter, a digit, a sign, an emoji."""
    return _PLAIN.search(text) is not None or any(map(_is_drawn, text))


def with_short_gaps(text: str) -> str:
    """Return the text with no more than `LONGEST_GAP` blanks in a row.

    Many patterns look for words behind blanks, which takes a time that grows with the square of the blanks.
    """
    return _GAP.sub(r"\1", text)


def without_surrogates(text: str) -> str:
    """Return the text with each lone half of a character replaced by U+FFFD, and two that fit joined.

    JSON and a terminal may bring halves, which can be neither stored nor sent.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def one_line(text: str) -> str:
    """Return the text on one line, without invisible characters.

    Invisible characters may reverse the direction of the text after them, the coach's own words included.
    """
    line = " ".join(text.split())
    if line.isprintable():  # the usual case; checking each character costs time
        return line
    parts = _FLAG.split(line)  # every second part is a flag
    parts[::2] = ["".join(map(_kept, part)) for part in parts[::2]]
    return " ".join("".join(parts).split())


def _is_drawn(char: str) -> bool:
    """Tell whether a character leaves a mark when drawn."""
    kind = category(char)
    return (kind[0] in _DRAWN and char not in _BLANK) or (kind == "Cn" and _may_be_newer(char))


def _kept(char: str) -> str:
    """Return the character if it may stay in a line, else an empty text or a space."""
    if char.isprintable() or char in JOINERS or char in _WITH_A_SHAPE:
        return char
    kind = category(char)
    if kind == "Cn" and _may_be_newer(char):
        return char
    return "" if kind == "Cf" else " "


def _may_be_newer(char: str) -> bool:
    """Tell whether a code point may be a character that Python doesn't know yet: each year has new emoji."""
    return ord(char) & 0xFFFE != 0xFFFE and _RESERVED.match(char) is None
