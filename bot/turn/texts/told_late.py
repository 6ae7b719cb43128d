"""Keep what is told of an interview at a question for a button or a name, for an earlier or a later question.

"I was late because of the bus", at the question whether to write a request or whether they said why, is kept
for what went less well; "if they ask about lifting" is kept for the plan.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.coach.facts.application import Pace
from bot.coach.facts.lessons import About
from bot.coach.facts.refused import AboutNo, AboutReview
from bot.talk.ask import SKIPPED, Ask
from bot.talk.kinds import Choose, ChooseMany, Rate
from bot.talk.script import Answer
from bot.turn.interpreting.answers import readings_at
from bot.turn.interpreting.feedback_told import halves
from bot.turn.interpreting.names import is_name
from bot.turn.interpreting.own_words import is_felt_now
from bot.turn.model.person import Run
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.readings.marker import Marker
from bot.turn.readings.reading import ANSWER, CERTAIN, IDLE, Kind
from bot.turn.runs.runs import TOLD
from bot.turn.runs.say_back import ask_once_more

WORDS = "texts/told_late"
"""The file of this module's patterns in `content/en/turn/`."""

OF_THEM = frozenset({"given", "later_there"})
"""The questions whether they said why, and whether to work there later: what they did may answer these."""

ASK = "ask"
"""The question whether to write a request for feedback."""

OF_DEEDS = frozenset({"sent", "summary", "which"})
"""Questions about what was done or said: there, what somebody tells is an answer or a correction."""

SURELY, HARD = 0.62, 0.3
"""How sure another reading has to be, and how likely something hard, to count instead. Our own choice."""

OF_A_TALK = (Marker.how_it_went, Marker.of_the_talk, Marker.talk_held)
"""Markers of a text that tells of an interview, though neither praise nor criticism is found in it."""

WELL, BADLY, BETTER = About.went_well.value, About.went_badly.value, About.prepare_better.value
"""The questions of the full review for what went well, what didn't, and what to prepare better."""

DIFFERENTLY, PLAN = "differently", "plan_if"
"""The question of the short review what to do differently, and that of both for the moment to plan for."""

FEWEST, MOST, MOST_OF_MOMENT, MOST_BESIDE_A_SCALE, MOST_BARE = 3, 60, 9, 14, 6
"""The fewest and the most words of what is told; the most of a moment to plan for, and of what is told at a
scale; the fewest of "it went well" with something told besides. Our own choice."""


def take_late(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Keep what is told for the question it belongs to, and ask again. Return False if there is none."""
    if run.changing is not None or not (isinstance(ask.kind, Choose | ChooseMany | Rate) or is_name(ask)):
        return False
    about = run.facts
    if not isinstance(about, AboutNo | AboutReview) or getattr(about, "again", False):
        return False
    kept = _what_is_told(turn, text)
    if kept is None or _rather_answers(turn, run, ask, text):
        return False
    changed = (
        _in_review(run, about, kept, text) if isinstance(about, AboutReview) else _ahead(run, kept, text)
    )
    if changed is None:
        return False
    key, answers, facts = changed
    stored = {name: Answer(value, turn.now) for name, value in answers.items()}
    put = turn.put(run.but(answers={**run.answers, **stored}, facts=facts))
    ask_once_more(turn, put, Card("said", "late", shows={"kept": key, "note": text}))
    return True


def _rather_answers(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Tell whether a text may well answer the open question, or has another meaning to act on."""
    key = ask.key.rpartition(".")[2]
    heard = turn.hear(text)
    others = not heard.has(Marker.of_oneself)  # "it was Tesco" tells whose no it was
    if isinstance(ask.kind, Rate) and heard.has(Marker.went_well) and len(text.split()) >= MOST_BARE:
        return readings_at(turn, run, ask, text).hard >= HARD or is_felt_now(turn, text)
    if key in OF_DEEDS or (others and (key in OF_THEM or isinstance(run.facts, AboutNo))):
        return True
    if key == ASK and turn.words(WORDS)["asked"].search(text) is not None and not heard.has(Marker.if_then):
        return True
    readings = readings_at(turn, run, ask, text)
    if isinstance(ask.kind, Rate):
        if len(text.split()) > MOST_BESIDE_A_SCALE or is_felt_now(turn, text):
            return True
        return readings.clearest(ANSWER) is not None or readings.hard >= HARD
    best = next((one for one in readings.ranked if one.kind is not Kind.words), None)
    return best is not None and best.sure >= SURELY


def _what_is_told(turn: Turn, text: str) -> str | None:
    """Return the question of the full review that a text is for; None if it tells nothing of an interview."""
    heard = turn.hear(text)
    words = len(text.split())
    if not FEWEST <= words <= MOST or heard.asks() or text.rstrip().endswith("?"):
        return None
    reading = heard.readings().clearest(IDLE)
    if reading is not None and reading.kind in (Kind.feeling, Kind.person) and reading.sure >= CERTAIN.least:
        return None
    if heard.has(Marker.if_then):
        return PLAN if words <= MOST_OF_MOMENT else None
    if heard.has(Marker.would_do) or heard.has(Marker.resolves):
        return BETTER
    if not (heard.has(Marker.of_then) or heard.has(Marker.how_it_went)):
        return None
    good, bad = halves(turn, text)
    if not (good or bad or heard.went_badly() or any(heard.has(marker) for marker in OF_A_TALK)):
        return None
    if bad is not None or heard.went_badly():
        return BADLY
    said_by_them = heard.has(Marker.of_the_talk) and heard.has(Marker.of_oneself)
    return WELL if good is not None or said_by_them else BADLY


def _in_review(
    run: Run, about: AboutReview, kept: str, text: str
) -> tuple[str, dict[str, str], AboutReview] | None:
    """Return the question that a text is kept for, the answers, and the briefing; None if it is too late."""
    path = run.position.path
    quick = about.pace is Pace.quick
    key = DIFFERENTLY if quick and kept == BETTER else kept
    if quick and key == BADLY:
        return (key, {}, replace(about, badly=_joined(about.badly, text))) if PLAN not in path else None
    if key == PLAN and (PLAN in run.answers or PLAN in path):
        return None
    return key, {key: _joined(_known(run, key), text)}, about


def _ahead(run: Run, kept: str, text: str) -> tuple[str, dict[str, str], AboutNo]:
    """Return the same while the review is still to come: it takes over what is kept under `TOLD`."""
    return kept, {TOLD + kept: _joined(_known(run, TOLD + kept), text)}, run.facts


def _known(run: Run, key: str) -> str | None:
    answer = run.answers.get(key)
    return answer.value if answer is not None and answer.value != SKIPPED else None


def _joined(known: str | None, text: str) -> str:
    return f"{known}\n{text}" if known else text
