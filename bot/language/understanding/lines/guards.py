"""Tell what only looks like news: questions, wishes, plans, regrets, what happened to others, feelings."""

from __future__ import annotations

import re

from bot.language.understanding.phrases.word_tables import WordTable

_TABLE = WordTable("lines/guards")
_ASKED = _TABLE.pattern("asked", re.IGNORECASE)
_DID_SOMEBODY = _TABLE.pattern("did_somebody", re.IGNORECASE)
_MAY_NOTE = _TABLE.pattern("may_note", re.IGNORECASE)
_WISH = _TABLE.pattern("wish", re.IGNORECASE)
_WISH_ANYWHERE = _TABLE.pattern("wish_anywhere", re.IGNORECASE)
_UNREAL = _TABLE.pattern("unreal", re.IGNORECASE)
_PLANNED = _TABLE.pattern("planned", re.IGNORECASE)
_OTHERS = _TABLE.pattern("others", re.IGNORECASE)
_MAIL = _TABLE.pattern("mail", re.IGNORECASE | re.MULTILINE)
_REVIEW = _TABLE.pattern("review", re.IGNORECASE)


def is_question(sentence: str, asked: bool) -> bool:
    """Tell whether a sentence asks something. asked: it ends with a question mark."""
    return asked or bool(_ASKED.search(sentence)) or bool(_DID_SOMEBODY.search(sentence))


def is_wish(sentence: str) -> bool:
    """Tell whether a sentence wants something done, other than noting what it says."""
    if _MAY_NOTE.search(sentence):
        return False
    return bool(_WISH.search(sentence) or _WISH_ANYWHERE.search(sentence))


_PLEA = _TABLE.pattern("plea", re.IGNORECASE)


def is_plea(piece: str) -> bool:
    """Tell whether a piece asks for a reply or for help with what the pieces before it tell."""
    return bool(_PLEA.search(piece))


def asks_to_note(sentence: str) -> bool:
    """Tell whether a sentence asks to note something down."""
    return bool(_MAY_NOTE.search(sentence))


def without_noting(sentence: str) -> str:
    """Return a sentence without its request to note something."""
    return re.sub(
        r"^\s*(?::|for me|my|an?|the|new|one|of|that|this|as)(?:\s|$)",
        " ",
        _MAY_NOTE.sub("", sentence, count=1),
    ).strip(" :")


def is_unreal(piece: str) -> bool:
    """Tell whether a piece is no fact about the person: a condition, a plan, a feeling, somebody else's."""
    others = _OTHERS.search(piece) and not _FOR_ME.search(piece)
    return bool(_UNREAL.search(piece) or _PLANNED.search(piece) or others)


_FOR_ME = _TABLE.pattern("for_me", re.IGNORECASE)


def is_review(piece: str) -> bool:
    """Tell whether a piece looks back at how something went."""
    return bool(_REVIEW.search(piece))


def is_mail(text: str) -> bool:
    """Tell whether a text is a mail instead of a chat line."""
    return bool(_MAIL.search(text))
