"""Take back what was done or written down last; where something is called wrong, find out what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from bot.coach.facts.application import Application, State
from bot.coach.facts.lessons import VeryHeavy
from bot.coach.facts.records import (
    AllPaused,
    AppliesIn,
    Became,
    ChaseSent,
    Corrected,
    Imported,
    Lives,
    Logged,
    Muted,
    NotSent,
    NudgeHour,
    Postponed,
    Promised,
    Refused,
    RemindOn,
    ReplyBy,
    Silent,
    Snoozed,
    Staged,
    Worrying,
)
from bot.talk.script import back
from bot.turn.interpreting import mentions
from bot.turn.model.callback_data import RunAction, RunTap, Shown, ShowTap
from bot.turn.model.person import LEFT_ALONE, Run, RunState
from bot.turn.model.says import Asked, Card, CardButton
from bot.turn.model.turn import BY_ITSELF, Turn
from bot.turn.runs import runs
from bot.turn.runs.renaming import update_names

FILE = "repairs"

UNDOABLE = timedelta(days=1)
"""How long "undo" works. Our own choice: nobody remembers older changes."""

MOST_OFFERED = 3
"""The most things that are offered to be taken back."""

STATES = {**{state: state.value for state in State}, State.waiting: "reopened"}

KINDS: tuple[tuple[type, str], ...] = (
    (Imported, "imported"),
    (Refused, "no"),
    (Became, ""),
    (Logged, "logged"),
    (Staged, "staged"),
    (Promised, "promised"),
    (ReplyBy, "promised"),
    (ChaseSent, "chase"),
    (Muted, "muted"),
    (RemindOn, "remind"),
    (Corrected, "corrected"),
    (Snoozed, "snoozed"),
    (NotSent, "not_sent"),
    (Worrying, "worry"),
    (Postponed, "later"),
    (AllPaused, "pause"),
    (Lives, "settings"),
    (NudgeHour, "settings"),
    (Silent, "settings"),
    (AppliesIn, "settings"),
)
"""The facts that a word takes back, and what each is called; a run with several is called by the first."""

THEIR_OWN = (Lives, NudgeHour, AppliesIn, AllPaused, Silent)
"""Facts about the person: they stay when a run about an application is taken back."""

STANDING = frozenset({"start", "later"})
"""Dialogues that nothing is taken back from: they record nothing about an application."""


class Change(NamedTuple):
    """Hold something that was written down: by which run, what it is called, what it is about, and when.

    kind: None if the run holds the person's own words, which no word takes back.
    """

    run: int
    kind: str | None
    application: Application | None
    at: datetime


def undo(turn: Turn, of: str | None = None) -> bool:
    """Take back the last answer, or else the last thing that was written down.

    of: the words that name the application that it is about.
    """
    run = turn.person.current
    if run is not None and of is None:
        if run.state is RunState.correcting or run.changing is not None:
            runs.unchanged(turn, run)
            return True
        if run.position.path and not _is_written_since(turn, run):
            answers = back(run.position, run.answers)
            before = Card(FILE, "one_back")
            turn.say(Asked(turn.put(run.but(answers=answers, draft_answer=None)), before=before))
            return True
        if run.script not in STANDING and run.position.records and not run.position.path:
            take_back(turn, _change(turn, run.number, run.position.records.values(), turn.now))
            return True
        if run.script not in STANDING and not run.position.path:
            leave_unsaid(turn, run, Card(FILE, "left_again"))
            return True
    named = {case.application.number for case in mentions.cases_mentioned(turn, of)}
    last = next((t for t in recent_changes(turn) if not named or number_of(t) in named), None)
    if last is None:
        turn.say(Card(FILE, "nothing_more"))
        turn.ask_again()
    elif of is None and (_changed_nothing(turn, last) or _is_whole_and_old(turn, last)):
        _offer(turn, "undo_which")
    elif last.kind is None:
        _list_words(turn, last)
    else:
        take_back(turn, last)
    return True


def cancel_that(turn: Turn) -> bool:
    """Take back what was said or noted just now.

    Return False where nothing was: then the open dialogue is meant.
    """
    run = turn.person.current
    if run is not None:
        return bool(run.position.path or run.position.records) and undo(turn)
    last = next(iter(recent_changes(turn)), None)
    return last is not None and turn.now - last.at < LEFT_ALONE and undo(turn)


def _is_written_since(turn: Turn, run: Run) -> bool:
    """Tell whether something else was written down after the last answer of the open dialogue."""
    last = next(iter(recent_changes(turn)), None)
    return last is not None and last.run != run.number and last.at > run.answers[run.position.path[-1]].at


def _changed_nothing(turn: Turn, last: Change) -> bool:
    """Tell whether the latest dialogue ended after the last change and recorded nothing: "no, keep it"."""
    run = turn.find(turn.person.last) if turn.person.last != last.run else None
    return run is not None and run.state is RunState.closed and not run.position.records


def _is_whole_and_old(turn: Turn, last: Change) -> bool:
    """Tell whether the last change noted a whole application a while ago: that may not be what is meant."""
    return last.kind == "logged" and turn.now - last.at >= LEFT_ALONE


def recent_changes(turn: Turn) -> Iterator[Change]:
    """Yield what was written down within the last day, the latest first."""
    facts: dict[int, list[Any]] = {}
    latest: dict[int, datetime] = {}
    for established in turn.now_established().facts:
        ours = established.run == BY_ITSELF or isinstance(established.fact, VeryHeavy)
        if not ours and turn.now - established.at < UNDOABLE:
            facts.setdefault(established.run, []).append(established.fact)
            latest[established.run] = established.at
    for number in sorted(facts, key=lambda number: (latest[number], number), reverse=True):
        yield _change(turn, number, facts[number], latest[number])


def _change(turn: Turn, number: int, facts: Iterable[Any], at: datetime) -> Change:
    """Name what a run has written down by the weightiest of its facts."""
    by_kind = {type(fact): fact for fact in facts if not isinstance(fact, VeryHeavy)}
    words = [kind for kind in by_kind if all(kind is not known for known, _ in KINDS)]
    named = next(((by_kind[kind], name) for kind, name in KINDS if kind in by_kind), None)
    fact = named[0] if named is not None else next(iter(by_kind.values()))
    about = getattr(fact, "application", None)
    if isinstance(about, int):
        case = turn.now_established().case(about)
        about = case.application if case is not None else None
    kind = None if named is None or words else named[1] or STATES[named[0].state]
    return Change(number, kind, about if isinstance(about, Application) else None, at)


def number_of(thing: Change) -> int | None:
    """Return the number of the application that a change is about; None if it is about none."""
    return thing.application.number if thing.application is not None else None


def take_back(turn: Turn, thing: Change, block: str = "taken_back") -> None:
    """Remove a run with all that it established, say what was removed, and ask the open question again."""
    run = turn.find(thing.run)
    if run is None or thing.kind is None:
        turn.toast = "settled"
        return
    if any(isinstance(fact, Logged) for fact in run.position.records.values()):
        _leave(turn, run.number)
    for key, fact in run.position.records.items():
        if isinstance(fact, THEIR_OWN) and thing.kind not in ("settings", "pause"):
            turn.keep(run.number, key, run.recorded_at.get(key, turn.now), fact)
    turn.remove(run.number)
    update_names(turn)
    said = Card(FILE, block, shows={"kind": thing.kind, "application": thing.application})
    if run.state is RunState.current:
        _resume(turn, run)
    ask_after(turn, said)


def ask_after(turn: Turn, said: Card) -> None:
    """Say something, and in the same message ask the open question again if there is one."""
    opened = turn.person.current
    if opened is not None and opened.open(opened.position) is not None:
        turn.say(Asked(opened, before=said))
    else:
        turn.say(said)


def _leave(turn: Turn, number: int) -> None:
    """Remove the runs that aren't closed about an application that is no longer noted."""
    for run in turn.person.runs:
        about = mentions.application_of(run)
        if run.state is not RunState.closed and about is not None and about.number == number:
            turn.remove(run.number)


