"""Note the applications that a file lists, once the person has seen what was understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from bot.coach.dialogues.settings import ask_hour
from bot.coach.facts.application import LONGEST_NAME, Stage, State
from bot.coach.facts.imported import AboutImport, Row, Update, rows_of, text_of
from bot.coach.facts.records import Became, EveningWanted, Imported, Lives, Refused, Staged
from bot.talk.ask import Record
from bot.talk.kinds import Choose, PickCountry, PickZone
from bot.talk.script import Ending, Script

QUIET = timedelta(weeks=8)
"""How old an application without an answer is that isn't asked about any more: by then the last message to an
employer would have been due. Our own choice."""

MOST_SHOWN = 2
"""The most companies that are named for each state: a question stays under 600 characters."""

MOST_EVENINGS = 20
"""For how many interviews ahead the card on the evening before is noted. Our own choice."""


class Right(Enum):
    """The options say whether what was understood is right."""

    right = "right"
    change = "change"
    leave = "leave"


class Change(Enum):
    """The options say what is wrong about it."""

    days = "days"  # the month comes first, or the day
    quiet = "quiet"  # the old ones are watched too
    over = "over"  # those that are over are left out
    nothing = "nothing"


@dataclass(frozen=True)
class Group:
    """A group is the applications of one kind, as the question lists them. kind: named like its words."""

    kind: str
    count: int
    names: tuple[str, ...]


async def importing(about: AboutImport) -> Ending:
    """Show what was understood, change it as the person says, and note all of it."""
    changes: list[Change] = []
    rows = _changed(about, changes)
    for time in range(len(Change)):
        days = [row.sent for row in rows if row.sent is not None]
        shows = {
            "groups": _groups(rows, about.updates),
            "first": min(days, default=None),
            "last": max(days, default=None),
            "again": time > 0,
        }
        right = await Choose(f"right_{time}", Right, words="right", shows=shows)
        if right is Right.leave:
            return Ending("nothing")
        if right is Right.right:
            break
        change = await Choose(f"change_{time}", Change, offer=_to_change(about, changes), words="change")
        if change is Change.nothing:
            break
        changes.append(change)
        rows = _changed(about, changes)
    live, over = _watched(about, rows)
    await Record("imported", Imported(text_of(live), text_of(over)))
    for update in about.updates:
        await _note(update)
    for row in [row for row in live if _is_ahead(row, about.today)][:MOST_EVENINGS]:
        if row.on is not None:
            await Record(f"wanted_{row.number}", EveningWanted(row.number, row.on))
    noted = {"live": len(live), "over": len(over), "updates": len(about.updates)}
    if not live or about.settled:
        return Ending("noted", shows=noted)
    place = await PickCountry("country", words="country", shows=noted)
    zone = place.zone or await PickZone("zone", country=place.country, words="settings/zone")
    await Record("lives", Lives(place.country, zone))
    await ask_hour()
    return Ending("settled")


def _to_change(about: AboutImport, changes: Sequence[Change]) -> tuple[Change, ...]:
    """Return what may be changed still."""
    may = {Change.days: about.swaps, Change.quiet: True, Change.over: True, Change.nothing: True}
    return tuple(change for change, is_one in may.items() if is_one and change not in changes)


def _changed(about: AboutImport, changes: Sequence[Change]) -> list[Row]:
    rows: Iterable[Row] = rows_of(about.rows)
    if Change.days in changes:
        rows = (with_days_swapped(row) for row in rows)
    if Change.quiet not in changes:
        rows = (row._replace(state=State.away) if is_quiet(row, about.today) else row for row in rows)
    if Change.over in changes:
        rows = (row for row in rows if row.state in (State.waiting, State.offer))
    return list(rows)


def with_days_swapped(row: Row) -> Row:
    """Return a row with day and month of its days the other way round."""
    return row._replace(on=swapped(row.on), due=swapped(row.due), sent=swapped(row.sent))


def swapped(day: date | None) -> date | None:
    """Return a day with day and month the other way round, where there is such a day."""
    return date(day.year, day.day, day.month) if day is not None and day.day <= 12 else day


def is_quiet(row: Row, today: date) -> bool:
    """Tell whether nobody has answered for so long that it isn't asked about any more."""
    last = max((day for day in (row.on, row.sent, row.due) if day is not None), default=None)
    return row.state is State.waiting and last is not None and last < today - QUIET


