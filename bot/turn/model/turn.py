"""Hold a turn while it happens: what has changed so far, and what will be said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from bot.coach.facts.after_a_no import latest_similar
from bot.coach.facts.context import Beginning
from bot.coach.facts.history import Established, History
from bot.coach.facts.records import CalendarGiven
from bot.coach.schedule import nudges
from bot.coach.schedule.reminders import Due
from bot.coach.scripts import REVIEWS
from bot.coach.workdays import Workdays
from bot.talk.frozen import changed
from bot.turn.model import calendar_files
from bot.turn.model.heard import Heard
from bot.turn.model.in_chat import REMOVABLE, InChat
from bot.turn.model.offer_tracking import with_offer
from bot.turn.model.outcome import Loaded, NeedMoreError, Outcome
from bot.turn.model.person import Run, RunState
from bot.turn.model.reader import Reader
from bot.turn.model.says import Asked, CalendarFile, Card, CardButton, Ended, Say
from bot.turn.model.wordings import numbered
from bot.turn.readings.words import Words

BY_ITSELF = 0
"""The run number of a fact that no run established: runs are numbered from 1."""

_Difference = tuple[list[Run], list[Established], list[tuple[int, str]]]
"""The runs that changed, the facts that are new, and the run and the key of each fact that is gone."""


class Turn:
    """A turn collects what one event changes. The functions of this package act on it."""

    def __init__(self, loaded: Loaded, reader: Reader, now: datetime) -> None:
        self.loaded = loaded
        self.reader = reader
        self.now = now
        self.person = loaded.person
        self.says: list[Say] = []
        self.toast: str | None = None
        self._before = {run.number: run for run in loaded.person.runs}
        self._removed: list[int] = []
        self._established: list[Established] = []
        self.said: str | None = None
        self.stale = False
        self.erases = False
        self.exports = False
        self.silent = False

    @property
    def history(self) -> History:
        """Return the person's history as it was before this turn; raise NeedMoreError if not loaded."""
        if self.loaded.history is None:
            raise NeedMoreError(history=True)
        return self.loaded.history

    @property
    def in_chat(self) -> tuple[InChat, ...]:
        """Return the messages that can be removed from the chat; raise NeedMoreError if not looked up."""
        if self.loaded.in_chat is None:
            raise NeedMoreError(in_chat_since=self.now - REMOVABLE)
        return self.loaded.in_chat

    def find(self, number: int) -> Run | None:
        """Return a run by number, closed ones included; raise NeedMoreError if it may have to be loaded."""
        run = self.person.run(number)
        if run is None and ("run", number) not in self.loaded.looked_for and number not in self._removed:
            raise NeedMoreError(run=number)
        return run

    def put(self, run: Run) -> Run:
        """Replace a run by a changed one, or add a new one."""
        if self.person.runs and self.person.runs[-1] is run:
            return run
        others = [other for other in self.person.runs if other.number != run.number]
        self.person = changed(self.person, runs=(*others, run), last=max(self.person.last, run.number))
        return run

    def count(self, name: str) -> int:
        """Count that a dialogue begins or a nudge is said; return how often that was so before."""
        before = self.person.times.get(name, 0)
        self.person = changed(self.person, times={**self.person.times, name: before + 1})
        return before

    def remove(self, number: int) -> None:
        """Remove a run, with all that it established."""
        runs = tuple(run for run in self.person.runs if run.number != number)
        self.person = changed(self.person, runs=runs)
        self._removed.append(number)

    def establish(self, key: str, fact: Any) -> None:
        """Add a fact that no dialogue established: that the coach sent a nudge, or the person came back."""
        self._established.append(Established(BY_ITSELF, key, self.now, fact))

    def keep(self, run: int, key: str, at: datetime, fact: Any) -> None:
        """Keep a fact of a run that is removed: the fact is about something else, and goes on holding."""
        kept = f"{run}.{key}" if run != BY_ITSELF else key
        self._established.append(Established(BY_ITSELF, kept, at, fact))

    def beginning(self, run: int) -> Beginning:
        """Return what a new run's briefing is made from: all facts by now, those of this turn included."""
        history = self.now_established()
        return Beginning(
            history,
            run,
            self.now,
            self.person.zone,
            self.workdays,
            history.own_name or self.person.name,
            self.reader.alike,
        )

    @property
    def today(self) -> date:
        """Return today's date in the person's zone."""
        return self.person.day_of(self.now)

    @property
    def workdays(self) -> Workdays:
        """Return the working days where the person lives."""
        return self.reader.workdays(self.person.country, self.today)

    def hear(self, text: str) -> Heard:
        """Return a text, or a piece of one, as something to be read.

        Whatever costs time or needs a library is read through it. What belongs to one question is read with
        `words` from the text itself.
        """
        who = (self.person.language, self.person.country, text)
        heard = self.loaded.heard.get(who)
        if heard is None:  # kept, since every rule that may act on a text hears it
            heard = self.loaded.heard[who] = self.reader.hear(self.person, self.today, text)
        return heard

    def words(self, name: str) -> Words:
        """Return the patterns of one file of this box. name: see `Reader.words`."""
        return self.reader.words(name)

    def say(self, *says: Say) -> None:
        """Say something, after what this turn says already."""
        self.says.extend(says)

    def card(self, block: str, *buttons: CardButton, **shows: Any) -> None:
        """Say a block of `coach`."""
        self.say(Card("coach", block, buttons, shows))

    def welcome(self) -> None:
        """Say what the coach is to somebody new, once."""
        if self.person.new:
            self.card("welcome")
            self.person = changed(self.person, welcomed=True)

    def ask_again(self) -> bool:
        """Show the open question again; return False if there is none."""
        run = self.person.current
        if run is None or run.open(run.position) is None:
            return False
        self.say(Asked(run))
        return True

    def _changes(self) -> _Difference:
        """Return the runs that changed, the facts that are new on their paths, and those that are gone."""
        different: list[Run] = []
        new: list[Established] = list(self._established)
        gone: list[tuple[int, str]] = []
        for run in self.person.runs:
            before = self._before.get(run.number)
            if run is before or run == before:
                continue
            records = run.position.records
            # The stored keys, not those of a replay: after an upgrade the script may establish more.
            kept = before.recorded_at if before is not None else {}
            old = before.position.records if before is not None else {}
            recorded_at = {key: run.recorded_at.get(key, self.now) for key in records}
            new += [
                Established(run.number, key, recorded_at[key], fact)
                for key, fact in records.items()
                if key not in kept or old.get(key) != fact
            ]
            gone += [(run.number, key) for key in kept if key not in records]
            different.append(run.but(recorded_at=recorded_at) if recorded_at != run.recorded_at else run)
        for number in self._removed:
            gone += [
                (number, key) for key in (self._before[number].recorded_at if number in self._before else ())
            ]
        return different, new, gone

    def now_established(self) -> History:
        """Return the person's history, with what this turn has changed by now."""
        _, new, gone = self._changes()
        return self.history.changed(new, gone)

    def take_in_changes(self) -> None:
        """Put what this turn has changed so far into the history that the rest of the turn reads."""
        self.loaded = changed(self.loaded, history=self.now_established())

    def outcome(self) -> Outcome:
        """Return all that changed. Facts are the records on the runs' paths, with when each first held."""
        changes = different, new, gone = self._changes()
        replan = self.stale or bool(new or gone) or any(self._affects_plan(run) for run in different)

        def resume(loaded: Loaded) -> Outcome:
            self.loaded = loaded
            return self._outcome_of(changes, replan=True)

        if replan and self.loaded.history is None:
            raise NeedMoreError(history=True, resume=resume)
        return self._outcome_of(changes, replan=replan)

    def _outcome_of(self, changes: _Difference, *, replan: bool) -> Outcome:
        different, new, gone = changes
        for run in different:
            self.put(run)
        history = self.history.changed(new, gone) if replan else None
        if history is not None:
            if (lives := history.lives) is not None:
                self.person = changed(self.person, country=lives.country, zone_name=lives.zone)
            self.says = [self._dated(say, history) for say in self.says]
            history, new = self._with_calendar_file(history, different, new)
        self.says = [numbered(say, self.count) for say in self.says]
        self.person = with_offer(self.person, self.says, self.now)
        return Outcome(
            self.person,
            tuple(self.says),
            self.toast,
            tuple(different),
            tuple(self._removed),
            tuple(new),
            tuple(gone),
            history,
            self.dues(history) if history is not None else None,
            self.said,
            self.erases,
            self.exports,
            self.silent,
        )

    def _with_calendar_file(
        self, history: History, different: list[Run], new: list[Established]
    ) -> tuple[History, list[Established]]:
        """Hand over interviews that were noted, as a file; return the facts with that they were."""
        listed = calendar_files.to_hand_over(history, self.person, different, new, self.now)
        if not listed:
            return history, new
        given = [calendar_files.given(one, self.now, BY_ITSELF) for one in listed]
        file = CalendarFile(listed, first=not history.of(CalendarGiven))
        self.says = calendar_files.with_file(self.says, file)
        return history.changed(given, ()), [*new, *given]

    def _dated(self, say: Say, history: History) -> Say:
        """Add to closing words when the coach will ask, which only the facts of the whole turn tell."""
        ending = say.run.position.ending if isinstance(say, Ended) else None
        application = ending.shows.get("application") if ending is not None else None
        if not isinstance(say, Ended) or application is None:
            return say
        return replace(say, check_in=nudges.check_in(history, application.number, self.workdays, self.now))

    def _affects_plan(self, run: Run) -> bool:
        """Tell whether a run began, was parked or ended, which changes when nudges may come."""
        before = self._before.get(run.number)
        return before is None or before.state is not run.state or run.state is RunState.parked

    def dues(self, history: History) -> tuple[Due, ...]:
        """Return the nudges that are due, now or later, if nothing else happens.

        There are none while the person has blocked the bot or is on hold: what can't be sent would come up as
        due again and again.
        """
        if self.person.blocked or self.person.hold is not None:
            return ()
        left = {run.number: run.taken_up for run in self.person.left}
        open_runs = [run for run in self.person.runs if run.state in (RunState.current, RunState.parked)]
        return nudges.due(
            history,
            left,
            self.workdays,
            self.now,
            busy_until=self.person.busy_until,
            similar=latest_similar(history, self.reader.alike),
            unfinished=max((r.last_heard for r in open_runs if r.script in REVIEWS), default=None),
        )
