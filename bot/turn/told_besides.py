"""Take what else a text says that has begun a dialogue: a question to the coach, or what they have done."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from bot.coach.dialogues.log import Chased
from bot.talk.ask import Ask
from bot.talk.kinds import Choose
from bot.talk.script import Answer
from bot.turn.felt_along import parts
from bot.turn.heard import ANSWER, CERTAIN, Kind
from bot.turn.person import Run
from bot.turn.says import Asked, Card
from bot.turn.turn import Turn

CHASED = "chased"
"""The question of `log` how often they have asked how it stands."""

_ASKED_THEM = re.compile(
    r"\b(?:chas|follow\w* (?:\w+ )?up|nudg|remind|e?mail|wrote|writ|messag|text|r[ai]ng|phon|call|ask|ping)",
    re.IGNORECASE,
)
"""What such a part of a text has in it."""


def weigh(turn: Turn, text: str) -> None:
    """Add to the dialogue that the text has begun what it says besides, if it says anything."""
    run = turn.person.current
    if run is None or run.number <= turn.loaded.person.last or run.open(run.position) is None:
        return
    said = parts(text)
    if len(said) < 2:
        return
    if run.script == "log":
        _chased(turn, run, said)
    _answered(turn, said)


def _chased(turn: Turn, run: Run, said: list[str]) -> None:
    """Keep how often they have asked for the question that comes later, or is just being asked."""
    ask: Ask[Any] = Choose(CHASED, Chased)
    if CHASED in run.answers:
        return
    for part in said:
        if _ASKED_THEM.search(part) is None or turn.reader.asks(part) or part.endswith("?"):
            continue
        reading = turn.reader.hear(turn.person.language, ask, part).clear(ANSWER)
        if reading is None or reading.kind is not Kind.answer or reading.name == Chased.not_yet.value:
            continue
        kept = turn.put(run.but(answers={**run.answers, CHASED: Answer(reading.name, turn.now)}))
        turn.says = [
            replace(say, run=kept) if isinstance(say, Asked) and say.run.number == run.number else say
            for say in turn.says
        ]
        return


def _answered(turn: Turn, said: list[str]) -> None:
    """Answer the question to the coach that stands beside the news, before asking anything."""
    for part in said:
        if not turn.reader.asks(part):
            continue
        reading = turn.reader.hear(turn.person.language, None, part).clear(CERTAIN)
        if reading is None or reading.kind is not Kind.ask:
            continue
        at = next((at for at, say in enumerate(turn.says) if isinstance(say, Asked)), None)
        if at is not None:
            turn.says.insert(at, Card("asked", reading.name))
        return
