"""Begin the dialogue that notes what a file lists; find out first what of it is known already."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date

from bot.coach.dialogues.importing import with_days_swapped
from bot.coach.facts.application import Stage, State
from bot.coach.facts.cases import Case
from bot.coach.facts.history import History
from bot.coach.facts.imported import (
    MOST_ROWS,
    AboutImport,
    At,
    Fields,
    Update,
    fields_of,
    folded,
    row_of,
    text_of_fields,
)
from bot.events import Brought
from bot.talk.frozen import changed
from bot.turn.model.says import Card, HandedBack
from bot.turn.model.turn import Turn
from bot.turn.reports.several import EVENING
from bot.turn.runs import runs
from bot.turn.runs.limits import MOST_APPLICATIONS

FILE = "told"

_STAGES = [stage.value for stage in Stage]

UNNUMBERED = "0"
"""The number of an application in a file."""

EITHER_WAY = "03/04/2026"
"""A day that tells by how it is read whether the day comes before the month where somebody lives."""


def bring(turn: Turn, brought: Brought) -> None:
    """Show what the file tells, to be noted at once; say so where it tells nothing new."""
    turn.welcome()
    history = turn.now_established()
    lines = fields_of(brought.rows)
    if brought.swaps and _month_first(turn):
        lines = [with_days_swapped(line) for line in lines]
    new, updates, known = _apart(history, lines)
    room = max(0, MOST_ROWS - len(history.put_by))
    unused = _with_no_room(brought.unused, new[room:])
    new = new[:room]
    if unused:
        turn.say(HandedBack(unused))
    if not new and not updates:
        turn.say(Card(FILE, "file_nothing_new", shows={"known": known, "unused": bool(unused)}))
        turn.ask_again()
        return
    number = turn.person.last + 1
    for at, line in enumerate(new, 1):
        if line[At.number] == UNNUMBERED:
            line[At.number] = str(number + at)
    told = [why for why, *_ in json.loads(unused)["rows"]] if unused else []
    about = AboutImport(
        turn.today,
        text_of_fields(new),
        tuple(updates),
        known - len(updates),
        len(told),
        told.count("saved"),
        brought.swaps,
        MOST_APPLICATIONS - len(history.known),
        history.has_settings,
    )
    runs.begin(turn, "importing", about, {"hour": EVENING})
    turn.person = changed(turn.person, last=max(turn.person.last, number + len(new)))


def _month_first(turn: Turn) -> bool:
    """Tell whether the month comes before the day where the person lives."""
    days = turn.hear(EITHER_WAY).days(past=True)
    return bool(days) and days[0].month == 3


def _apart(history: History, lines: list[Fields]) -> tuple[list[Fields], list[Update], int]:
    """Return what is new, the news of what is watched, and how many lines tell of what is known.

    An application is known by company and role, and where there are several, by its day: people apply again.
    """
    known = _known(history, lines)
    new: dict[tuple[str, ...], Fields] = {}
    updates: dict[int, Update] = {}
    count = 0
    for at, line in enumerate(lines):
        name = _named(line)
        if at in known:
            number = known[at]
            update = _news(history.case(number), line)
            if update is not None and number not in history.known:  # its new line replaces the old one
                line[At.number] = str(number)
                new.setdefault((*name, line[At.number]), line)
                continue
            count += 1
            if update is not None:
                updates.setdefault(number, update)
            continue
        key = (*name, line[At.sent])
        before = new.get(key)
        if before is not None:
            count += 1
        new[key] = line if before is None else max(before, line, key=_how_far)
    return list(new.values()), list(updates.values()), count


Names = Mapping[tuple[str, str], tuple[int, ...]]
"""Numbers of applications by company and role."""

Fits = Callable[[int, Fields], bool]
"""Tells whether an application that is known may be the one of a line."""


def _known(history: History, lines: list[Fields]) -> dict[int, int]:
    """Return the places of the lines whose application is known, each with its number.

    Of several of one name it is the one that the line tells nothing new of, else the one with the same days,
    else with the same day of application, else one that no other line stands for. One that was renamed since
    is known by its first name and its day.
    """

    def same_day(number: int, line: Fields) -> bool:
        return _written(history.applied_on.get(number)) == line[At.sent]

    def same_days(number: int, line: Fields) -> bool:
        case = history.case(number)
        return same_day(number, line) and case is not None and _written(case.on) == line[At.on]

    def nothing_new(number: int, line: Fields) -> bool:
        case = history.case(number)
        stands = (case.state.value, case.application.stage.value) if case is not None else None
        return same_days(number, line) and stands == (line[At.state], line[At.stage])

    known: dict[int, int] = {}
    _pair(known, lines, history.by_name, nothing_new)
    _pair(known, lines, history.by_name, same_days)
    _pair(known, lines, history.by_name, same_day)
    _pair(known, lines, history.by_name, same_day, again=True)
    _pair(known, lines, history.by_name, lambda _number, _line: True)
    _pair(known, lines, history.by_name, lambda _, line: not line[At.sent], again=True)
    _pair(known, lines, history.by_first_name, same_day)
    return known


def _pair(
    known: dict[int, int], lines: list[Fields], names: Names, fits: Fits, *, again: bool = False
) -> None:
    """Find for lines that aren't known yet their applications. again: they stand in the file a second time.

    The oldest come first: what is known is older than what is new.
    """
    taken = {*known.values()}
    for at in reversed(range(len(lines))):
        numbers = () if at in known else names.get(_named(lines[at]), ())
        for number in numbers:
            if (number in taken) is again and fits(number, lines[at]):
                known[at] = number
                taken.add(number)
                break


def _written(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _named(line: Fields) -> tuple[str, str]:
    return folded(line[At.company]), folded(line[At.role])


def _how_far(line: Fields) -> tuple[bool, int]:
    return line[At.state] != State.waiting.value, _STAGES.index(line[At.stage])


def _news(case: Case | None, line: Fields) -> Update | None:
    """Return what a line tells that is new of a case: that it is over, or has got further; else None."""
    if case is None or not (case.open or case.state is State.away):
        return None
    further = _STAGES.index(line[At.stage]) > _STAGES.index(case.application.stage.value)
    if line[At.state] == State.away.value or (line[At.state] == State.waiting.value and not further):
        return None
    row = row_of("\t".join(line))
    return Update(case.application.number, row.state, row.stage, row.on, row.silent, row.reason)


def _with_no_room(unused: str, lines: list[Fields]) -> str:
    """Add the rows that there is no room for to those that can't be used."""
    if not lines:
        return unused
    told = json.loads(unused) if unused else {"header": ["", ""], "rows": []}
    told["rows"] += [["no_room", line[At.company], line[At.role]] for line in lines]
    return json.dumps(told)
