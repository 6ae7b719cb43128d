"""Keep how an interview went that has just been held, even if the coach hasn't asked yet."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from bot.coach.facts.application import Stage
from bot.coach.facts.cases import Case
from bot.coach.facts.known import Topic
from bot.coach.facts.lessons import FreshNote
from bot.talk.ask import Ask
from bot.talk.kinds import Write
from bot.turn.interpreting import mentions
from bot.turn.interpreting.aspects import aspects
from bot.turn.interpreting.own_words import is_felt_now
from bot.turn.model.person import Run
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.readings.marker import Marker
from bot.turn.readings.reading import Readings
from bot.turn.runs import runs
from bot.turn.runs.say_back import say_back
from bot.turn.texts import offer_replies

NO = "no"
"""The dialogue after a no."""

MOST_WORDS = 14
"""The most words of a text that only tells how another interview went. Our own choice."""

FRESH = timedelta(days=2)
"""How long after the day of an interview a text may still tell how it was. Our own choice."""

_SENTENCE = re.compile(r"\s*[.!\n]+\s*")


def begin(turn: Turn, readings: Readings, text: str) -> bool:
    """Keep a text as notes on the one interview just held. Return False if it doesn't tell of that."""
    case = _just_held(turn)
    if case is None or not turn.hear(text).has(Marker.how_it_went):
        return False
    rest = ". ".join(part for part in _SENTENCE.split(text) if not turn.hear(part).has(Marker.is_over))
    readings = readings if rest == text.rstrip(" .!") else turn.hear(rest).readings()
    if not offer_replies.tells(turn, readings, rest):
        return False
    if any(
        other.application.number != case.application.number for other in mentions.cases_mentioned(turn, text)
    ):
        return False
    runs.begin(turn, "notes", Topic(case.application.number), aspects(turn, text))
    say_back(turn, Card("said", "note_of", shows={"note": text, "name": case.application.name}))
    return True


def begin_over_question(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Keep how an interview went that is told at a question about another one's no; else return False."""
    about = mentions.application_of(run)
    case = _just_held(turn)
    number = about.number if about is not None else run.number
    if case is None or number == case.application.number:
        return False
    if run.script != NO or run.changing is not None or isinstance(ask.kind, Write):
        return False
    if len(text.split()) > MOST_WORDS or is_felt_now(turn, text):
        return False  # what somebody pours out after a no is about that no
    return begin(turn, turn.hear(text).readings(), text)


def begin_once_over(turn: Turn, text: str) -> bool:
    """Begin notes for somebody who only says that an interview is over. Return False if none was."""
    case = _just_held(turn) if turn.hear(text).has(Marker.is_over) else None
    if case is None:
        return False
    runs.begin(turn, "notes", Topic(case.application.number))
    return True


def _just_held(turn: Turn) -> Case | None:
    """Return the one open application whose interview was just held, without notes yet; else None."""
    now = turn.now.astimezone(turn.person.zone)
    noted = {
        (fact.application, established.at.astimezone(turn.person.zone).date())
        for established, fact in turn.history.of(FreshNote)
    }
    held = [
        case
        for case in turn.history.cases
        if case.open and case.application.stage is not Stage.applied and case.on is not None
        if turn.today - FRESH <= case.on <= turn.today
        if case.on < turn.today or case.begins is None or case.begins <= now.time()
        if not any(number == case.application.number and day >= case.on for number, day in noted)
    ]
    return held[0] if len(held) == 1 else None
