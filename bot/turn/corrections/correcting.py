"""Write a corrected value where it belongs: into an answer, a name, or what a run is about."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import Any

from bot.coach.briefing import ABOUT, briefing_for
from bot.coach.dialogues.changing import MOVED
from bot.coach.facts.application import Application, Field
from bot.coach.facts.known import AboutWords, Topic
from bot.coach.facts.records import Logged
from bot.talk.ask import SKIPPED
from bot.talk.days import DayQuestion
from bot.talk.kinds import Write
from bot.talk.script import Answer
from bot.turn.corrections import edits, repairs
from bot.turn.corrections.new_values import holds, is_ahead, looks_like_a_name, replaced, value_of
from bot.turn.corrections.told_ahead import correct_told_ahead
from bot.turn.interpreting import mentions
from bot.turn.interpreting.answers import Unsure
from bot.turn.interpreting.strange_names import bare_name, is_strange_name
from bot.turn.model.person import LEFT_ALONE, Run, RunState
from bot.turn.model.says import Asked, Card, Ended
from bot.turn.model.turn import Turn
from bot.turn.readings.request import Request
from bot.turn.runs import runs
from bot.turn.runs.renaming import update_names, with_names

LOOKED_BACK = 3
"""How many of the last changes a correction may be meant for. Our own choice."""

COMPANY, RIGHT = "company", "right"
"""The questions of `log` for the company, and whether the card is right."""

SETTINGS = "settings"
"""The dialogue that changes nothing about an application."""

BY_HAND = frozenset({"log", "no", "yes"})
"""Dialogues that note an application under the name that is typed in them."""


def correct(turn: Turn, request: Request) -> bool:
    """Write the new value where it belongs. Return False if it isn't clear where."""
    new, old = request.new, request.old
    if new is None:
        return False
    run = turn.person.current
    talking = run is not None and run.changing is None and run.state is RunState.current
    if (
        run is not None
        and talking
        and (
            _correct_in_answers(turn, run, request)
            or correct_told_ahead(turn, run, request)
            or _turn_to_other(turn, run, new)
            or (old is None and _company_of(turn, run, new))
        )
    ):
        return True
    if old is not None and not _is_other_known(turn, new, old) and _correct_in_names(turn, new, old):
        return True
    closed = _last_closed(turn)
    if any(_correct_in_answers(turn, run, request) for run in closed):
        return True
    if not closed:
        return False
    if _turn_to_other(turn, closed[0], new):
        return True
    noted = next((run for run in closed if run.script != SETTINGS), None)  # settings may have come after it
    return old is None and noted is not None and _name_of(turn, noted, new)


def _is_other_known(turn: Turn, new: str, old: str) -> bool:
    """Tell whether the new words name another application than the old ones: then no name is wrong."""
    was = {case.application.number for case in mentions.cases_mentioned(turn, old)}
    named = (case.application for case in mentions.cases_mentioned(turn, new))
    return any(one.number not in was and not holds(one.company, old) for one in named)


def _last_closed(turn: Turn) -> list[Run]:
    """Return the closed runs that wrote something down last, if not long ago; the latest first."""
    last = [t for t in islice(repairs.recent_changes(turn), LOOKED_BACK) if turn.now - t.at < LEFT_ALONE]
    talking = turn.person.current
    if talking is not None:  # the application of the open dialogue is meant, and no other
        about = mentions.application_of(talking)
        last = [t for t in last if about is not None and t.application == about]
    runs = [run for thing in last if (run := turn.find(thing.run)) is not None]
    return [run for run in runs if run.state is RunState.closed]


# ---------------------------------------------------------------- an answer


