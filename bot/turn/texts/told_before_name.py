"""Keep what is told of an application before its company is named: the stage, the day, the role, the contact.

"Had an interview last tuesday" begins to note an application, and then only the company is asked for. Typed
where the company is asked for, "last tuesday" is no company.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.coach.facts.application import LONGEST_NAME, Stage
from bot.coach.facts.known import AboutWait
from bot.talk.ask import Ask
from bot.talk.days import When
from bot.talk.kinds import Write
from bot.talk.script import Answer
from bot.turn.interpreting import mentions
from bot.turn.interpreting.names import is_name, is_written_as_name
from bot.turn.interpreting.parts import parts
from bot.turn.model.person import Run
from bot.turn.model.says import Asked, Card
from bot.turn.model.turn import Turn
from bot.turn.questions.answering import take_answer
from bot.turn.questions.promised_day import LONG_PAST
from bot.turn.readings.report import News, Report
from bot.turn.reports import filing
from bot.turn.reports.given_answers import stored_day
from bot.turn.reports.stage import past_day_of, stage_of
from bot.turn.reports.unnamed import STAND_IN_COMPANY
from bot.turn.runs.say_back import ask_once_more, say_back

WORDS = "texts/told_before_name"
"""The file of this module's patterns in `content/en/turn/`."""

LOG = "log"
COMPANY, ROLE, CONTACT, WHICH = "company", "role", "contact", "which"
STAGE, ON, DUE, VIA = "stage", "on", "due", "via"

OF_ANY = frozenset({STAGE, ON, DUE})
"""What is kept even if the application is picked among those that are known."""

AHEAD = frozenset({News.interview, News.next_round})
TELLS_STAGE = AHEAD | {News.applied, News.met, News.nothing}

MOST_WORDS = 10
"""The most words of a text that tells a stage or a day where a name is asked for. Our own choice."""

LONGEST = 40
"""The most words of a text that tells of one application. Our own choice."""


def keep_what_began(turn: Turn, last: int, text: str) -> None:
    """Keep what else a text tells, if it has begun to note an application without naming the company.

    last: the number of the last run that there was before the text.
    """
    run = turn.person.current
    ask = run.open(run.position) if run is not None and run.number > last and run.script == LOG else None
    if run is None or ask is None or ask.key not in (COMPANY, WHICH, STAGE) or turn.hear(text).asks():
        return
    values = told(turn, text)
    kept = {
        key: value for key, value in values.items() if key not in run.answers and _may_keep(run, ask, key)
    }
    if not kept:
        return
    _keep(turn, run, kept)
    say_back(turn, said(kept))


def _may_keep(run: Run, ask: Ask[Any], key: str) -> bool:
    """Tell whether an answer told is kept. After the first interview, the stage has to be asked for."""
    if ask.key != STAGE:
        return ask.key == COMPANY or key in OF_ANY
    waits = run.facts.waits if isinstance(run.facts, AboutWait) else ()
    known = mentions.application_of(run) or (waits[0].application if len(waits) == 1 else None)
    return key == ON or (key == STAGE and known is not None and known.stage is Stage.applied)


