"""Answer a death, an illness or a lay-off that is told beside how heavy it is, before all else."""

from __future__ import annotations

from typing import Any

from bot.coach.facts.heaviness import HEAVY, VERY_HEAVY
from bot.talk.ask import Ask
from bot.talk.kinds import Rate
from bot.turn.interpreting.parts import parts
from bot.turn.model.person import Run
from bot.turn.model.says import Asked, Card
from bot.turn.model.turn import Turn
from bot.turn.questions.answering import take_answer
from bot.turn.readings.reading import Kind
from bot.turn.wellbeing import feelings

BLOWS = frozenset({"grief", "laid_off"})
"""Feelings that tell that something has happened to the person."""

LIKELY = 0.5
"""How likely it has to be that a part of a text tells of a blow. Our own choice: as likely as not."""

STEP = 0.6
"""How likely it has to be that a part of a text means a step of the scale. Our own choice."""

WEIGHTY = frozenset({str(HEAVY), str(VERY_HEAVY)})
"""Steps that are taken beside a blow; a lighter step is about something else, so the step is asked again."""


def meet_blow(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Answer a blow that one part of the text tells of. Return False if no part does, or it is the whole."""
    said = parts(text) if isinstance(ask.kind, Rate) else []
    blow = next((name for part in said if (name := _blow(turn, part)) is not None), None)
    if blow is None or len(said) < 2:
        return False
    step = next((step for part in said if (step := _step(turn, part)) in WEIGHTY), None)
    if step is None:
        feelings.answer(turn, run, blow)
        return True
    take_answer(turn, run, ask, step, None, choice=step)
    at = next((at for at, say in enumerate(turn.says) if isinstance(say, Asked) and say.first), None)
    if at is not None:
        turn.says.insert(at, Card("feelings", feelings.block_for(turn.person.lately.by(turn.now), blow)))
        turn.person = feelings.with_feeling(turn, blow)
    return True


def _blow(turn: Turn, part: str) -> str | None:
    best = next(iter(turn.hear(part).readings().ranked), None)
    is_blow = best is not None and best.kind is Kind.feeling and best.name in BLOWS
    return best.name if is_blow and best is not None and best.sure >= LIKELY else None


def _step(turn: Turn, part: str) -> str | None:
    return turn.hear(part).rated() or turn.hear(part).likeliest("mood", STEP)
