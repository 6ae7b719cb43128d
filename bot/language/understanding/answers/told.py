"""Tell a wish that the coach should follow from what a text only tells of the person or of others."""

from __future__ import annotations

from bot.language.understanding.answers.markers import MarkerWords
from bot.turn.readings.marker import Marker
from bot.turn.readings.reading import Kind, Reading, Readings

OF_THE_COACH = frozenset(
    {"journal", "list", "rejected_list", "compare", "delete_all", "delete_one", "export", "pause", "resume"}
    | {"prepare", "patterns", "privacy", "hour", "remind", "write_out", "next_interview"}
)
"""Wishes for something that the coach does: a person who tells what they did themselves wishes none of it."""

GIVES_AWAY = frozenset({"delete_all", "delete_one", "delete", "export", "pause", "privacy"})
"""Wishes and dialogues that hand out, erase or end something: not wanted if a text tells what others want."""

NO = "no"
"""The wish to go through a no, and the answer that there is one."""

MOST_TOLD = 10
"""The most words of a text that only tells what somebody did. Our own choice."""

MOST_ASKED = 40
"""The most words of a text that asks whether something is a scam: a mail may hold such words too. Our own
choice."""

SCAM = Reading(Kind.ask, "scam", 0.95)
"""The reading of a text whose words say that somebody is asked for money or data, and doubts it."""


def only_tells(words: MarkerWords, plain: str) -> bool:
    """Tell whether a text says what somebody did, and wants nothing: "I reread my plan"."""
    return len(plain.split()) <= MOST_TOLD and words.has(plain, Marker.only_told)


def is_given_away(words: MarkerWords, plain: str, wish: str) -> bool:
    """Tell whether a wish is only hinted at by words for what others want: "they want my bank details"."""
    return wish in GIVES_AWAY and words.has(plain, Marker.others_want)


def without_told(words: MarkerWords, plain: str, found: Readings, *, of_news: bool) -> Readings:
    """Return the readings without wishes that are only told; or `SCAM` alone, if the text says that.

    While the employer is still choosing, no reading says that there is a no. plain: see `with_plain_marks`.
    of_news: the open question asks what is new.
    """
    if len(plain.split()) <= MOST_ASKED and words.has(plain, Marker.scam):
        return Readings((SCAM,), found.hard, found.asks)
    if words.has(plain, Marker.still_choosing):
        kinds = (Kind.wish, Kind.answer) if of_news else (Kind.wish,)
        found = found.without(lambda reading: reading.kind in kinds and reading.name == NO)
    wishes = {reading.name for reading in found.ranked if reading.kind is Kind.wish}
    told: frozenset[str] = frozenset()
    if wishes & GIVES_AWAY and words.has(plain, Marker.others_want):
        told |= GIVES_AWAY
    if wishes & OF_THE_COACH and only_tells(words, plain):
        told |= OF_THE_COACH
    if not told:
        return found
    return found.without(lambda reading: reading.kind is Kind.wish and reading.name in told)
