"""Take what else an answer says, where the next question asks for just that."""

from __future__ import annotations

from typing import Any

from bot.coach.dialogues.no import Given
from bot.talk.ask import Ask
from bot.talk.days import PickDate
from bot.talk.kinds import Write
from bot.turn import answering
from bot.turn.interpreting import interpreted
from bot.turn.person import Run
from bot.turn.says import Asked, Card
from bot.turn.turn import Turn

GIVEN, REASON = "given", "reason"
"""The question whether they said why, and the one that follows it if they did."""


def take(turn: Turn, ask: Ask[Any], stored: str, text: str) -> Card | None:
    """Take the reason, or the day, that came along with the answer that there is one: "yes, too junior".

    ask, stored: the question that was just answered, and its answer. Returns what says the reason back; None
    if the text gives none, so that it is asked for.
    """
    run = turn.person.current
    following = run.open(run.position) if run is not None else None
    if (
        run is not None
        and following is not None
        and isinstance(following.kind, PickDate)
        and run.dialogue.brief
    ):
        return _day(turn, run, following, text)
    if run is None or following is None or not isinstance(following.kind, Write):
        return None
    if (ask.key, stored, following.key) != (GIVEN, Given.reason.value, REASON):
        return None
    reason = turn.reader.reason(text)
    if reason is None:
        return None
    turn.says = [say for say in turn.says if not (isinstance(say, Asked) and say.first)]
    answering.take_answer(turn, run, following, reason, None)
    return Card("said", "reason", shows={"reason": reason})


def _day(turn: Turn, run: Run, ask: Ask[Any], text: str) -> Card | None:
    """Take the one day that came along with the answer that there is one: "for two weeks"."""
    stored = interpreted(turn, run, ask, text)
    if not isinstance(stored, str):
        return None
    turn.says = [say for say in turn.says if not (isinstance(say, Asked) and say.first)]
    answering.take_answer(turn, run, ask, stored, None)
    return None
