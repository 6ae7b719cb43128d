"""Make plain lines of what was pasted: without markup, control characters and what is too long to be read."""

from __future__ import annotations

import html
import re

from bot.language.understanding.mails.days_abroad import in_english
from bot.language.understanding.phrases.word_tables import WordTable

LONGEST = 30_000
"""The most characters of a mail that are kept: no letter about a job has as many. Our own choice."""

MOST_LINES, LONGEST_LINE = 400, 2_000
"""The most lines that are read, and characters of each. Our own choice: letters have a few dozen lines."""

_TABLE = WordTable("mails/cleaning")
_TAG = _TABLE.pattern("tag", re.IGNORECASE)

_NEW_LINE = _TABLE.words("new_line")
_UNSEEN = frozenset({"script", "style", "head"})
_SPACES = re.compile(r"[ \t\r\f\v\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_LEADERS = re.compile(r"(?<=\w) ?\.{5,} ?(?=\S)")
"""The dots between a label and its value: "Job......... Clerk"."""

_HIDDEN = _TABLE.pattern("hidden")
_NO_CHARACTER = re.compile(r"&#(?:0*[1-9]\d{7,}|0{99,}\d*|x[0-9a-f]{9,});?", re.IGNORECASE)
"""A number that is longer than any character's: Python makes no integer of more than 4,300 digits."""

_IN_TAGS = _TABLE.pattern("in_tags", re.IGNORECASE)


_STAMP = re.compile(
    r"(?<!\d)(20\d\d)-?([01]\d)-?([0-3]\d)T([0-2]\d):?([0-5]\d)(?::?[0-5]\d)?(?:\.\d{1,6})?(Z)?(?!\w)"
)
"""A day and an hour as calendars write them (ISO 8601, RFC 5545): 20261208T150000Z."""


def lines_of(text: str) -> list[str]:
    """Return the lines of a text, plain and trimmed; an empty line stands for a break."""
    kept = text[:LONGEST]
    if _IN_TAGS.search(kept):
        kept = without_tags(kept)
    plain = _HIDDEN.sub("", _unescaped(kept).replace("\u2028", "\n").replace("\r\n", "\n"))
    lines: list[str] = []
    for line in plain.replace("\r", "\n").split("\n", MOST_LINES * 4):
        shown = in_english(_STAMP.sub(_stamped, line[:LONGEST_LINE]))
        shown = _LEADERS.sub(": ", _SPACES.sub(" ", shown)).strip().strip("*")
        if shown or (lines and lines[-1]):
            lines.append(shown)
        if len(lines) >= MOST_LINES:
            break
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _stamped(stamp: re.Match[str]) -> str:
    """Write the day and hour of a calendar as people do."""
    year, month, day, hour, minute, zulu = stamp.groups()
    return f"{year}-{month}-{day} {hour}:{minute}" + " UTC" * bool(zulu)


def _unescaped(text: str) -> str:
    """Replace HTML's names and numbers by their characters; a number of no character becomes U+FFFD."""
    return html.unescape(_NO_CHARACTER.sub("\ufffd", text))


def without_tags(text: str) -> str:
    """Take the markup out of a text, and what is in styles and scripts; a block begins a new line."""
    pieces: list[str] = []
    at, unseen = 0, ""
    for tag in _TAG.finditer(text):
        closing, name = bool(tag[1]), tag[2].casefold()
        if not unseen:
            pieces.append(text[at : tag.start()])
        at = tag.end()
        if name in _UNSEEN and not unseen and not closing:
            unseen = name
        elif closing and name == unseen:
            unseen = ""
        pieces.append("\n" if name in _NEW_LINE else " " if name in ("td", "th") else "")
    if not unseen:
        pieces.append(text[at:])
    return "".join(pieces)
