"""Keep which company the good news are from, or say back when the work starts, at a question of `yes`."""

from __future__ import annotations

import re

from bot.coach.dialogues.choosing import ANOTHER
from bot.coach.facts.application import LONGEST_NAME, State
from bot.coach.facts.known import AboutWait
from bot.talk.script import Answer
from bot.turn.interpreting import mentions
from bot.turn.interpreting.strange_names import company_instead, is_strange_name
from bot.turn.model.person import Run
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.readings.report import News
from bot.turn.reports import filing
from bot.turn.runs.say_back import ask_once_more

WORDS = "texts/named_in_a_yes"
"""The file of this module's patterns in `content/en/turn/`."""

WHICH, COMPANY, ROLE = "which", "company", "role"
"""The questions of `yes` that ask which application it is."""

LONGEST = 8
"""The most words of a text that only names a company, a role or a day. Our own choice."""


def take_named(turn: Turn, run: Run, text: str) -> bool:
    """Keep the company, and its role, and ask again. Return False if the text says something else."""
    if len(text.split()) > LONGEST or turn.hear(text).asks():
        return False
    return _take_name(turn, run, text)


def take_start(turn: Turn, run: Run, text: str) -> bool:
    """Say back on which day the work starts, and ask again. Return False if the text says something else."""
    if len(text.split()) > LONGEST or turn.hear(text).asks():
        return False
    days = turn.hear(text).days(past=False)
    if len(days) != 1 or turn.words(WORDS)["starts"].match(text) is None:
        return False
    ask_once_more(turn, run, Card("said", "starts", shows={"day": days[0]}))
    return True


def _take_name(turn: Turn, run: Run, text: str) -> bool:
    if mentions.application_of(run) is not None or {WHICH, COMPANY} & run.answers.keys():
        return False
    waits = run.facts.waits if isinstance(run.facts, AboutWait) else ()
    named = turn.hear(text).mentioned([wait.name for wait in waits])
    if len(named) == 1:
        _keep(turn, run, {WHICH: str(waits[named[0]].application.number)}, waits[named[0]].name)
        return True
    found = None if named else _unknown(turn, text)
    if found is None:
        return False
    company, role = found
    others = any(wait.state is State.waiting for wait in waits)
    values = {COMPANY: company, **({ROLE: role} if role else {}), **({WHICH: ANOTHER} if others else {})}
    _keep(turn, run, values, company)
    return True


def _unknown(turn: Turn, text: str) -> tuple[str, str | None] | None:
    """Return the company, and the role or None, if a text names nothing else; else None."""
    if is_strange_name(turn, text):
        return text.strip(" .!"), None
    name = company_instead(turn, text)
    if name is not None:
        return name, None
    reports = turn.hear(f"{filing.AFTER[News.offer]} {text}").reports(())
    if len(reports) != 1 or reports[0].news is not News.offer or reports[0].role is None:
        return None
    company, role = reports[0].company, reports[0].role
    alone = company is not None and {*_words(text)} <= {*_words(f"{company} {role}")}
    return (company, role) if company is not None and alone and len(company) <= LONGEST_NAME else None


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _keep(turn: Turn, run: Run, values: dict[str, str], name: str) -> None:
    answers = {**run.answers, **{key: Answer(value, turn.now) for key, value in values.items()}}
    kept = turn.put(run.but(answers=answers, draft_answer=None))
    ask_once_more(turn, kept, Card("said", "company", shows={"name": name}))
