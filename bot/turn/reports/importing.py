"""Begin the dialogue that notes what a file lists; find out first what of it is known already."""

from __future__ import annotations

import json

from bot.coach.dialogues.importing import with_days_swapped
from bot.coach.facts.application import Stage, State
from bot.coach.facts.cases import Case
from bot.coach.facts.history import History
from bot.coach.facts.imported import MOST_ROWS, AboutImport, Row, Update, folded, rows_of, text_of
from bot.events import Brought
from bot.talk.frozen import changed
from bot.turn.model.says import Card, HandedBack
from bot.turn.model.turn import Turn
from bot.turn.reports.several import EVENING
from bot.turn.runs import runs
from bot.turn.runs.limits import MOST_APPLICATIONS

FILE = "told"

EITHER_WAY = "03/04/2026"
"""A day that tells by how it is read whether the day comes before the month where somebody lives."""


def bring(turn: Turn, brought: Brought) -> None:
    """Show what the file tells, to be noted at once; say so where it tells nothing new."""
    turn.welcome()
    history = turn.now_established()
    rows = list(rows_of(brought.rows))
    if brought.swaps and _month_first(turn):
        rows = [with_days_swapped(row) for row in rows]
    new, updates, known = _apart(history, rows)
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
    numbered = [row if row.number else row._replace(number=number + at) for at, row in enumerate(new, 1)]
    told = [why for why, *_ in json.loads(unused)["rows"]] if unused else []
    about = AboutImport(
        turn.today,
        text_of(numbered),
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


def _apart(history: History, rows: list[Row]) -> tuple[list[Row], list[Update], int]:
    """Return what is new, the news of what is watched, and how many rows tell of what is known.

    An application is known by company and role; in the file itself by its day too, since people apply again.
    """
    known: dict[tuple[str, str], list[Case]] = {}
    for case in history.every_case:
        one = case.application
        known.setdefault((folded(one.company), folded(one.role)), []).append(case)
    new: dict[tuple[str, str, object], Row] = {}
    updates: dict[int, Update] = {}
    count = 0
    for row in rows:
        cases = known.get(row.name, [])
        if cases:
            count += 1
            case = next((case for case in cases if case.open), cases[0])
            number = case.application.number
            update = _news(case, row)
            if update is not None and number in history.known:
                updates.setdefault(number, update)
            elif update is not None:  # it isn't watched: the new line takes the place of the old one
                count -= 1
                new.setdefault((*row.name, number), row._replace(number=number))
            continue
        key = (*row.name, row.sent)
        before = new.get(key)
        if before is not None:
            count += 1
            row = max(before, row, key=_how_far)
        new[key] = row
    return list(new.values()), list(updates.values()), count


def _how_far(row: Row) -> tuple[bool, int]:
    return row.state is not State.waiting, list(Stage).index(row.stage)


def _news(case: Case, row: Row) -> Update | None:
    """Return what a row tells that is new of a case: that it is over, or has got further; else None."""
    if not case.open and case.state is not State.away:
        return None
    further = list(Stage).index(row.stage) > list(Stage).index(case.application.stage)
    if row.state in (State.waiting, State.away) and not further:
        return None
    if row.state is State.away:
        return None
    return Update(case.application.number, row.state, row.stage, row.on, row.silent, row.reason)


def _with_no_room(unused: str, rows: list[Row]) -> str:
    """Add the rows that there is no room for to those that can't be used."""
    if not rows:
        return unused
    told = json.loads(unused) if unused else {"header": ["", ""], "rows": []}
    told["rows"] += [["no_room", row.company, row.role or ""] for row in rows]
    return json.dumps(told)
