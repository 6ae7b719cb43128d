"""Take the day by which the employer will answer at another question: "not that day, the day they reply"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from bot.talk.ask import Ask
from bot.talk.days import PickDate
from bot.talk.kinds import Write
from bot.talk.script import Answer
from bot.turn.model.callback_data import Control
from bot.turn.model.person import Run
from bot.turn.model.says import Asked, Card
from bot.turn.model.turn import Turn
from bot.turn.questions import answering
from bot.turn.runs.say_back import say_back

SINCE, DUE = "on", "due"
"""The question for the day of an application, and the question for the day by which an answer is promised."""

RIGHT = "right"
"""The question whether all that was understood is right."""

BY_WHEN = frozenset({"due", "due_again"})
"""The questions whether the employer named a day; "no" answers them."""

MOST_WORDS = 12
"""The most words of a text that only says when an answer comes. Our own choice: a longer text is a note."""

LONG_PAST = timedelta(days=60)
"""How long ago a promised day may be and still count. Our own choice."""


def take_promised_day(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Note the day by which an answer is promised, and ask again; return False if the text names none.

    At a question whether the employer named a day, "no" says that they named none.
    """
    if ask.key in BY_WHEN and ask.can_skip and turn.hear(text).denies():
        answering.take_control(turn, run, ask, Control.skip, None)
        say_back(turn, Card("said", "no_day"), ended=True)
        return True
    on_card = run.script == "log" and ask.key == RIGHT and run.changing is None and DUE in run.answers
    if on_card and (passed := _passed(turn, text)) is not None:
        kept = run.but(answers={**run.answers, DUE: Answer(passed.isoformat(), turn.now)})
        turn.say(Asked(turn.put(kept), before=Card("said", "due", shows={"day": passed})))
        return True
    if ask.key in BY_WHEN and (passed := _passed(turn, text)) is not None:
        answering.take_answer(turn, run, ask, passed.isoformat(), None)
        say_back(turn, Card("said", "day", shows={"day": passed, "at": None}))
        return True
    since = run.script == "log" and ask.key == SINCE and isinstance(ask.kind, PickDate)
    noting = run.script == "notes" and isinstance(ask.kind, Write) and len(text.split()) <= MOST_WORDS
    if not (since or noting):
        return False
    day = turn.hear(text).answer_day()
    if day is None or day < turn.today:
        return False
    answers = {**run.answers, DUE: Answer(day.isoformat(), turn.now)}
    turn.say(Asked(turn.put(run.but(answers=answers)), before=Card("said", "due", shows={"day": day})))
    return True


def _passed(turn: Turn, text: str) -> date | None:
    """Return the promised day that a text says has passed since: "by friday, and it's saturday now"."""
    day = turn.hear(text).answer_day()
    if day is None or not turn.today - LONG_PAST < day < turn.today:
        return None
    return day if day not in turn.hear(text).days(past=False) else None
