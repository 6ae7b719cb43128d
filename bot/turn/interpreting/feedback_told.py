"""Read feedback that somebody tells of in their own words: that it came, what was good, and what wasn't."""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.turn.interpreting.one_line import on_one_line
from bot.turn.readings.words import HasWords, Words

WORDS = "interpreting/feedback_told"
"""The file of this module's patterns in `content/en/turn/`."""

LONGEST = 1200
"""Characters of a text in which feedback is told; a longer one is somebody else's mail. Our own choice."""

FEWEST = 2
"""The fewest words of what was said of the person: fewer say nothing that could be kept."""

MOST_BEFORE = 3
"""How often words like "and she said that" are taken off before a piece of what was said."""

_SAID = ("who_says", "feedback_is", "back_and_says", "feedback_that", "in_short")
"""The patterns that find what was said of the person, the surest first."""

_LIKED = frozenset({"liked", "loved", "praised"})
"""Verbs that belong to what was said: "liked my lesson"."""


class FeedbackTold(NamedTuple):
    """Hold what a text tells of feedback: what spoke for the person, and what didn't; None if unclear.

    named: the text itself says that feedback came. answered: it says that somebody answered. by_them: it
    begins with those who decided.
    """

    good: str | None = None
    criticism: str | None = None
    named: bool = False
    answered: bool = False
    by_them: bool = False


def feedback_told(reader: HasWords, text: str) -> FeedbackTold | None:
    """Return what a text tells of feedback that has come; None if it tells of none."""
    says = reader.words(WORDS)
    plain = says["signed"].sub("", on_one_line(text))
    if len(plain) > LONGEST or plain.endswith("?"):
        return None
    named = any(
        says["arrived"].search(clause) is not None
        and says["not_yet"].search(_before_content(says, clause)) is None
        for clause in _clauses(says, plain)
    )
    answered = says["answered"].search(plain) is not None
    said = _said(says, plain)
    what = _content(said) if said is not None else ""
    if (
        len(what.split()) < FEWEST
        or not (named or says["of_me"].search(what))
        or says["of_news"].search(what)
    ):
        return FeedbackTold(named=True, answered=answered) if named else None
    good, criticism = halves(reader, what)
    return FeedbackTold(good, criticism, named, answered, by_them=says["by_them"].match(plain) is not None)


def _clauses(says: Words, text: str) -> list[str]:
    return [clause for clause in says["clauses"].split(text) if clause]


def _said(says: Words, text: str) -> re.Match[str] | None:
    """Return the match whose `what` is what was said of the person; None if nothing was."""
    return next((found for key in _SAID if (found := says[key].search(text)) is not None), None)


def _before_content(says: Words, clause: str) -> str:
    """Return a clause without what was said of the person, which may have any word in it."""
    said = _said(says, clause)
    return clause[: said.start("what")] if said is not None else clause


def _content(said: re.Match[str]) -> str:
    verb = (said.groupdict().get("verb") or "").casefold().split()[-1:]
    return f"{verb[0]} {said['what']}" if verb and verb[0] in _LIKED else said["what"]


def halves(reader: HasWords, what: str) -> tuple[str | None, str | None]:
    """Return what is good and what isn't in what was said of the person; None where that is unclear."""
    says = reader.words(WORDS)
    before, *after = says["but"].split(what, maxsplit=1)
    if after and before.strip():
        return _of_two(says, before, after[0])
    good: list[str] = []
    bad: list[str] = []
    for piece in says["pieces"].split(what):
        if not piece.strip():
            continue
        praises, lacks = _tone(says, piece)
        if praises and lacks:
            return None, None
        (bad if lacks else good if praises else (bad if bad else good)).append(piece)
    if not any(_tone(says, piece) != (False, False) for piece in (*good, *bad)):
        return None, None
    return _joined(says, good), _joined(says, bad)


def _of_two(says: Words, first: str, second: str) -> tuple[str | None, str | None]:
    """Return the good and the bad of both sides of a "but": usually the praise comes first."""
    praised, lacked = _tone(says, first)
    praised_after, lacked_after = _tone(says, second)
    if lacked and not praised:
        return (
            (_joined(says, [second]), _joined(says, [first]))
            if praised_after and not lacked_after
            else (
                None,
                _joined(says, [f"{first}, but {second}"]),
            )
        )
    if praised_after and not lacked_after:
        return (_joined(says, [f"{first}, but {second}"]), None) if praised and not lacked else (None, None)
    return _joined(says, [first]), _joined(says, [second])


def _tone(says: Words, piece: str) -> tuple[bool, bool]:
    """Tell whether a piece praises, and whether it says that something was lacking."""
    lacks = says["lacks"].search(piece) is not None
    return says["praises"].search(piece) is not None and not lacks, lacks


def _joined(says: Words, pieces: list[str]) -> str | None:
    cleaned = []
    for piece in pieces:
        words = piece.strip()
        for _ in range(MOST_BEFORE):
            begins = says["before"].match(words)
            words = words[begins.end() :] if begins is not None else words
        if words := words.strip(" ,;:.!–-"):
            cleaned.append(words)
    return ", ".join(cleaned) or None
