"""Tell how a piece or a name ends, and what a text begins with."""

from __future__ import annotations

import re

from bot.language.understanding.lines.fillers import FILLERS
from bot.language.understanding.lines.names_in import Name
from bot.language.understanding.lines.piece import Piece
from bot.language.understanding.lines.placeholders import ANY
from bot.language.understanding.lines.roles import is_role
from bot.language.understanding.lines.words import COMPANY_WORDS


def has_own_subject(piece: Piece) -> bool:
    """Tell whether some employer that is no clear name did it: "next warehouse rejected me"."""
    match = next(iter(piece.matches.values()), None)
    subject = FILLERS.sub("", ANY.sub(" ", piece.text[: match.start()])).split() if match is not None else []
    return 1 < len(subject) <= _SUBJECT and subject[-1].casefold() in COMPANY_WORDS


_SUBJECT = 3
"""The most words of such a subject."""


def first_role(text: str) -> str | None:
    """Return the role that a text begins with, of up to four words; None if it begins with none."""
    words = ANY.sub(" . ", text).split()
    starts = (" ".join(words[:count]) for count in range(2, 5))
    return next((said for said in starts if "." not in said and is_role(said)), None)


def ends_as_a_company(name: Name) -> bool:
    """Tell whether a name ends as names of companies do."""
    return name.text.casefold().split()[-1].strip(".") in COMPANY_WORDS


def ends_with_name(piece: Piece) -> bool:
    """Tell whether nothing stands behind the last name of a piece."""
    text = ANY.sub(" ", piece.text).rstrip()
    return text.endswith(piece.names[-1].text) or text.endswith(piece.names[-1].text + "'s")


def is_named_well(name: Name, piece: Piece) -> bool:
    """Tell whether a name in small letters is one: by its end, or as it called or wrote ("acme rang")."""
    return ends_as_a_company(name) or _WROTE.search(piece.text) is not None


_WROTE = re.compile(
    r"\b(?:called|rang|phoned|emailed|mailed|replied|came back|wrote|messaged|texted|contacted|got in touch)"
    r"(?: me)?(?: back)?\W*$"
    r"|\b(?:heard (?:back )?|(?:call|e-?mail|mail|letter|text|reply|message) )from\b",
    re.IGNORECASE,
)