def _correct_in_answers(turn: Turn, run: Run, request: Request) -> bool:
    """Correct the latest answer of a run that fits the new value, and the old value if that was named."""
    if isinstance(run.facts, AboutWords) and run.facts.day is not None:
        return _correct_day(turn, run, run.facts, request)
    near = [key for key in run.position.path if request.old is None and _is_near(turn, run, key, request)]
    for key in near or reversed(run.position.path):
        ask, stored = run.position.asks[key], run.answers[key].value
        if stored == SKIPPED or (request.past and is_ahead(ask)):
            continue
        last = key == run.position.path[-1] and run.state is RunState.current
        value = value_of(turn, run, ask, stored, request, last=last)
        if isinstance(value, Unsure):
            if run.state is RunState.closed:
                return False
            turn.say(Asked(turn.put(run.but(changing=key, draft_answer=value.draft))))
            return True
        if value is not None and value[0] != stored:
            return take(turn, run, key, *value)
        if value is not None and request.old is not None and isinstance(ask.kind, DayQuestion):
            repairs.ask_after(turn, value[1])  # the day is noted like that already
            return True
    return False


def _is_near(turn: Turn, run: Run, key: str, request: Request) -> bool:
    """Tell whether an answer is a name like the new value: then it is meant, even if it isn't the latest."""
    kind = run.position.asks[key].kind
    stored = run.answers[key].value
    named = isinstance(kind, Write) and kind.is_name and stored != SKIPPED
    return named and bool(turn.hear(request.new or "").mentioned([stored]))


def _correct_day(turn: Turn, run: Run, about: AboutWords, request: Request) -> bool:
    """Correct the day, or the hour alone, that was named in what the person asked to have done."""
    at, rest = turn.hear(request.new or "").time_in()
    days = turn.hear(rest).days(past=False)
    day = next((day for day in days if day > turn.today), None)
    if day is None and at is not None and not rest and about.what == MOVED:
        day = about.day  # only the hour was wrong
    if request.past or day is None or (day, at) == (about.day, about.at):
        return False
    at = at if about.what == MOVED else None
    changed = turn.put(run.but(facts=replace(about, day=day, at=at)))
    update_names(turn)
    _say(turn, changed, Card("said", "day", shows={"day": day, "at": at}))
    return True


def take(turn: Turn, run: Run, key: str, value: str, said: Card) -> bool:
    """Put the corrected answer into the run, and go on where that leads.

    Return False if it leads a closed run to a question while another run is open.
    """
    changed = run.but(answers={**run.answers, key: Answer(value, turn.now)}, draft_answer=None)
    if run.state is RunState.closed and changed.position.ask is not None:
        if turn.person.current is not None:
            return False
        changed = changed.but(state=RunState.current, taken_up=turn.now)  # the new value leads to a question
    turn.put(changed)
    update_names(turn)
    _say(turn, changed, said)
    return True


def _say(turn: Turn, run: Run, said: Card) -> None:
    """Say the corrected value; then the open question, or the closing words that have changed with it."""
    if run.state is RunState.current and run.position.ask is None:
        turn.say(said)
        runs.proceed(turn, run)
        return
    ending = run.position.ending
    if run.state is RunState.closed and ending is not None and ending.draft is not None:
        turn.say(said, Ended(run))
        turn.ask_again()
        return
    repairs.ask_after(turn, said)


# ---------------------------------------------------------------- a name


def set_name(turn: Turn, request: Request) -> bool:
    """Correct a name given in the open dialogue: "the role is team leader". Return False if none fits."""
    run, field = turn.person.current, request.field
    talking = run is not None and run.changing is None and run.state is RunState.current
    if run is None or not talking or field is None or request.of is not None or request.new is None:
        return False
    keys = [key for key in run.position.path if key.rpartition(".")[2] == field.value]
    if not keys or not edits.is_one(request.new) or run.answers[keys[-1]].value in (SKIPPED, request.new):
        return False
    kind = run.position.asks[keys[-1]].kind
    named = _may_be_name(turn, request.new) or (field is Field.role and turn.hear(request.new).role())
    if not isinstance(kind, Write) or not kind.is_name or not named:
        return False
    return take(turn, run, keys[-1], request.new, Card(repairs.FILE, "called", shows={"value": request.new}))


