"""One transaction: people are loaded, turns are decided and put into words, and all of it is written.

The inbox and the nudges both work through this. Nothing here reaches the network.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.coach.history import Held, History
from bot.export import documents
from bot.sheet import Sheet
from bot.showing import Showing
from bot.store import leaving, queries, rows
from bot.store.secrets import Keyring, Sealer
from bot.turn.person import Person
from bot.turn.says import Card, Say
from bot.turn.state import Loaded, NeedMoreError, Outcome

TO_THE_DAY = timedelta(days=1)
"""When somebody was last heard is kept no finer, and written no more often."""


@dataclass
class _File:
    """A person while the transaction lasts, and what has to be written of them."""

    loaded: Loaded
    sealer: Sealer
    before: Person
    new: dict[tuple[int, str], Held] = field(default_factory=dict)
    gone: set[tuple[int, str]] = field(default_factory=set)
    runs: set[int] = field(default_factory=set)
    removed: set[int] = field(default_factory=set)
    synced: Outcome | None = None
    said: list[str] = field(default_factory=list)
    last_words: list[Sheet] | None = None
    exports: bool = False


class Transaction:
    """What happens between the beginning and the commit."""

    def __init__(
        self,
        connection: AsyncConnection,
        keyring: Keyring,
        showing: Showing,
        now: datetime,
    ) -> None:
        self._connection = connection
        self._keyring = keyring
        self._showing = showing
        self._now = now
        self._files: dict[int, _File] = {}
        self._queued: list[dict[str, Any]] = []
        self._unheard: set[int] = set()
        self._heard: set[int] = set()
        self.erased: set[int] = set()

    async def load(self, found: queries.Rows) -> dict[int, int]:
        """Take in people with their open runs; chat → person."""
        chats: dict[int, int] = {}
        together: dict[int, list[queries.Row]] = {}
        for row in found:
            together.setdefault(row["id"], []).append(row)
            chats[row["chat"]] = row["id"]
        unread: dict[int, set[tuple[int, str]]] = {}
        for row in await queries.not_read_yet(self._connection, together) if together else ():
            unread.setdefault(row["person"], set()).add((row["run"], row["key"]))
        for person, lines in together.items():
            sealer = self._keyring.sealer(lines[0]["wrapped_key"], person)
            runs = tuple(
                rows.run_of(
                    {name[4:]: value for name, value in line.items() if name.startswith("run_")}, sealer
                )
                for line in lines
                if line["run_number"] is not None
            )
            known = rows.person_of(lines[0], sealer, runs)
            loaded = Loaded(known, unread=frozenset(unread.get(person, ())))
            self._files[person] = _File(loaded, sealer, known)
            last = lines[0]["heard_at"]
            if last is None or self._now - last > TO_THE_DAY or lines[0]["leaving"] or lines[0]["warned_at"]:
                self._unheard.add(person)
        return chats

    def person(self, person: int) -> Person:
        """The person as they are by now."""
        return self._files[person].loaded.person

    def sealer(self, person: int) -> Sealer:
        """What seals for this person."""
        return self._files[person].sealer

    def know(self, person: int, *, name: str | None, language: str | None) -> None:
        """What the sender says of them with every update; and that they were heard, to the day."""
        if person in self._unheard:
            self._heard.add(person)
        file = self._files[person]
        spoken = (language or "").split("-")[0].casefold()
        known = spoken if spoken in self._showing.content.languages else file.loaded.person.language
        changed = replace(file.loaded.person, name=name or file.loaded.person.name, language=known)
        file.loaded = replace(file.loaded, person=changed)

    async def turn(
        self, person: int, decide: Callable[[Loaded], Outcome], *, urgent: bool = True
    ) -> str | None:
        """Decide one turn and take in what it comes to; the words to answer a tap with, if any.

        Whatever `decide` or the words raise passes through, and nothing of the turn is taken in.
        """
        file = self._files[person]
        while True:
            try:
                outcome = decide(file.loaded)
                break
            except NeedMoreError as need:
                await self._load_more(file, need)
        toast = None
        if outcome.toast is not None:
            toast = self._showing.content.label(outcome.person.language, "controls", outcome.toast)
        if outcome.erases:
            file.last_words = self._showing.sheets(outcome.person, outcome.says, self._now)
            return toast
        self._say(file, outcome.person, outcome.says, urgent=urgent, due=outcome.said)
        self._take_in(file, outcome)
        if outcome.exports:
            await self._export(person, file)
        return toast

    async def _export(self, person: int, file: _File) -> None:
        """Everything that is kept, after the words that announce it."""
        found = await queries.runs_of(self._connection, person)
        runs = {
            row["number"]: rows.run_of(row, file.sealer) for row in found if row["number"] not in file.removed
        }
        runs |= {run.number: run for run in file.loaded.person.runs}
        if file.loaded.history is None:
            await self._load_more(file, NeedMoreError(history=True))
        history = file.loaded.history or History()
        about = {"since": (await queries.person_row(self._connection, person))["since"]}
        sheets = documents(self._showing, file.loaded.person, runs.values(), history, about)
        self._queued += [
            rows.sheet_values(person, sheet, file.sealer, self._now, urgent=True) for sheet in sheets
        ]

    async def _erase(self, person: int, file: _File) -> None:
        """All of a person goes; a last word goes to who stands in for them."""
        wrapped = self._keyring.new()
        stand_in = await leaving.erase(self._connection, person, wrapped, self._now)
        sealer = self._keyring.sealer(wrapped, stand_in)
        self._queued = [row for row in self._queued if row["person"] != person]
        self._queued += [
            rows.sheet_values(stand_in, sheet, sealer, self._now, urgent=True)
            for sheet in file.last_words or ()
        ]
        self.erased.add(person)
        del self._files[person]

    def take_out(self, person: int, key: str) -> None:
        """What was due under this key counts as said."""
        self._files[person].said.append(key)

    def tell(self, person: int, block: str) -> None:
        """Say a card that no turn has decided: that something broke, or that it is too much at once."""
        file = self._files[person]
        self._say(file, file.loaded.person, [Card("coach", block)], urgent=True)

    def _say(
        self, file: _File, person: Person, says: Iterable[Say], *, urgent: bool, due: str | None = None
    ) -> None:
        sheets = self._showing.sheets(person, says, self._now)
        self._queued += [
            rows.sheet_values(person.id, sheet, file.sealer, self._now, urgent=urgent, due=due)
            for sheet in sheets
        ]
        asked = {(sheet.run or 0, sheet.key or "") for sheet in sheets if sheet.first}
        file.loaded = replace(file.loaded, unread=file.loaded.unread | asked)

    def _take_in(self, file: _File, outcome: Outcome) -> None:
        keys = [(held.run, held.key) for held in outcome.new]
        file.gone = (file.gone | set(outcome.gone)) - set(keys)
        file.new = {key: held for key, held in file.new.items() if key not in file.gone}
        file.new.update(zip(keys, outcome.new, strict=True))
        file.removed |= set(outcome.removed)
        file.runs = (file.runs | {run.number for run in outcome.changed}) - file.removed
        if outcome.history is not None:
            file.synced = outcome
        if outcome.said is not None:
            file.said.append(outcome.said)
        file.loaded = replace(
            file.loaded, person=outcome.person, history=outcome.history or file.loaded.history
        )

    async def _load_more(self, file: _File, need: NeedMoreError) -> None:
        person = file.loaded.person
        if need.history:
            found = await queries.facts_of(self._connection, person.id)
            history = History(tuple(rows.held_of(row, file.sealer) for row in found))
            file.loaded = replace(file.loaded, history=history.changed(file.new.values(), file.gone))
            return
        if need.run is not None:
            found, looked = await queries.run_by_number(self._connection, person.id, need.run), need.run
            what = ("run", looked)
        else:
            message = need.message or 0
            found, what = (
                await queries.run_of_message(self._connection, person.id, message),
                ("message", message),
            )
        known = {run.number for run in person.runs} | file.removed
        more = tuple(rows.run_of(row, file.sealer) for row in found if row["number"] not in known)
        person = replace(person, runs=(*person.runs, *more))
        looked_for = file.loaded.looked_for | {what}
        file.loaded = replace(file.loaded, person=person, looked_for=looked_for)

    async def write(self) -> int:
        """Write everything that has changed; how much of what was due has been said."""
        connection = self._connection
        for person, file in list(self._files.items()):
            if file.last_words is not None:
                await self._erase(person, file)
        await leaving.heard(connection, sorted(self._heard & self._files.keys()), self._now)
        changed = [
            {"id": number, **rows.person_values(file.loaded.person, file.sealer), **self._held_at(file)}
            for number, file in sorted(self._files.items())
            if replace(file.loaded.person, runs=()) != replace(file.before, runs=())
        ]
        await queries.save_people(connection, changed)
        runs: list[dict[str, Any]] = []
        facts: list[dict[str, Any]] = []
        own: list[dict[str, Any]] = []
        for number, file in sorted(self._files.items()):
            touched = [run for run in file.loaded.person.runs if run.number in file.runs]
            runs += [rows.run_values(number, run, file.sealer) for run in touched]
            facts += [rows.held_values(number, held, file.sealer) for held in file.new.values()]
            own += [
                {"person": number, "message": message, "run": run.number, "key": key, "ours": False}
                for run in touched
                for key, answer in run.answers.items()
                for message in answer.sources
                if answer.at == self._now
            ]
            if file.removed:
                await queries.remove_runs(connection, number, file.removed)
            for run_number, key in sorted(file.gone):
                await queries.remove_fact(connection, number, run_number, key)
            for key in file.said:
                await queries.mark_said(connection, number, key, self._now)
            if file.synced is not None:
                await self._sync(number, file.synced)
        await queries.save_runs(connection, runs)
        await queries.save_facts(connection, facts)
        await queries.remember_messages(connection, own)
        await queries.queue(connection, self._queued)
        return sum(len(file.said) for file in self._files.values())

    def _held_at(self, file: _File) -> dict[str, datetime | None]:
        """When the screen fired, where that has just changed."""
        hold = file.loaded.person.hold
        return {} if hold == file.before.hold else {"held_at": self._now if hold is not None else None}

    async def _sync(self, person: int, outcome: Outcome) -> None:
        """What is derived from the facts: the applications, and what is due."""
        cases = outcome.history.cases if outcome.history is not None else ()
        await queries.sync_applications(
            self._connection,
            person,
            [
                {
                    "person": person,
                    "number": case.application.number,
                    "stage": case.application.stage.value,
                    "via": case.application.via.value,
                    "at": case.at,
                    "state": case.state.value,
                    "refused_at": case.refused_at,
                }
                for case in cases
            ],
        )
        dues = [
            {"person": person, "key": due.key, "run": due.run, "due": due.at} for due in outcome.dues or ()
        ]
        await queries.sync_nudges(self._connection, person, dues)
