"""Define what a turn is decided from, what it comes to, and how it asks for more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from datetime import datetime

from bot.coach.facts.history import Established, History
from bot.coach.schedule.reminders import Due
from bot.talk.frozen import frozen
from bot.turn.model.heard import Heard
from bot.turn.model.in_chat import InChat
from bot.turn.model.person import Person, Run
from bot.turn.model.says import Say


class NeedMoreError(Exception):
    """The turn needs something that is rarely needed and so was not loaded. Load it, and decide again.

    history: all facts. run: a closed run by number. message: the closed run that a message belongs to.
    files: whether an export that the person asked for is under way. in_chat_since: the messages in their chat
    since then.
    resume: if only what follows from the history is undecided, calling this once, with the person unchanged,
    gives the same outcome as deciding again.
    """

    def __init__(
        self,
        *,
        history: bool = False,
        run: int | None = None,
        message: int | None = None,
        files: bool = False,
        in_chat_since: datetime | None = None,
        resume: Callable[[Loaded], Outcome] | None = None,
    ) -> None:
        super().__init__("more has to be loaded")
        self.history = history
        self.run = run
        self.message = message
        self.files = files
        self.in_chat_since = in_chat_since
        self.resume = resume


@frozen
class Loaded:
    """Loaded is what has been loaded for a turn.

    unread: (run, key) of questions that are still in the outbox, so that the person can't have read them.
    looked_for: closed runs and messages that were looked for; those runs that exist are the person's now.
    files: whether an export that the person asked for is under way; None if that was not looked up.
    in_chat: the messages of their chat that can be removed; None if they were not looked up.
    heard: what was typed, by language, country and text. A turn fills it, so that nothing is read twice where
    the turn is decided again.
    """

    person: Person
    history: History | None = None
    unread: frozenset[tuple[int, str]] = frozenset()
    looked_for: frozenset[tuple[str, int]] = frozenset()
    files: bool | None = None
    in_chat: tuple[InChat, ...] | None = None
    heard: dict[tuple[str, str | None, str], Heard] = field(default_factory=dict, compare=False, repr=False)


@frozen
class Outcome:
    """An outcome is what a turn comes to. Everything in it is committed together.

    changed, removed: runs. new, gone: facts. dues: all nudges that should be planned now; None if nothing
    changed that they depend on. toast: a block of `controls` to answer a tap with.
    said: the key of the nudge that this turn has said. erases: everything stored of the person is
    erased, after a last word. exports: everything is exported to the person.
    silent: what is said comes without a sound.
    """

    person: Person
    says: tuple[Say, ...] = ()
    toast: str | None = None
    changed: tuple[Run, ...] = ()
    removed: tuple[int, ...] = ()
    new: tuple[Established, ...] = ()
    gone: tuple[tuple[int, str], ...] = ()
    history: History | None = None
    dues: tuple[Due, ...] | None = None
    said: str | None = None
    erases: bool = False
    exports: bool = False
    silent: bool = False
