"""Take what is told at the card of one application: by when they answer, an interview, another company.

"They said end of next week" is no stage there, and "interview is on friday" isn't the day of applying.
"""

from __future__ import annotations

from typing import Any

from bot.coach.facts.application import Stage, Via
from bot.talk.ask import SKIPPED, Ask
from bot.talk.days import When
from bot.turn.corrections import card_values, edits
from bot.turn.interpreting import mentions
from bot.turn.interpreting.strange_names import company_instead, name_instead
from bot.turn.model.person import Run
from bot.turn.model.says import Asked, Card
from bot.turn.model.turn import Turn
from bot.turn.readings.report import News, Report
from bot.turn.reports import filing
from bot.turn.reports.given_answers import stored_day
from bot.turn.reports.stage import past_day_of, stage_of
from bot.turn.reports.unnamed import STAND_IN_COMPANY

LOG = "log"
COMPANY, STAGE, ON, DUE, VIA, CONTACT = "company", "stage", "on", "due", "via", "contact"

LONGEST = 12
"""The most words of a text that tells one thing about the application on the card. Our own choice."""

AHEAD = frozenset({News.interview, News.next_round})


def take_told(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Keep what is told, and show the card with it; throw the card away on request; else return False."""
    if run.changing is None and ask.key.startswith(card_values.RIGHT) and turn.hear(text).drops_it():
        turn.remove(run.number)
        turn.card("discarded")
        return True
    if run.script != LOG or ask.key != card_values.RIGHT or run.changing is not None:
        return False
    heard = turn.hear(text)
    if len(text.split()) > LONGEST or heard.asks() or heard.option(run) is not None:
        return False
    return _is_known(turn, run, text) or _take_days(turn, run, text) or _take_company(turn, run, text)


def _take_days(turn: Turn, run: Run, text: str) -> bool:
    told = _report(turn, run, text)
    values = _values(run, told) if told is not None else {}
    if not values:
        return False
    shows = {"name": _company(run), "role": None, "via": None, "contact": None}
    card = {
        "stage": values.get(STAGE),
        "day": told.met_on or told.day if told is not None and ON in values else None,
        "due": told.day if told is not None and DUE in values else None,
    }
    kept = turn.put(card_values.with_values(turn, run, values))
    turn.say(Asked(kept, before=Card("said", "beside", shows={**shows, **card})))
    return True


def _company(run: Run) -> str:
    """Return the name of the company on the card: the answer, or of a known application, its name."""
    about = mentions.application_of(run)
    named = run.answers.get(COMPANY)
    return named.value if named is not None else about.name if about is not None else ""


def _report(turn: Turn, run: Run, text: str) -> Report | None:
    """Return what a text surely tells of the company on the card; None if nothing, or if it names one."""
    known = [case.application.name for case in turn.history.cases]
    company = _company(run)
    if turn.hear(text).mentioned([STAND_IN_COMPANY]) or turn.hear(text).mentioned([*known, company]):
        return None  # a line that names a company is read by other rules
    reports = turn.hear(f"{STAND_IN_COMPANY}: {text}").reports((STAND_IN_COMPANY, *known))
    own = len(reports) == 1 and reports[0].company == STAND_IN_COMPANY
    return reports[0] if own and reports[0].sure >= filing.SURE else None


def _values(run: Run, told: Report) -> dict[str, str]:
    """Return the answers that are told: by when they decide, or the day of an interview and the stage."""
    if told.news is News.promised and told.day is not None and DUE in run.answers:
        return {DUE: stored_day(told.day)}
    before, stage = Stage(run.answers[STAGE].value), stage_of(told)
    held = told.news is News.met
    if stage is None or before is not Stage.applied:
        return {}  # `card_values` corrects the day of an interview that the card shows already
    on = past_day_of(told, stage) if held else told.day if told.news in AHEAD else None
    if on is None:
        return {}
    return {STAGE: stage.value, ON: stored_day(on, None if held else told.at)}


def _is_known(turn: Turn, run: Run, text: str) -> bool:
    """Note what the card shows as news of an application that is known: "no, that's the Amazon one".

    Return False if the text names no known application, or the card is about a known one.
    """
    name = name_instead(turn, text)
    named = [case for case in mentions.cases_mentioned(turn, name) if case.open]
    if len(named) != 1 or mentions.application_of(run) is not None:
        return False
    application, company = named[0].application, _company(run)
    if turn.hear(text).mentioned([company]) or run.answers[STAGE].value == Stage.applied.value:
        return False  # another application may have been sent to that company
    values = {key: answer.value for key, answer in run.answers.items() if answer.value != SKIPPED}
    stage, on = Stage(values[STAGE]), When.of(values[ON]) if ON in values else None
    ahead = stage is not Stage.applied and on is not None and on.day >= turn.today
    told = Report(
        News.interview if ahead else News.applied if stage is Stage.applied else News.met,
        company=application.company,
        role=application.role,
        contact=values.get(CONTACT),
        via=Via(values[VIA]) if VIA in values else None,
        stage=stage,
        applied=on.day if on is not None and stage is Stage.applied else None,
        met_on=on.day if on is not None and stage is not Stage.applied and not ahead else None,
        day=on.day if on is not None and ahead else When.of(values[DUE]).day if DUE in values else None,
        at=on.at if on is not None and ahead else None,
    )
    turn.remove(run.number)
    return filing.file_report(turn, told, None)


def _take_company(turn: Turn, run: Run, text: str) -> bool:
    """Replace the company on the card: "actually no it was the travelodge". Return False if none is named."""
    name = company_instead(turn, text) if COMPANY in run.answers else None
    if name is None or not edits.is_one(name) or name.casefold() == run.answers[COMPANY].value.casefold():
        return False
    kept = turn.put(card_values.with_values(turn, run, {COMPANY: name}))
    turn.say(Asked(kept, before=Card("repairs", "called", shows={"value": name})))
    return True
