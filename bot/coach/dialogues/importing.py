"""Note the applications that a file lists, once the person has seen what was understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from bot.coach.dialogues.settings import ask_hour
from bot.coach.facts.application import LONGEST_NAME, Stage, State
from bot.coach.facts.imported import (
    AboutImport,
    At,
    Fields,
    Row,
    Update,
    fields_of,
    row_of,
    text_of,
    text_of_fields,
)
from bot.coach.facts.records import Became, EveningWanted, Imported, Lives, Refused, RemindOn, ReplyBy, Staged
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


OPEN = frozenset({State.waiting.value, State.offer.value})
"""The states of applications that are watched."""

KINDS = ("interview", "waiting", "offer", "away", "silent", "no", "withdrawn")
"""The kinds of application, in the order in which they are listed."""


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
    lines = await _right_lines(about)
    if lines is None:
        return Ending("nothing")
    live, over = _watched(about, lines)
    await Record("imported", Imported(text_of_fields(live), text_of_fields(over)))
    for update in about.updates:
        await _note(update)
    await _note_days(about, live)
    noted = {"live": len(live), "over": len(over), "updates": len(about.updates)}
    if not live or about.settled:
        return Ending("noted", shows=noted)
    place = await PickCountry("country", words="country", shows=noted)
    zone = place.zone or await PickZone("zone", country=place.country, words="settings/zone")
    await Record("lives", Lives(place.country, zone))
    await ask_hour()
    return Ending("settled")


async def _right_lines(about: AboutImport) -> list[Fields] | None:
    """Return the lines that are right, once the person has seen them; None if they shall be left."""
    changes: list[Change] = []
    for time in range(len(Change)):
        lines = _changed(about, changes)
        days = [line[At.sent] for line in lines if line[At.sent]]
        shows = {
            "groups": _groups(lines, about.updates),
            "first": date.fromisoformat(min(days)) if days else None,
            "last": date.fromisoformat(max(days)) if days else None,
            "again": time > 0,
        }
        right = await Choose(f"right_{time}", Right, words="right", shows=shows)
        if right is Right.leave:
            return None
        if right is Right.right:
            break
        change = await Choose(f"change_{time}", Change, offer=_to_change(about, changes), words="change")
        if change is Change.nothing:
            break
        changes.append(change)
    return _changed(about, changes)


def _to_change(about: AboutImport, changes: Sequence[Change]) -> tuple[Change, ...]:
    """Return what may be changed still."""
    may = {Change.days: about.swaps, Change.quiet: True, Change.over: True, Change.nothing: True}
    return tuple(change for change, is_one in may.items() if is_one and change not in changes)


def _changed(about: AboutImport, changes: Sequence[Change]) -> list[Fields]:
    lines = fields_of(about.rows)
    if Change.days in changes:
        lines = [with_days_swapped(line) for line in lines]
    if Change.quiet not in changes:
        before = (about.today - QUIET).isoformat()
        for line in lines:
            if _is_quiet(line, before):
                line[At.state] = State.away.value
    return [line for line in lines if line[At.state] in OPEN] if Change.over in changes else lines


def with_days_swapped(line: Fields) -> Fields:
    """Return a line with day and month of its days the other way round, where there are such days."""
    swapped = [*line]
    for at in (At.on, At.due, At.sent):
        year, _, rest = line[at].partition("-")
        month, _, day = rest.partition("-")
        if day and int(day) <= 12:
            swapped[at] = f"{year}-{day}-{month}"
    return swapped


def _is_quiet(line: Fields, before: str) -> bool:
    """Tell whether nobody has answered for so long that it isn't asked about any more. before: a day."""
    last = max(line[At.on], line[At.sent], line[At.due])
    return line[At.state] == State.waiting.value and "" < last < before


def _watched(about: AboutImport, lines: Sequence[Fields]) -> tuple[list[Fields], list[Fields]]:
    """Return the lines that are watched, and the others: over, or more than there is room for."""
    still_open = [line for line in lines if line[At.state] in OPEN]
    over = [line for line in lines if line[At.state] not in OPEN]
    live, late = still_open[: max(0, about.room)], still_open[max(0, about.room) :]
    for line in late:
        line[At.state] = State.away.value
    return live, [*late, *over]


def _groups(lines: Sequence[Fields], updates: Sequence[Update]) -> tuple[Group, ...]:
    """Return the lines by what they are, those that matter most first."""
    counts = Counter(map(_kind, lines))
    names: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for line in lines:
        of, name = names[_kind(line)], line[At.company] or line[At.role]
        if len(of) < MOST_SHOWN and name not in of:
            of.append(name)
    found = [Group(kind, counts[kind], tuple(names[kind])) for kind in KINDS if counts[kind]]
    return (*found, *([Group("news", len(updates), ())] if updates else []))


def _kind(line: Fields) -> str:
    state = line[At.state]
    if state == State.waiting.value:
        return "waiting" if line[At.stage] == Stage.applied.value else "interview"
    return "silent" if state == State.no.value and line[At.silent] else state


async def _note_days(about: AboutImport, live: Sequence[Fields]) -> None:
    """Record the days ahead around which the coach writes."""
    today, evenings = about.today, 0
    for line in live:
        row = row_of("\t".join(line))
        if row.state is State.waiting and row.application.interviewed and row.on and row.on >= today:
            evenings += 1
            if evenings <= MOST_EVENINGS:
                await Record(f"wanted_{row.number}", EveningWanted(row.number, row.on))
        if row.reply_by is not None and row.reply_by >= today:
            await Record(f"reply_{row.number}", ReplyBy(row.number, row.reply_by))
        if row.remind is not None and row.remind >= today:
            await Record(f"remind_{row.number}", RemindOn(row.number, row.remind))


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
