"""Somebody in memory: their turns are decided and shown as the inbox does it, without the store."""

from collections.abc import Callable
from copy import copy
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from bot.coach.facts.history import History
from bot.coach.safety import Tier
from bot.coach.schedule.reminders import Due
from bot.events import Blocked, Commanded, Edited, Event, Returned, Tapped, Unreadable, Wrote
from bot.language.understanding.heard import HeardText
from bot.language.understanding.reader import ContentReader
from bot.message import Message
from bot.turn.decide import decide
from bot.turn.model.in_chat import InChat, unkept_run
from bot.turn.model.outcome import Loaded, NeedMoreError, Outcome
from bot.turn.model.person import Person
from bot.turn.nudge import send_planned
from tests.support.app import START
from tests.support.words import READER, RENDERER

LOGS_ONE = [
    *[
        ("command", "log"),
        ("text", "Acme"),
        ("text", "Baker"),
        ("text", "An interview"),
        ("text", "yesterday"),
    ],
    *[
        ("text", "A recruiter from an agency"),
        ("text", "Skip"),
        ("text", "No date given"),
        ("text", "Germany"),
    ],
    ("text", "9 in the morning"),
]
"""How they tell of an application that is waited for: for `Chat.event`."""


class HearsOnce(ContentReader):
    """Reads a text once, however often a turn is decided: what it says depends on nothing in the turn."""

    def __init__(self, reader: ContentReader) -> None:
        vars(self).update(vars(reader))  # with all that it has loaded
        self._heard: dict[tuple[str, str | None, date, str], HeardText] = {}
        self._screened: dict[tuple[str, str, bool, bool], Tier | None] = {}

    def hear(self, person: Person, today: date, text: str) -> HeardText:
        key = (person.language, person.country, today, text)
        if key not in self._heard:
            self._heard[key] = super().hear(person, today, text)
        return self._heard[key]

    def screen(self, language: str, text: str, *, held: bool = False, safe: bool = False) -> Tier | None:
        key = (language, text, held, safe)
        if key not in self._screened:
            self._screened[key] = super().screen(language, text, held=held, safe=safe)
        return self._screened[key]


class Chat:
    """A person in memory: turns are decided and shown as the inbox does it, without the store.

    compares: whether to see at each turn that all facts at hand from the beginning would come to the same.
    """

    def __init__(self) -> None:
        self.loaded = Loaded(Person(id=1, name="Ada"), History())
        self.now = START
        self.messages = 0
        self.taps: list[tuple[str, int]] = []
        self.open_taps: list[tuple[str, int]] = []
        self.dues: tuple[Due, ...] = ()
        self.said: set[str] = set()
        self.unread: frozenset[tuple[int, str]] = frozenset()
        self.under_way = False
        self.in_chat: tuple[InChat, ...] = ()
        self.compares = False

    def copy(self) -> "Chat":
        """Another one who has come just as far, and goes on by themselves."""
        other = copy(self)
        other.taps, other.open_taps, other.said = [*self.taps], [*self.open_taps], {*self.said}
        return other

    def event(self, kind: str, what: Any) -> Event:
        self.messages += 1
        if kind == "tap" and self.open_taps:
            return Tapped(*self.open_taps[what % len(self.open_taps)])
        if kind == "old tap" and self.taps:
            return Tapped(*self.taps[what % len(self.taps)])
        if kind == "edit":
            return Edited(what, max(1, self.messages - 3))
        if kind == "command":
            return Commanded(what)
        if kind == "odd":
            return (Unreadable("sticker"), Blocked(), Returned())[what]
        if kind == "junk":
            return Tapped(what, 1)
        return Wrote(what if isinstance(what, str) else "words", self.messages)

    def does(self, event: Event) -> list[Message]:
        self.now += timedelta(seconds=40)
        return self.takes_in(event)

    def takes_in(self, event: Event) -> list[Message]:
        writing = self.loaded.person.current
        reader = HearsOnce(READER)
        if isinstance(event, Wrote) and event.message is not None:
            run = unkept_run(self.loaded.person)
            self.in_chat = (*self.in_chat, InChat(event.message, ours=False, run=run))
        outcome = self._turn(lambda loaded: decide(loaded, event, self.now, reader))
        spoke = outcome.says or outcome.toast is not None
        silent = bool(self.unread) or isinstance(event, Edited | Blocked | Returned)
        assert spoke or silent or (writing is not None and writing.script == "writing")
        return self._take_in(outcome)

    def waits(self, hours: int) -> list[Message]:
        """Time passes; what falls due is said, each at its time."""
        end, messages = self.now + timedelta(hours=hours), []
        while self.loaded.person.hold is None and not self.loaded.person.blocked:
            due = min((d for d in self.dues if d.key not in self.said), key=lambda d: d.at, default=None)
            if due is None or due.at > end:
                break
            self.now = max(self.now, due.at)
            outcome = self._reminded(due.key)
            messages += self._take_in(outcome)
            moved = next((d for d in self.dues if d.key == due.key), None)
            assert outcome.said == due.key or moved is None or moved.at > self.now, "said, moved or dropped"
        self.now = end
        return messages

    def _reminded(self, key: str) -> Outcome:
        return self._turn(lambda loaded: send_planned(loaded, key, self.now, READER))

    def _take_in(self, outcome: Outcome) -> list[Message]:
        messages = RENDERER.messages(outcome.person, outcome.says, self.now)
        history = outcome.history if outcome.history is not None else self.loaded.history
        self.loaded = Loaded(outcome.person, history)
        self.under_way = self.under_way or outcome.exports
        self.dues = outcome.dues if outcome.dues is not None else self.dues
        self.said |= {outcome.said} if outcome.said is not None else set()
        if outcome.erases:  # whoever comes back is a stranger
            self.loaded, self.dues, self.said = Loaded(Person(id=1, name="Ada"), History()), (), set()
            self.under_way = False
        self.messages += len(messages)
        for message in messages:
            taps = [(b.data, self.messages) for row in message.rows for b in row if b.data is not None]
            if not message.edits or taps:
                self.open_taps = taps
            self.taps += taps
        return messages

    def _turn(self, turn: Callable[[Loaded], Outcome]) -> Outcome:
        outcome = self._decided(turn, at_hand=False)
        assert not self.compares or self._decided(turn, at_hand=True) == outcome
        return outcome

    def _decided(self, turn: Callable[[Loaded], Outcome], *, at_hand: bool) -> Outcome:
        """Decide a turn with all facts at hand from the beginning, or loaded when they are asked for."""
        looked = self.loaded.looked_for
        while True:
            person, unread, under_way = self.loaded.person, self.unread, self.under_way
            loaded = Loaded(person, unread=unread, looked_for=looked, files=under_way, in_chat=self.in_chat)
            known = replace(loaded, history=self.loaded.history)
            try:
                return self._with_history(turn, known if at_hand else loaded, known)
            except NeedMoreError as more:
                looked |= {("run", more.run or 0), ("message", more.message or 0)}

    def _with_history(self, turn: Callable[[Loaded], Outcome], loaded: Loaded, known: Loaded) -> Outcome:
        try:
            return turn(loaded)
        except NeedMoreError as more:
            if not more.history:
                raise
            return (more.resume or turn)(known)