def _correct_in_names(turn: Turn, new: str, old: str) -> bool:
    """Correct the name of a company, a role or a contact that the old words are in."""
    if not edits.is_one(new) or turn.hear(new).days(past=False):
        return False  # what should be a day is no name
    for field in (Field.company, Field.contact, Field.role):
        found: dict[str, list[Application]] = {}
        for case in mentions.listed(turn):
            value = getattr(case.application, field.value)
            corrected = replaced(turn, value, new, old, name=True) if value else None
            if corrected is not None and corrected != value:
                found.setdefault(corrected, []).append(case.application)
        if found:
            value, applications = next(iter(found.items()))
            last = next(iter(_last_closed(turn)), None)
            just_now = next((thing.application for thing in repairs.recent_changes(turn)), None)
            numbers = [a.number for a in applications]
            if just_now is not None and just_now.number in numbers:
                applications = [just_now]
            edits.rename(turn, tuple(applications), field, value)
            _show_draft_again(turn, last)
            return True
    return False


def _show_draft_again(turn: Turn, run: Run | None) -> None:
    """Show the draft again that a run has just ended with, if a name in it has changed."""
    ending = run.position.ending if run is not None else None
    if run is None or ending is None or ending.draft is None:
        return
    renewed = with_names(run, turn.now_established().known)
    if renewed is not run:
        turn.say(Ended(turn.put(renewed)))


def _name_of(turn: Turn, run: Run, new: str) -> bool:
    """Use an unknown name as the new name of the application that a run noted."""
    if run.script not in BY_HAND or not edits.is_one(new) or not _may_be_name(turn, new):
        return False
    noted = next((f.application for f in run.position.records.values() if isinstance(f, Logged)), None)
    case = turn.now_established().case(noted.number) if noted is not None else None
    if case is None:
        return False
    field = Field.company if case.application.company else Field.role
    edits.rename(turn, (case.application,), field, bare_name(turn, new))
    return True


def _company_of(turn: Turn, run: Run, new: str) -> bool:
    """Use an unknown name as the company's, where the person has agreed to the card with the old name."""
    if run.script != "log" or RIGHT not in run.position.path or run.answers[COMPANY].value == SKIPPED:
        return False
    if not edits.is_one(new) or not is_strange_name(turn, new):
        return False
    value = bare_name(turn, new)
    return take(turn, run, COMPANY, value, Card(repairs.FILE, "called", shows={"value": value}))


def _may_be_name(turn: Turn, new: str) -> bool:
    named = looks_like_a_name(new) and not turn.hear(new).is_said()  # "3 not 2" is an hour
    return named or is_strange_name(turn, new)


# ---------------------------------------------------------------- what it is about


def _turn_to_other(turn: Turn, run: Run, new: str) -> bool:
    """Let a run be about the one application that the text names, instead of the one it was about.

    A name that is nearly that of the run's own application becomes its new name.
    """
    about = mentions.application_of(run)
    named = mentions.cases_mentioned(turn, new)
    if about is None or len(named) != 1:
        return False
    other = named[0].application
    if other.number == about.number:
        near = other.company and other.company.casefold() != new.casefold()
        if near and edits.is_one(new) and looks_like_a_name(new):
            edits.rename(turn, (other,), Field.company, new)
            return True
        return False
    facts = _facts_about(turn, run, other)
    if facts is None:
        return False
    moved = run.but(facts=facts, draft_answer=None)
    if run.state is RunState.closed and moved.position.ask is not None:
        if turn.person.current is not None:
            return False
        moved = moved.but(state=RunState.current, taken_up=turn.now)
    turn.put(moved)
    _say(turn, moved, Card(repairs.FILE, "about", shows={"application": other}))
    return True


def _facts_about(turn: Turn, run: Run, other: Application) -> Any:
    """Return the briefing of a run about another application; None if its dialogue can't be about any."""
    if isinstance(run.facts, AboutWords):  # to a run that renames the company, it may be the right name
        return replace(run.facts, applications=(other,)) if run.facts.what != Field.company.value else None
    if run.script not in ABOUT:
        return None
    topic = Topic(other.number, getattr(run.facts, "way", None), getattr(run.facts, "day", None))
    return briefing_for(run.script, topic, turn.beginning(run.number))
