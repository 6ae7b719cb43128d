"""Keep what is told of the application that is being noted before it is asked; act on news of it at once.

At any question: "they said end of november", "the interview was yesterday, through an agency", "it's a no".
"""

from __future__ import annotations

from typing import Any

from bot.coach.facts.application import Stage, Via
from bot.coach.routing import Aim
from bot.talk.ask import SKIPPED, Ask
from bot.talk.days import DayQuestion, When
from bot.talk.frozen import changed
from bot.talk.script import Answer
from bot.turn.interpreting import mentions
from bot.turn.interpreting.parts import parts
from bot.turn.model.person import Run
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.questions.answering import take_answer
from bot.turn.questions.promised_day import LONG_PAST
from bot.turn.readings.report import News, Report
from bot.turn.reports import filing
from bot.turn.reports.given_answers import stored_day
from bot.turn.reports.stage import past_day_of, stage_of
from bot.turn.reports.unnamed import STAND_IN_COMPANY
from bot.turn.runs.say_back import ask_once_more, say_back

LOG = "log"
COMPANY, ROLE, STAGE, ON, VIA, CONTACT, DUE = "company", "role", "stage", "on", "via", "contact", "due"

AT = frozenset({ROLE, STAGE, ON, VIA, CONTACT, DUE})
"""The questions at which more may be told than they ask."""

NAMES = frozenset({ROLE, CONTACT})
"""The questions of these that ask for a name: there, a few words may be the name."""

LONGEST, FEWEST = 24, 3
"""The most words of what is told, and the fewest that tell more than a name. Our own choice."""

AHEAD = frozenset({News.interview, News.next_round})
TELLS_STAGE = AHEAD | {News.applied, News.met}
DECIDED = {News.no: Aim("no"), News.offer: Aim("yes")}
"""The aims to which news of a decision lead."""


def take_details(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Keep what is told beyond the question; take its answer if that is told too, else ask again.

    A no or an offer begins its own dialogue. Return False if neither news nor a detail is told.
    """
    company = _company(run)
    named = turn.hear(text).mentioned([STAND_IN_COMPANY])
    if company is None or named or not _may_tell(turn, run, ask, text):
        return False  # a company that is called like the stand-in would be taken for the one being noted
    told = _report(turn, f"{STAND_IN_COMPANY}: {text}")
    if told is not None and told.news in DECIDED:
        return _take_decision(turn, run, ask, told, text)
    beside = _report(turn, f"{filing.AFTER[News.applied]} {STAND_IN_COMPANY}, {text}")
    values = _values(turn, run, ask, told, beside)
    if values.keys() <= {ask.key}:
        return False
    answer = values.pop(ask.key, None)
    answers = {**run.answers, **{key: Answer(value, turn.now) for key, value in values.items()}}
    kept = turn.put(run.but(answers=answers))
    if answer is None:
        ask_once_more(turn, kept, _said(company, values))
    else:
        take_answer(turn, kept, ask, answer, None)
        say_back(turn, _said(company, {**values, ask.key: answer}))
    return True


def _company(run: Run) -> str | None:
    """Return the name of the company whose application is being noted; None if it isn't known."""
    named = run.answers.get(COMPANY)
    return named.value if named is not None and named.value != SKIPPED else None


def _may_tell(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    if run.script != LOG or run.changing is not None or ask.key not in AT:
        return False
    few = FEWEST if ask.key in NAMES else 1
    heard, unread = turn.hear(text), (run.number, ask.key) in turn.loaded.unread
    if unread or (isinstance(ask.kind, DayQuestion) and heard.is_day_alone()):
        return False
    return few <= len(text.split()) <= LONGEST and not heard.asks()


def _report(turn: Turn, line: str) -> Report | None:
    """Return what a line surely tells of the stand-in company; None if it tells of none, or another."""
    known = [case.application.name for case in turn.history.cases]
    reports = turn.hear(line).reports((STAND_IN_COMPANY, *known))
    own = len(reports) == 1 and reports[0].company == STAND_IN_COMPANY
    return reports[0] if own and reports[0].sure >= filing.SURE else None


def _take_decision(turn: Turn, run: Run, ask: Ask[Any], told: Report, text: str) -> bool:
    """Begin the dialogue about a no or an offer, which notes the application too; else return False.

    The words have to lead there as well. A plain "no" is an answer; and at the question by when they decide,
    "they said no" mostly means that they gave no day.
    """
    leads = turn.hear(text).aim() == DECIDED[told.news]
    plain = turn.hear(text).opening() is not None or any(turn.hear(part).denies() for part in parts(text))
    short = ask.key == DUE and len(text.split()) <= FEWEST
    if not leads or plain or short or mentions.is_about_another(turn, run, text):
        return False
    known = {key: answer.value for key, answer in run.answers.items() if answer.value != SKIPPED}
    told = changed(
        told,
        company=known[COMPANY],
        role=told.role or known.get(ROLE),
        stage=told.stage or (Stage(known[STAGE]) if STAGE in known else None),
        via=told.via or (Via(known[VIA]) if VIA in known else None),
        contact=told.contact or known.get(CONTACT),
    )
    turn.remove(run.number)
    return filing.file_report(turn, told, None)


def _values(
    turn: Turn, run: Run, ask: Ask[Any], told: Report | None, beside: Report | None
) -> dict[str, str]:
    """Return the answers that are told, by their questions.

    told: the text, read as a line about the company. beside: the text, read as what follows "applied to ...".
    """
    values: dict[str, str] = {}
    stage = stage_of(told) if told is not None and told.news in TELLS_STAGE else None
    day: str | None = None
    if told is not None and stage is not None:
        values[STAGE] = stage.value
        ahead = told.news in AHEAD and told.met_on is None
        on = told.day if ahead else past_day_of(told, stage)
        day = stored_day(on, told.at if ahead else None) if on is not None else None
        due = None if ahead else told.day
    else:
        known = run.answers.get(STAGE)
        due = beside.day if beside is not None and beside.news not in AHEAD else None
        on = past_day_of(beside, Stage(known.value)) if beside is not None and known is not None else None
        day = stored_day(on) if on is not None else None
    if day is not None:
        values[ON] = day
    if due is not None and due > turn.today - LONG_PAST and (ask.key != ON or day is not None):
        values[DUE] = stored_day(due)
    if beside is not None and (beside.via is not None or beside.contact is not None):
        values[VIA] = (beside.via or Via.recruiter).value
        values |= {CONTACT: beside.contact} if beside.contact is not None else {}
    return {key: value for key, value in values.items() if key not in run.answers}


def _said(company: str, values: dict[str, str]) -> Card:
    day = When.of(values[ON]).day if ON in values else None
    due = When.of(values[DUE]).day if DUE in values else None
    shows = {key: values.get(key) for key in (ROLE, VIA, CONTACT, STAGE)}
    return Card("said", "beside", shows={"name": company, **shows, "day": day, "due": due})
