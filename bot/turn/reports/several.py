"""File what is told about several applications at once, in one dialogue that shows all of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.coach.facts.application import Application, Stage, State, Via
from bot.coach.facts.cases import Case
from bot.coach.facts.entries import AboutSeveral, Entry
from bot.talk.frozen import changed
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.readings.report import News, Report
from bot.turn.reports import slots
from bot.turn.reports.matching import known_case
from bot.turn.reports.stage import past_day_of, stage_of
from bot.turn.runs import runs
from bot.turn.runs.say_back import say_back

WORDS = "reports/several"
"""The file of this module's patterns in `content/en/turn/`."""

EVENING = "18"
"""The hour for nudges, set without a question where a line told all the rest: after work, and within 8 to 20.
The dialogue says it at its end."""

_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

NEWS_OF_ONE = frozenset({News.interview, News.next_round, News.met})
"""News that take a known application further."""


def file_several(turn: Turn, reports: Sequence[Report]) -> None:
    """Show all that was told, to be noted at once. New applications get the numbers after the run's own."""
    number = turn.person.last + 1
    entries: list[Entry] = []
    for one in reports:
        case = known_case(turn, one)
        if case is None and one.company is None and one.role is None:
            continue
        if case is None:
            number += 1
        entries.append(_entry(turn, one, case, number))
    about = AboutSeveral(
        turn.today,
        tuple(entries),
        turn.history.has_settings,
        table=all(one.status is not None for one in reports),
    )
    runs.begin(turn, "several", about, {"hour": EVENING})
    turn.person = changed(turn.person, last=number)


def say_if_more(turn: Turn, text: str, found: int) -> None:
    """Say that the text tells of more applications than were found in it: else some would be lost."""
    said = turn.words(WORDS)["counted"].search(text)
    if said is not None and (many := _number(said["many"])) > found:
        say_back(turn, Card("told", "fewer", shows={"said": many, "found": found}))


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else 2 + _NUMBERS.index(word.casefold())


def _entry(turn: Turn, report: Report, case: Case | None, number: int) -> Entry:
    ahead = report.news in (News.interview, News.next_round)
    states = {News.no: State.no, News.offer: State.offer, News.withdrew: State.withdrawn}
    state = states.get(report.news, State.waiting)
    chosen = not slots.to_choose(report, turn.today)
    on = (report.day if chosen else None) if ahead else past_day_of(report, stage_of(report) or Stage.applied)
    begins = report.at if ahead and chosen else None
    due = report.day if report.news in (News.applied, News.met, News.promised) else None
    if case is not None:
        application = replace(case.application, stage=stage_of(report) or case.application.stage)
        return Entry(application, True, report.news in NEWS_OF_ONE, on, begins, due, state, report.reason)
    application = Application(
        number,
        report.company or "",
        report.role,
        stage_of(report) or Stage.applied,
        report.via or (Via.recruiter if report.contact else Via.nobody),
        report.contact,
    )
    asks = state is State.no and report.status is None and report.stage is None
    return Entry(application, False, True, on, begins, due, state, report.reason, asks)
