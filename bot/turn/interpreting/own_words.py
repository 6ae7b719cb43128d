"""Tell a question to the coach, or a feeling, from own words that are to be kept, by how it is put.

What was learned from examples says what a text is about, but notes are about the same things as questions and
feelings. So where own words are asked for, how a sentence is put counts too: as a question ("should i say
that") or as something told ("how much i want to earn"), as how the person is now or as how they were in an
interview.
"""

from __future__ import annotations

import re

from bot.turn.model.turn import Turn
from bot.turn.readings.marker import Marker
from bot.turn.readings.reading import Kind, Reading, Readings

TOLD = (Marker.how_it_went, Marker.of_the_talk, Marker.talk_held, Marker.felt_then)
"""Markers of what somebody tells of an interview: a question beside them was asked there."""

MOST_BESIDE = 10
"""The most words beside a question to the coach: with more, a text tells something. Our own choice."""

TOWARD = 0.25
"""How likely it has to be that the coach is asked something, where the question isn't
about the person who asks."""

OF_ONESELF = 0.8
"""How likely it has to be that the coach is asked something, where the person may ask themselves."""

SURELY_FELT = 0.6
"""How sure a feeling has to be to be met where a text is put as a question: "what if i freeze again"."""

NERVES = frozenset({"angry_them", "anxious", "exhausted", "panic"})
"""Feelings that people had in an interview, and tell of as what went wrong in it."""

_SENTENCES = re.compile(r"(?<=[.!?…])\s+|\n+|(?<=\?)(?=\w)")
_QUOTED = re.compile(r"""\s*["'“‘«]""")


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [said for piece in _SENTENCES.split(text) if (said := piece.strip())]


def is_put(turn: Turn, sentence: str) -> bool:
    """Tell whether a sentence is put as a question by the person who typed it, and not quoted."""
    if _QUOTED.match(sentence) is not None:
        return False
    rest = turn.hear(sentence).without(Marker.leads_in) or sentence
    return turn.hear(rest).has(Marker.put_as_question)


def is_asked(turn: Turn, text: str, readings: Readings) -> bool:
    """Tell whether a text asks the coach something, and tells nothing that is worth keeping."""
    said = sentences(text)
    asked = [one for one in said if is_put(turn, one) or (one is said[-1] and _ends_asking(turn, one))]
    if not asked or turn.hear(asked[0].partition(",")[2]).has(Marker.felt_then):
        return False
    told = [one for one in said if one not in asked]
    if sum(len(one.split()) for one in told) > MOST_BESIDE:
        return False
    heard = turn.hear(" ".join(asked))
    if heard.has(Marker.asks_coach):
        return True
    if any(tells(turn, one) for one in told):
        return False
    if heard.has(Marker.asks_oneself):
        return readings.asks >= OF_ONESELF
    if heard.has(Marker.asks_for_self):
        return True
    if heard.has(Marker.speaks_to_you):
        return False  # "you" is somebody else: others asked it, or it is for a friend
    return text.rstrip().endswith("?") or readings.asks + readings.sum_of(Kind.meta) >= TOWARD


def tells(turn: Turn, text: str) -> bool:
    """Tell whether a text tells of an interview."""
    return any(turn.hear(text).has(marker) for marker in TOLD)


def _ends_asking(turn: Turn, sentence: str) -> bool:
    """Tell whether a sentence is a question by its mark, and neither quoted nor put to a "you"."""
    heard = turn.hear(sentence)
    return sentence.endswith("?") and not heard.has(Marker.speaks_to_you) and _QUOTED.match(sentence) is None


def is_felt_now(turn: Turn, text: str) -> bool:
    """Tell whether a text says how somebody is as they write."""
    heard = turn.hear(text)
    rest = turn.hear(heard.without(Marker.leads_in) or text)
    return heard.has(Marker.felt_now) or rest.has(Marker.felt_now)


def is_kept(turn: Turn, reading: Reading, readings: Readings, text: str) -> bool:
    """Tell whether a text is kept as own words, although it reads as a question to the coach or a feeling."""
    heard = turn.hear(text)
    match reading.kind:
        case Kind.ask:
            return not is_asked(turn, text, readings)
        case Kind.meta:
            return heard.has(Marker.done_by_self) or heard.has(Marker.resolves)
        case Kind.feeling:
            if reading.sure < SURELY_FELT and is_asked(turn, text, readings):
                return True  # the question is answered instead
            then = heard.has(Marker.felt_then) and reading.name in NERVES
            return (then or heard.has(Marker.resolves)) and not is_felt_now(turn, text)
        case _:
            return False