def _resume(turn: Turn, gone: Run) -> None:
    """Resume the run that was parked when the removed run began."""
    parked = turn.person.parked
    if parked is not None and gone.started - parked.last_heard < LEFT_ALONE:
        runs.resume(turn, parked)


def leave_unsaid(turn: Turn, run: Run, said: Card) -> None:
    """Remove a run in which nothing was said yet."""
    turn.remove(run.number)
    _resume(turn, run)
    ask_after(turn, said)


def _list_words(turn: Turn, thing: Change) -> None:
    """List a run's answers to correct, as a word never deletes the person's own text."""
    run = turn.find(thing.run)
    turn.say(Card(FILE, "words", shows={"application": thing.application}))
    if run is not None and run.state is RunState.closed:
        runs.correct(turn, run)
    else:
        turn.ask_again()


def ask_what_is_wrong(turn: Turn) -> None:
    """Reply where the person says that something is wrong, but not what: offer what was understood last."""
    run = turn.person.current
    ask = run.open(run.position) if run is not None else None
    if run is None or ask is None:
        _offer(turn)
        return
    sorry = Card("meta", "wrong")
    path = run.position.path
    if run.changing is not None or run.state is RunState.correcting or run.script in STANDING:
        turn.say(Asked(run, before=sorry))
    elif not path:
        if run.position.records:
            take_back(turn, _change(turn, run.number, run.position.records.values(), turn.now))
        else:
            leave_unsaid(turn, run, Card(FILE, "wrong_begun"))
    elif len(turn.reader.named(turn.person.language, run, run.position)) > 1:
        turn.say(sorry)
        runs.change(turn, run)
    else:
        turn.say(Asked(turn.put(run.but(changing=path[-1], draft_answer=None)), before=sorry))


def _offer(turn: Turn, block: str = "offer") -> None:
    """List what was written down last, each with a button that takes it back."""
    last = [thing for thing in recent_changes(turn) if thing.kind is not None][:MOST_OFFERED]
    if not last:
        turn.say(Card(FILE, "wrong_idle"))
        return
    buttons = [CardButton("take_back", RunTap(RunAction.undo, t.run), _shows(t)) for t in last]
    buttons.append(CardButton("leave", ShowTap(Shown.fine)))
    turn.say(Card(FILE, block, tuple(buttons)))


def _shows(thing: Change) -> dict[str, Any]:
    return {"kind": thing.kind, "application": thing.application}


def tap(turn: Turn, run: Run) -> None:
    """Take back what a button names."""
    thing = next((thing for thing in recent_changes(turn) if thing.run == run.number), None)
    if thing is None:
        turn.toast = "settled"
    else:
        take_back(turn, thing)
