"""Begin the feedback dialogue where a mail with feedback is pasted: the mail tells of no new no."""

from __future__ import annotations

import re
from typing import Any

from bot.coach.facts.application import State
from bot.coach.facts.cases import Case
from bot.talk.ask import Ask
from bot.turn.interpreting import mentions
from bot.turn.interpreting.feedback_mail import FeedbackMail, feedback_in_mail
from bot.turn.interpreting.feedback_told import FeedbackTold
from bot.turn.model.person import Run
from bot.turn.model.turn import Turn
from bot.turn.reports import filing, unnamed
from bot.turn.texts import feedback_arrived

OF_A_NO = frozenset({"no", "reflection", "feedback"})
"""Dialogues about one no, which a mail is about if it names no company."""

FEWEST_LETTERS = 5
"""The fewest letters of a domain that can stand for a name. Our own choice."""

_DOMAIN = re.compile(r"@(?:[\w-]+\.)*?(?P<name>[\w-]+)\.(?:\w{2,3}\.)?\w{2,6}\b")


def take_mail(turn: Turn, run: Run | None, ask: Ask[Any] | None, text: str) -> bool:
    """Begin with the feedback in a mail, or keep it where it is asked for. Return False for other texts."""
    mail = feedback_in_mail(turn, text)
    if mail is None or (run is not None and run.changing is not None):
        return False
    heard = FeedbackTold(mail.good, mail.criticism, named=True, answered=True)
    if run is not None and ask is not None and (feedback_arrived.is_kept_as_it_is(run, ask)):
        return False
    if run is not None and ask is not None and run.script == "feedback":
        return feedback_arrived.take_in_feedback(turn, run, ask, heard)
    meant = _meant(turn, mail, text, run)
    if meant is None:
        return False
    if run is not None and feedback_arrived.asks_why(run) and meant[0] in (None, *_numbers(run)):
        return feedback_arrived.keep_as_reason(turn, run, heard)
    feedback_arrived.begin(turn, heard, *meant)
    return True


def _meant(turn: Turn, mail: FeedbackMail, text: str, run: Run | None) -> tuple[int | None] | None:
    """Return the number of the no that a mail is about, in a tuple; (None,) for several; else None."""
    cases = turn.now_established().cases
    noes = [case for case in cases if case.state is State.no]
    named = mentions.cases_mentioned(turn, text) or _by_domain(cases, text)
    if not named and (case := unnamed.by_contact(turn, text)) is not None:
        named = (case,)
    if named:
        refused = [case for case in named if case.state is State.no]
        return (refused[0].application.number,) if len(refused) == 1 else (None,) if refused else None
    if run is not None and run.script in OF_A_NO:
        about = mentions.application_of(run)
        return (about.number if about is not None else run.number,)
    awaited = feedback_arrived.awaited(turn, {case.application.number: case for case in noes})
    if len(awaited) == 1:
        return (awaited[0],)
    report = filing.report_of_mail(turn, text)
    if not noes or (not mail.asked and report is not None and report.company is not None):
        return None  # the company that writes isn't noted here: the mail may be a new no
    if not mail.asked and any(case.open and case.application.interviewed for case in cases):
        return None
    return (noes[0].application.number,) if len(noes) == 1 else (None,)


def _by_domain(cases: tuple[Case, ...], text: str) -> tuple[Case, ...]:
    """Return the applications whose company a mail's address is named after: "@stjudes.nhs.uk"."""
    domains = {_letters(found["name"]) for found in _DOMAIN.finditer(text)}
    domains = {name for name in domains if len(name) >= FEWEST_LETTERS}
    names = ((case, _letters(case.application.company)) for case in cases)
    return tuple(
        case
        for case, name in names
        if len(name) >= FEWEST_LETTERS
        and any(domain.startswith(name) or name.startswith(domain) for domain in domains)
    )


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))


def _numbers(run: Run) -> tuple[int, ...]:
    about = mentions.application_of(run)
    return (run.number, about.number) if about is not None else (run.number,)
