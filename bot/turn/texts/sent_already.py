"""Take that a chase was sent already, where the coach still asks whether to write one."""

from __future__ import annotations

from typing import Any

from bot.coach.dialogues.chasing import How
from bot.coach.dialogues.overdue import Again, ChaseNow, Early
from bot.talk.ask import Ask
from bot.talk.script import Answer
from bot.turn.model.person import Run
from bot.turn.model.turn import Turn
from bot.turn.questions.answering import take_answer
from bot.turn.readings.reading import CERTAIN, Kind

WANTED = {"early": Early.chase.value, "again": Again.chase.value, "how": How.message.value}
"""The questions before the one whether the chase was sent, with the answers that lead to that one."""

SENT = "sent"
"""The question whether the chase was sent, and its answer that it was."""


def take_sent(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Answer the question whether the chase was sent. Return False if a text doesn't say that it was."""
    if run.script != "overdue" or run.changing is not None or ask.key not in WANTED:
        return False
    if turn.hear(text).option(run) is not None or turn.hear(text).asks():
        return False
    on = run
    while (opened := on.open(on.position)) is not None and opened.key in WANTED:
        on = on.answered(opened.key, Answer(WANTED[opened.key], turn.now))
    if opened is None or opened.key != SENT:
        return False
    best = turn.hear(text).readings(opened).clearest(CERTAIN)
    if best is None or best.kind is not Kind.answer or best.name != ChaseNow.sent.value:
        return False
    take_answer(turn, turn.put(on), opened, ChaseNow.sent.value, None, choice=ChaseNow.sent.value)
    return True
