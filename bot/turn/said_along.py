"""Take what else an answer says, where the next question asks for just that."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.coach.dialogues.no import Given
from bot.talk.ask import Ask
from bot.talk.kinds import Write
from bot.talk.script import Answer
from bot.turn import answering
from bot.turn.person import Run
from bot.turn.says import Asked, Card
from bot.turn.turn import Turn

GIVEN, REASON = "given", "reason"
"""The question whether they said why, and the one that follows it if they did."""


KIND, REPLY_BY = "kind", "reply_by"
"""The question what kind of yes it is, and the one for the day by which to answer it, further on."""


def take(turn: Turn, ask: Ask[Any], stored: str, text: str) -> Card | None:
    """Take the reason of a no, or the day by which to answer an offer: "yes, I was too junior".

    ask, stored: the question that was just answered, and its answer. Returns what says it back; None if the
    text gives none, so that it is asked for.
    """
    run = turn.person.current
    if run is not None and (run.script, ask.key) == ("yes", KIND):
        return _reply_by(turn, run, text)
    following = run.open(run.position) if run is not None else None
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


def _reply_by(turn: Turn, run: Run, text: str) -> Card | None:
    """Keep the day by which to answer an offer for its own question."""
    day = turn.reader.answer_day(turn.person, text, turn.today)
    if day is None or day < turn.today or REPLY_BY in run.answers:
        return None
    kept = turn.put(run.but(answers={**run.answers, REPLY_BY: Answer(day.isoformat(), turn.now)}))
    turn.says = [
        replace(say, run=kept) if isinstance(say, Asked) and say.run.number == run.number else say
        for say in turn.says
    ]
    return Card("said", "reply_by", shows={"day": day})
