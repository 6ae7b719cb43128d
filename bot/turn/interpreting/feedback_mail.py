"""Read feedback in a mail that somebody there wrote: what spoke for the person, and what didn't."""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.turn.readings.words import HasWords, Words

WORDS = "interpreting/feedback_mail"
"""The file of this module's patterns in `content/en/turn/`."""

FEWEST, LONGEST = 12, 4000
"""Words of a mail at least, and characters of one at most. Our own choice."""

MOST_KEPT = 400
"""Characters of what is kept of one half. Our own choice."""

_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n+|;\s+|\s+[•*]\s+")


class FeedbackMail(NamedTuple):
    """Hold what a mail says of the person: the good, and the criticism; None where it says none.

    asked: the mail answers a request for feedback.
    """

    good: str | None
    criticism: str | None
    asked: bool


def feedback_in_mail(reader: HasWords, text: str) -> FeedbackMail | None:
    """Return what a mail says of the person's interview; None if it is no mail, or gives no feedback."""
    says = reader.words(WORDS)
    plain = text.replace("’", "'").strip()
    if len(plain) > LONGEST or len(plain.split()) < FEWEST or says["addressed"].search(plain) is None:
        return None
    gives = says["gives"].search(plain) is not None
    if not gives or (says["withheld"].search(plain) is not None and says["heading"].search(plain) is None):
        return None
    good, bad = _halves(says, says["end"].sub("", says["head"].sub("", plain, count=1)))
    if not good and not bad:
        return None
    return FeedbackMail(_joined(good), _joined(bad), says["asked"].search(plain) is not None)


def _halves(says: Words, body: str) -> tuple[list[str], list[str]]:
    """Return the good and the bad sentences; all that stands under a heading goes to the heading's side."""
    good: list[str] = []
    bad: list[str] = []
    under: list[str] | None = None
    told = False
    for sentence in _SENTENCES.split(body):
        heading, begins = says["heading"].search(sentence), says["begins"].search(sentence)
        if heading is not None:
            under = good if heading["good"] else bad
        elif says["of_you"].search(sentence) is not None and says["panel"].search(sentence) is not None:
            under = None
        told = told or begins is not None
        lead = heading or begins
        said = sentence[lead.end() :] if lead is not None else sentence
        if under is None:
            _sort(says, said, good, bad, told=told)
        elif says["says_nothing"].search(said) is None:
            under.append(said)
    return [one for one in good if one.strip()], [one for one in bad if one.strip()]


def _sort(says: Words, sentence: str, good: list[str], bad: list[str], *, told: bool) -> None:
    """Add each side of a "but" in a sentence to the good or the bad. told: the feedback has begun."""
    for piece in says["other_side"].split(sentence):
        of_you = says["of_you"].search(piece) is not None or says["panel"].search(piece) is not None
        if says["says_nothing"].search(piece) is not None or not (told or good or bad or of_you):
            continue
        if says["lacks"].search(piece) is not None:
            bad.append(piece)
        elif says["praises"].search(piece) is not None:
            good.append(piece)


def _joined(pieces: list[str]) -> str | None:
    """Return the first sentences as one text, as many whole ones as fit; None if nothing is left."""
    kept = ""
    for piece in pieces:
        longer = f"{kept} {piece.strip()}".strip()
        if kept and len(longer) > MOST_KEPT:
            break
        kept = longer
    return kept.strip(" ,;:–-") or None