def _is_ahead(row: Row, today: date) -> bool:
    return (
        row.state is State.waiting
        and row.stage is not Stage.applied
        and row.on is not None
        and (row.on >= today)
    )


def _watched(about: AboutImport, rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Return the rows that are watched, and the others: those that are over, or that there is no room for."""
    still_open = [row for row in rows if row.state in (State.waiting, State.offer)]
    live = still_open[: max(0, about.room)]
    late = [row._replace(state=State.away) for row in still_open[max(0, about.room) :]]
    return live, [*late, *(row for row in rows if row.state not in (State.waiting, State.offer))]


def _groups(rows: Sequence[Row], updates: Sequence[Update]) -> tuple[Group, ...]:
    """Return the rows by what they are, those that matter most first."""
    kinds = ("interview", "waiting", "offer", "away", "silent", "no", "withdrawn")
    of: dict[str, list[str]] = {kind: [] for kind in kinds}
    counts = Counter[str]()
    for row in rows:
        kind = _kind(row)
        counts[kind] += 1
        if len(of[kind]) < MOST_SHOWN and (name := row.application.name) not in of[kind]:
            of[kind].append(name)
    found = [Group(kind, counts[kind], tuple(of[kind])) for kind in kinds if counts[kind]]
    return (*found, *([Group("news", len(updates), ())] if updates else []))


def _kind(row: Row) -> str:
    if row.state is State.waiting:
        return "waiting" if row.stage is Stage.applied else "interview"
    return "silent" if row.state is State.no and row.silent else row.state.value


async def _note(update: Update) -> None:
    """Record what is new of an application that is watched."""
    number = update.application
    if update.state is State.no:
        await Record(f"refused_{number}", Refused(number, update.reason, silent=update.silent))
    elif update.state is not State.waiting:
        await Record(f"became_{number}", Became(number, update.state))
    else:
        await Record(f"staged_{number}", Staged(number, update.stage, update.on))


# ---------------------------------------------------------------- facts that show every variant

_TODAY = date(2026, 11, 24)
_LONG = "<" * LONGEST_NAME
_ACME = Row(
    10,
    "Acme & Sons <b>",
    "Data engineer",
    State.waiting,
    Stage.first,
    date(2026, 11, 27),
    sent=date(2026, 11, 2),
)
_ALL = tuple(
    Row(number, _LONG, _LONG, state, stage, on, silent=silent, sent=on)
    for number, (state, stage, on, silent) in enumerate(
        (
            *(((State.waiting, stage, _TODAY, False) for stage in (Stage.applied, Stage.later))),
            (State.waiting, Stage.applied, date(2026, 3, 4), False),
            (State.offer, Stage.final, None, False),
            (State.no, Stage.applied, None, True),
            (State.no, Stage.first, None, False),
            (State.withdrawn, Stage.applied, None, False),
        ),
        20,
    )
)

IMPORTING = Script(
    "importing",
    1,
    importing,
    AboutImport,
    (
        AboutImport(_TODAY, text_of([_ACME]), unused=1, known=1),
        AboutImport(
            _TODAY,
            text_of(_ALL),
            (Update(5, State.no, Stage.first),),
            unused=12,
            saved=3,
            known=40,
            swaps=True,
        ),
        AboutImport(_TODAY, text_of([_ACME]), settled=False),
        AboutImport(
            _TODAY,
            text_of([_ALL[2]._replace(on=date(2026, 12, 9))]),
            (Update(5, State.offer, Stage.final), Update(6, State.waiting, Stage.first, _TODAY)),
            room=0,
        ),
    ),
)