def take_before_name(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Keep a day, a stage or whom they deal with, where a name or the stage is asked for, and ask again.

    Return False where the text may be the name.
    """
    if (
        run.script != LOG
        or run.changing is not None
        or not (is_name(ask) or ask.key == STAGE)
        or ask.key not in (COMPANY, ROLE, CONTACT, STAGE)
    ):
        return False
    known = isinstance(ask.kind, Write) and text in ask.kind.cases
    if known or (run.number, ask.key) in turn.loaded.unread or is_written_as_name(text):
        return False
    meeting = _meeting(turn, run, text)
    if meeting and ask.key == STAGE:
        _take_stage(turn, run, ask, meeting)
        return True
    if ask.key == STAGE and not turn.hear(text).is_day_alone():
        return False
    values = meeting or _day_alone(turn, run, text)
    asks = any(turn.hear(part).asks() for part in (text, *parts(text)))
    if not values and ask.key == COMPANY and not asks and len(text.split()) <= MOST_WORDS:
        values = _of_no_name(turn, text)
    kept = {key: value for key, value in values.items() if key not in run.answers}
    if not kept:
        return False
    ask_once_more(turn, _keep(turn, run, kept), said(kept))
    return True


def told(turn: Turn, text: str) -> dict[str, str]:
    """Return the answers that a text without a company gives to the questions about an application."""
    if len(text.split()) > LONGEST or turn.hear(text).mentioned([STAND_IN_COMPANY]):
        return {}
    one = _report(turn, f"{STAND_IN_COMPANY}: {text}")
    if one is None:
        return {}
    values: dict[str, str] = {}
    stage = _stage(one)
    if stage is not None:
        values[STAGE] = stage.value
        ahead = one.news in AHEAD and one.met_on is None
        unclear = ahead and turn.words(WORDS)["waiting"].search(text) is not None
        day, at = (one.day, one.at) if ahead else (past_day_of(one, stage), None)
        if day is not None and not unclear:
            values[ON] = stored_day(day, at)
    due = one.day if one.news not in AHEAD or one.met_on is not None else None
    if due is not None and due > turn.today - LONG_PAST:
        values[DUE] = stored_day(due)
    if one.role is not None and len(one.role) <= LONGEST_NAME:
        values[ROLE] = one.role
    return {**values, **_contact(one)}


def said(kept: dict[str, str]) -> Card:
    """Return the card that says back what was kept."""
    on = When.of(kept[ON]) if ON in kept else None
    due = When.of(kept[DUE]).day if DUE in kept else None
    shows = {key: kept.get(key) for key in (ROLE, VIA, CONTACT, STAGE)}
    when = {"day": on.day if on else None, "at": on.at if on else None, "due": due}
    return Card("said", "told_first", shows={**shows, **when})


def _stage(one: Report) -> Any:
    """Return how far it got; None if that isn't told: only that nobody answers, a due day, or a no, say."""
    if one.news is News.nothing and one.stage is None and one.applied is None:
        return None
    return stage_of(one) if one.news in TELLS_STAGE else None


def _contact(one: Report) -> dict[str, str]:
    via = {VIA: one.via.value} if one.via is not None else {}
    return {**via, CONTACT: one.contact} if via and one.contact is not None else via


def _day_alone(turn: Turn, run: Run, text: str) -> dict[str, str]:
    """Return the day that is all a text says. If a day is known, one ahead is the decision's."""
    heard = turn.hear(text)
    words = text.split()
    if len(words) == 1 and (text[:1].isupper() or not text.isalpha()):
        return {}  # companies are called Monday, and 3i
    if (held := heard.day_held()) is not None and ON not in run.answers:
        return {ON: stored_day(held)}
    behind, ahead = heard.days(past=True), heard.days(past=False)
    if len(behind) != 1 or len(ahead) != 1 or not heard.is_day_alone():
        return {}
    if ON in run.answers:
        return {DUE: stored_day(ahead[0])} if ahead[0] >= turn.today else {}
    return {ON: stored_day(behind[0])} if behind == ahead or behind[0] == turn.today else {}


def _meeting(turn: Turn, run: Run, text: str) -> dict[str, str]:
    """Return an interview ahead and its day and hour, if a day ahead and an hour are all that a text says."""
    at, rest = turn.hear(text).time_in()
    if at is None or ON in run.answers or STAGE in run.answers or not turn.hear(rest).is_day_alone():
        return {}
    ahead = turn.hear(rest).days(past=False)
    if len(ahead) != 1 or ahead[0] < turn.today:
        return {}
    return {STAGE: Stage.first.value, ON: stored_day(ahead[0], at)}


def _take_stage(turn: Turn, run: Run, ask: Ask[Any], values: dict[str, str]) -> None:
    """Take the day and the hour of an interview as the answer to how far it got, too."""
    kept = turn.put(run.but(answers={**run.answers, ON: Answer(values[ON], turn.now)}))
    take_answer(turn, kept, ask, values[STAGE], None)
    say_back(turn, said(values))


def _of_no_name(turn: Turn, text: str) -> dict[str, str]:
    """Return what a text tells; nothing if it names a company, a role or a contact."""
    values = told(turn, text)
    if not values:
        beside = _report(turn, f"{filing.AFTER[News.applied]} {STAND_IN_COMPANY}, {text}")
        values = _contact(beside) if beside is not None else {}
    named = any(one.company for one in turn.hear(text).reports(()))
    return values if not named and not {ROLE, CONTACT} & values.keys() else {}


def _report(turn: Turn, line: str) -> Report | None:
    """Return what a line surely tells of the stand-in company; None if that is unclear."""
    reports = turn.hear(line).reports((STAND_IN_COMPANY,))
    own = len(reports) == 1 and reports[0].company == STAND_IN_COMPANY
    return reports[0] if own and reports[0].sure >= filing.SURE else None


def _keep(turn: Turn, run: Run, kept: dict[str, str]) -> Run:
    """Put answers into the run, and into its questions that this turn already says."""
    answers = {**run.answers, **{key: Answer(value, turn.now) for key, value in kept.items()}}
    now = turn.put(run.but(answers=answers))
    for at, say in enumerate(turn.says):
        if isinstance(say, Asked) and say.run.number == run.number:
            turn.says[at] = replace(say, run=now)
    return now
