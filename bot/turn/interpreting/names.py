"""Tell a name from a pasted or forwarded message, where a name is asked for."""

from __future__ import annotations

import re
from typing import Any

from bot.events import Wrote
from bot.talk.ask import Ask
from bot.talk.kinds import Write
from bot.talk.visible import is_visible
from bot.turn.model.turn import Turn

A_SENTENCE = 3
"""The fewest words that make a sentence when a full stop follows: names have full stops too."""

_SHORTENED = re.compile(
    r"assoc|ave|bros|co|corp|dept|dr|est|ft|gen|gov|inc|int|intl|jr|llc|ltd|mfg|mr|mrs|ms|mt|no|plc|pty|rd|sr"
    r"|st|univ"
)
"""Abbreviations in names, whose full stop doesn't end a sentence."""

_END = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+")


def is_name(ask: Ask[Any]) -> bool:
    """Tell whether a question asks for a name."""
    return isinstance(ask.kind, Write) and ask.kind.is_name


def is_no_name(ask: Ask[Any], event: Wrote) -> bool:
    """Tell whether a name is asked for and the text is none: somebody else's message, or more than a name."""
    return is_name(ask) and (event.forwarded or not may_be_name(event.text))


def is_written_as_name(text: str) -> bool:
    """Tell whether a text of two to four words is written as names are: "Hello Fresh", "Bank of Ireland"."""
    words = [word for word in text.split() if word.casefold() not in SMALL_WORDS]
    return 2 <= len(words) <= 4 and all(word[0].isupper() or word[0].isdecimal() for word in words)


SMALL_WORDS = frozenset({"&", "and", "for", "of", "the", "de", "la", "von", "van", "der"})
"""Words that are written in small letters within names."""


def without_lead(turn: Turn, text: str) -> str:
    """Return a text without what leads to the name in it: "i think it's the Tesco one, cashier".

    "The … one" is taken off only where a word in it is no ordinary one.
    """
    first, comma, rest = text.partition(",")
    found = turn.hear(first).name_within()
    name = found.name if found is not None and found.led else first.strip()
    one = _ONE.fullmatch(name)
    strange = one is not None and turn.hear(one["name"]).names_a_stranger(anywhere=True)
    name = one["name"] if one is not None and strange else name
    return f"{name}{comma}{rest}" if name != first.strip() else text


_ONE = re.compile(r"the (?P<name>\S.*) (?:one|job|role)", re.IGNORECASE)


def without_label(ask: Ask[Any], text: str) -> str:
    """Return a name without the label that is written before it: "role: staff nurse"."""
    before, colon, name = text.partition(":")
    known = LABELLED.get(ask.key.rpartition(".")[2], frozenset())
    return name.strip() if colon and name.strip() and before.strip().casefold() in known else text


LABELLED = {
    "company": frozenset({"company", "employer", "the company", "firm"}),
    "role": frozenset({"role", "job", "title", "job title", "position", "post", "the role", "the job"}),
    "contact": frozenset({"name", "contact", "first name", "her name", "his name", "their name"}),
}
"""What people write before a name, by the key of its question."""


def may_be_name(text: str) -> bool:
    """Tell whether a text has the shape of a name: a single line, and not several sentences."""
    lines = sum(map(is_visible, text.splitlines()))
    return lines <= 1 and sum(map(_is_sentence, _sentences(text))) <= 1


def _sentences(text: str) -> list[str]:
    """Split a text after each full stop that isn't part of an abbreviation."""
    pieces: list[str] = []
    piece = ""
    for part in _END.split(text):
        piece = f"{piece} {part}".strip()
        if not _is_shortened(piece):
            pieces.append(piece)
            piece = ""
    return [*pieces, piece]


def _is_shortened(piece: str) -> bool:
    """Tell whether the full stop at the end belongs to an abbreviation or an initial."""
    last = piece.rstrip("\"'”’)]").split()[-1:]
    word = last[0].casefold().removesuffix(".").lstrip("(") if last and last[0].endswith(".") else None
    return word is not None and (len(word) == 1 or "." in word or _SHORTENED.fullmatch(word) is not None)


def _is_sentence(piece: str) -> bool:
    words = [word for word in piece.split() if any(map(str.isalpha, word))]
    return len(words) >= A_SENTENCE
