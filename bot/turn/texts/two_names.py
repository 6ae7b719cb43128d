"""Take company and role from one answer where only the company is asked for: "Brightwell, sous chef"."""

from __future__ import annotations

from typing import Any

from bot.talk.ask import Ask
from bot.talk.script import Answer
from bot.turn.interpreting.names import is_name
from bot.turn.model.person import Run
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.questions.answering import take_answer
from bot.turn.readings.report import News
from bot.turn.reports import filing
from bot.turn.runs.say_back import say_back

COMPANY, ROLE = "company", "role"
"""The question for the company, and the one that follows it."""

LONGEST = 120
"""Characters of a text with both in it."""


def take_two_names(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Take company and role. Return False where a text is one name ("Smith, Jones & Co") or more than two."""
    if ask.key != COMPANY or not is_name(ask) or run.changing is not None or len(text) > LONGEST:
        return False
    reports = turn.hear(f"{filing.AFTER[News.applied]} {text}").reports(())
    company, role = (reports[0].company, reports[0].role) if len(reports) == 1 else (None, None)
    if company is None or role is None or reports[0].news is not News.applied:
        return False
    if sorted(_words(f"{company} {role}")) != sorted(_words(text)):
        return False  # it says something else besides
    answers = {**run.answers, ROLE: Answer(role, turn.now)}
    take_answer(turn, turn.put(run.but(answers=answers)), ask, company, None)
    say_back(turn, Card("said", "both", shows={"company": company, "role": role}))
    return True


def _words(text: str) -> list[str]:
    return [word for word in (word.strip(",;-–—().").casefold() for word in text.split()) if word]
