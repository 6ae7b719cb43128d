"""Correct the day or the hour of an interview: "the Ivy one is at 3 not 2", "it's on Tuesday now"."""

from __future__ import annotations

from datetime import date, time
from typing import NamedTuple

from bot.coach.facts.application import Stage
from bot.coach.facts.cases import Case
from bot.coach.facts.records import NudgeHour
from bot.turn.corrections import edits, repairs
from bot.turn.interpreting import mentions
from bot.turn.model.person import LEFT_ALONE
from bot.turn.model.turn import Turn
from bot.turn.questions.read_answers import hour_alone
from bot.turn.readings.report import News, Report
from bot.turn.readings.request import Request
from bot.turn.reports import filing


class _Time(NamedTuple):
    """Hold a day, an hour, or both."""

    day: date | None
    at: time | None


def correct_interview(turn: Turn, request: Request) -> bool:
    """Correct when an interview is, or note it if it isn't noted. Return False if no time ahead is said.

    Without a name, the interview that was noted last or had the old time is meant; of several, ask which.
    """
    new = _read(turn, request.new)
    if new is None or (new.day is not None and new.day < turn.today):
        return False
    if request.of is None:
        return turn.person.current is None and _of_the_spoken(turn, new, request.old)
    named = mentions.cases_mentioned(turn, request.of)
    if len(named) != 1 or not named[0].open:
        return False
    case = named[0]
    if _is_ahead(turn, case):
        edits.move(turn, (case.application,), new.day or case.on, new.at)
        return True
    if new.day is None:
        return False
    known = case.application
    told = Report(News.interview, company=known.company, role=known.role, day=new.day, at=new.at)
    return filing.file_report(turn, told, turn.person.current)


def take_hour(turn: Turn, text: str) -> bool:
    """Take an hour for the only interview ahead, just noted without one. Return False if there is no such."""
    at = hour_alone(turn, text)
    last = next(iter(repairs.recent_changes(turn)), None)
    if at is None or last is None or turn.now - last.at >= LEFT_ALONE:
        return False
    ahead = [case for case in turn.now_established().cases if case.open and _is_ahead(turn, case)]
    if len(ahead) != 1 or ahead[0].begins is not None:
        return False
    edits.move(turn, (ahead[0].application,), ahead[0].on, at)
    return True


def put_off(turn: Turn, request: Request) -> bool:
    """Move an interview that the employer put off; ask for an unsaid day. Return False if none is ahead."""
    named = mentions.cases_mentioned(turn, request.of) if request.of is not None else ()
    if len(named) != 1 or not named[0].open or not _is_ahead(turn, named[0]):
        return False
    new = _read(turn, request.new) or _Time(None, None)
    applications = (named[0].application,)
    edits.move(turn, applications, new.day, new.at or edits.same_hour(turn, request.new or "", applications))
    return True


def _of_the_spoken(turn: Turn, new: _Time, old: str | None) -> bool:
    """Correct the interview that is spoken of. Return False if none is, or it is unclear which."""
    last = next(iter(repairs.recent_changes(turn)), None)
    fresh = last is not None and turn.now - last.at < LEFT_ALONE
    hours = [each.run for each in turn.history.facts if isinstance(each.fact, NudgeHour)]
    ahead = [case for case in turn.now_established().cases if case.open and _is_ahead(turn, case)]
    was = _read(turn, old)
    then = any(_was_then(case, was) for case in ahead)
    if last is not None and fresh and last.run in hours[-1:] and not then:
        return False  # the hour for nudges was set just now, and may be meant
    ahead = [case for case in ahead if _was_then(case, was)] or ahead
    noted = last.application.number if last is not None and fresh and last.application is not None else None
    spoken = [case for case in ahead if case.application.number == noted] or ahead
    if not spoken or (was is not None and not any(_was_then(case, was) for case in spoken)):
        return False
    if len(spoken) > 1 and was is None:
        return False  # an interview that isn't noted may be meant
    day = new.day or (spoken[0].on if len(spoken) == 1 else None)
    edits.move(turn, tuple(case.application for case in spoken), day, new.at)
    return True


def _was_then(case: Case, was: _Time | None) -> bool:
    """Tell whether an interview was noted for a day or an hour; the hour may be in either half of the day."""
    if was is None:
        return False
    same_hour = (
        was.at is not None and case.begins is not None and _on_the_dial(was.at) == _on_the_dial(case.begins)
    )
    return (was.day is not None and was.day == case.on) or same_hour


def _on_the_dial(at: time) -> tuple[int, int]:
    return at.hour % 12, at.minute


def _is_ahead(turn: Turn, case: Case) -> bool:
    return case.application.stage is not Stage.applied and case.on is not None and case.on >= turn.today


def _read(turn: Turn, said: str | None) -> _Time | None:
    """Return the day and the hour that some words say; None if they say anything else."""
    if said is None:
        return None
    plain = f"at {said}" if said.strip().isdecimal() else said
    at, rest = turn.hear(plain).time_in()
    days = turn.hear(rest).days(past=False) if rest else ()
    if (rest and not days) or (at is None and not days):
        return None
    coming = [day for day in days if day > turn.today] or list(days)  # on a Tuesday "Tuesday" is the next one
    return _Time(coming[0] if coming else None, at)
