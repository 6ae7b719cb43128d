"""Take more than a company where only a company is asked for: the role too, or several companies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.talk.ask import Ask
from bot.talk.script import Answer
from bot.turn.interpreting.names import is_name
from bot.turn.model.person import Run
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.questions.answering import take_answer
from bot.turn.readings.report import News, Report
from bot.turn.reports import filing
from bot.turn.reports.several import file_several
from bot.turn.runs.say_back import say_back

WORDS = "texts/more_names"
"""The file of this module's patterns in `content/en/turn/`."""

COMPANY, ROLE = "company", "role"
"""The question for the company, and the one that follows it."""

LONGEST = 120
"""The most characters of a text that names a company and its role, or several companies."""

FEWEST = 3
"""The fewest names without roles that are several companies: two may be one firm's ("Hill and Barker")."""

FILLERS = frozenset({"the", "a", "an", "for", "as", "job", "role", "position", "post", "one", "their"})
"""Words around a role that add nothing to it."""


def take_several_names(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Take company and role, or several companies. Return False where a text is one name ("Smith & Co")."""
    if ask.key != COMPANY or not is_name(ask) or run.changing is not None or len(text) > LONGEST:
        return False
    reports = turn.hear(f"{filing.AFTER[News.applied]} {text}").reports(())
    if len(reports) > 1:
        return _take_several(turn, run, reports)
    return len(reports) == 1 and _take_both(turn, run, ask, text, reports[0])


def take_company_and_role(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Take company and role where the text says "one" after the role: "Lidl, the picker one"."""
    return turn.words(WORDS)["one"].search(text) is not None and take_several_names(turn, run, ask, text)


def _take_several(turn: Turn, run: Run, reports: Sequence[Report]) -> bool:
    """Show several companies, to be noted together, instead of noting the one that was asked for."""
    sure = all(one.company and one.news is News.applied and one.sure >= filing.SURE for one in reports)
    if not sure or run.script != "log" or not (len(reports) >= FEWEST or all(one.role for one in reports)):
        return False
    turn.remove(run.number)
    file_several(turn, reports)
    return True


def _take_both(turn: Turn, run: Run, ask: Ask[Any], text: str, report: Report) -> bool:
    company, role = report.company, report.role or _role_of_one(turn, text)
    if company is None or role is None or report.news is not News.applied:
        return False
    told = [word for word in _words(text) if word not in FILLERS]
    if sorted(told) != sorted(word for word in _words(f"{company} {role}") if word not in FILLERS):
        return False  # the text says something else besides
    answers = {**run.answers, ROLE: Answer(role, turn.now)}
    take_answer(turn, turn.put(run.but(answers=answers)), ask, company, None)
    say_back(turn, Card("said", "both", shows={"company": company, "role": role}))
    return True


def _role_of_one(turn: Turn, text: str) -> str | None:
    """Return the role in "Lidl, the picker one"; None where no role stands there: "Next, the big one"."""
    found = turn.words(WORDS)["one"].search(text)
    return turn.hear(found["role"]).role() if found is not None else None


def _words(text: str) -> list[str]:
    return [word for word in (word.strip(",;-–—().").casefold() for word in text.split()) if word]
