"""What a text or a tap means for the question that is open."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.events import Tapped, Wrote
from bot.talk.ask import SKIPPED, Action, Ask
from bot.talk.kinds import (
    LONGEST_TEXT,
    UNKEPT_DONE,
    Choose,
    ChooseMany,
    Pick,
    PickDate,
    PickZone,
    Unkept,
    Write,
)
from bot.talk.visible import is_visible
from bot.turn import following, moves, places
from bot.turn.interpreting import Unsure, can_be_tapped, complaint, interpreted, too_long
from bot.turn.naming import is_name, is_no_name
from bot.turn.numbers import number_in
from bot.turn.person import Run, RunState
from bot.turn.says import Asked, Changes, Redrawn
from bot.turn.state import Turn

SKIP, BACK, LATER, DONE, USE, ANOTHER = "skip", "back", "later", "done", "use", "another"

STANDING = frozenset({"start", "later"})
"""Brief dialogues whose one question is asked again, whatever was written."""

LONG_GONE = timedelta(hours=12)
"""Who comes back after so long with something that is no answer is asked whether to go on at all."""


def write(turn: Turn, event: Wrote) -> bool:
    """A text while a question is open; False where none is."""
    run = turn.person.current
    position = run.position if run is not None else None
    ask = run.open(position) if run is not None and position is not None else None
    if run is None or position is None or ask is None:
        return False
    text = event.text.strip()
    if isinstance(ask.kind, Unkept):
        _unkept(turn, run, ask, text)
        return True
    if not is_visible(text):
        turn.card("empty")
    elif len(text) > LONGEST_TEXT:
        turn.card(too_long(ask))
    elif (run.number, ask.key) in turn.loaded.unread and run.changing is None:
        # They can't have seen the question yet: it is the rest of what they said before.
        last = position.path[-1] if position.path else None
        if last is not None and isinstance(position.asks[last].kind, Write) and run.answers[last].sources:
            _continue(turn, run, last, text, event)
            return True
        if is_no_name(ask, event):
            turn.card("no_name", asked=True)
    elif is_name(ask) and not position.path and following.is_news(turn, text, run.script):
        return following.elsewhere(turn, text)
    elif is_no_name(ask, event):
        turn.card("no_name", asked=True)
    else:
        stored = interpreted(turn, run, ask, text)
        control = turn.reader.control(turn.person.language, run, text)
        if control is not None and (stored is None or isinstance(ask.kind, Write)):
            _control(turn, run, ask, control, None)
            return True
        if isinstance(stored, Unsure):
            turn.say(Asked(turn.put(run.but(draft=stored.draft))))
            return True
        if stored is not None and isinstance(ask.kind, ChooseMany):
            _redraw(turn, run, ask, "t", stored, None)
            return True
        if stored is not None:
            if _acted(turn, run, ask, stored, None):
                return True
            sources = {event.message: text} if event.message is not None else {}
            choice = None if isinstance(ask.kind, Write) else stored
            _answer(turn, run, ask, stored, None, sources=sources, choice=choice)
            return True
        if _said_something_else(turn, run, ask, text):
            return True
        turn.card(complaint(ask, told=following.is_told(turn, text)))
    turn.say(Asked(run))
    return True


def _said_something_else(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """A text that is no answer here; False where it is best asked once more."""
    kind = ask.kind
    if isinstance(kind, Choose) and kind.otherwise is not None:
        _answer(turn, run, ask, str(kind.otherwise.value), None, choice=str(kind.otherwise.value))
        following_run = turn.person.current
        opened = following_run.open(following_run.position) if following_run is not None else None
        if following_run is not None and opened is not None and isinstance(opened.kind, Write):
            _answer(turn, following_run, opened, text, None)
        return True
    if following.elsewhere(turn, text, instead_of=run.script):
        return True
    if run.dialogue.brief and isinstance(kind, Choose) and run.script not in STANDING:
        moves.park(turn)  # a tap or two in passing: it stands in nobody's way
        places.menu(turn)
        return True
    if run.script not in STANDING and turn.now - run.last_heard > LONG_GONE:
        moves.park(turn)
        turn.card("parked", *moves.go_on_or_not(run), script=run.script, name=moves.named(run))
        return True
    return False


def _unkept(turn: Turn, run: Run, ask: Ask[Any], text: str) -> None:
    """Nothing of it is kept, and nothing is said to it, until they say that they are done."""
    if turn.reader.control(turn.person.language, run, text) in (DONE, BACK):
        _control(turn, run, ask, DONE, None)


def _continue(turn: Turn, run: Run, key: str, text: str, event: Wrote) -> None:
    """Add to the last answer; the question that is on its way stays the open one."""
    answer, ask = run.answers[key], run.position.asks[key]
    if is_no_name(ask, event):
        turn.card("no_name", asked=False)
        turn.say(Asked(run))
        return
    value = f"{answer.value}\n{text}"
    sources = {**answer.sources, **({event.message: text} if event.message is not None else {})}
    try:
        ask.parse(value)
    except ValueError:
        turn.card(too_long(ask))
        turn.say(Asked(run))
        return
    turn.put(run.but(answers={**run.answers, key: replace(answer, value=value, sources=sources)}))


def _acted(turn: Turn, run: Run, ask: Ask[Any], stored: str, message: int | None) -> bool:
    """Whether the option does something instead of being an answer; then it is done."""
    kind = ask.kind
    if not isinstance(kind, Choose):
        return False
    actions = {str(member.value): action for member, action in kind.actions.items()}
    action = actions.get(stored)
    if action is None:
        return False
    if action is Action.later:
        moves.later(turn)
    else:
        moves.change(turn, run)
    moves.settle(turn, run, ask, message, choice=stored)
    return True


def _answer(
    turn: Turn,
    run: Run,
    ask: Ask[Any],
    stored: str,
    message: int | None,
    *,
    sources: Mapping[int, str] | None = None,
    choice: str | None = None,
    control: str | None = None,
) -> None:
    try:
        ask.parse(stored)
    except ValueError:
        # Not chained anywhere: an enum's error holds what was typed.
        turn.card(too_long(ask) if isinstance(ask.kind, Write) else complaint(ask))
        turn.say(Asked(run))
        return
    moves.answer(turn, run, ask, stored, sources or {})
    moves.settle(turn, run, ask, message, choice=choice, control=control)


def _control(turn: Turn, run: Run, ask: Ask[Any], control: str, message: int | None) -> None:
    """Skip, Back, Later, Done, or the suggestion."""
    if control == SKIP and ask.can_skip:
        _answer(turn, run, ask, SKIPPED, message, control=SKIP)
    elif control == USE and ask.suggest is not None:
        _answer(turn, run, ask, ask.suggest, message, control=USE)
    elif control == DONE and isinstance(ask.kind, Unkept):
        _answer(turn, run, ask, UNKEPT_DONE, message, control=DONE)
    elif control == DONE and isinstance(ask.kind, ChooseMany):
        _answer(turn, run, ask, run.draft or "", message, choice=run.draft or "")
    elif control == ANOTHER and isinstance(ask.kind, PickDate):
        turn.say(Asked(turn.put(run.but(draft=None))))
    elif control == BACK:
        moves.go_back(turn, run)
        moves.settle(turn, run, ask, message, control=BACK)
    elif control == LATER and not run.dialogue.brief and run.state is RunState.current:
        moves.later(turn)
        moves.settle(turn, run, ask, message, control=LATER)
    else:
        if control == SKIP:
            turn.card("cannot_skip")
        turn.say(Asked(run))


# ---------------------------------------------------------------- taps


def tap(turn: Turn, event: Tapped) -> None:
    """A button under a question: `<kind>:<run>:<key>[:<value>]`."""
    kind, _, rest = event.data.partition(":")
    given, _, rest = rest.partition(":")
    key, _, value = rest.partition(":")
    number = number_in(given)
    run = turn.find(number) if number is not None else None
    if run is None:
        _old(turn)
        return
    position = run.position
    ask = run.open(position)
    if ask is not None and ask.key == key and run.state is RunState.parked and kind in ("a", "c", "t", "m"):
        run = moves.resume(turn, run)  # its question was still standing there
    if kind in ("e", "p"):
        _choose_change(turn, run, kind, key)
    elif ask is None or ask.key != key or run.state not in (RunState.current, RunState.correcting):
        _stale(turn, run, kind, key, value)
    elif kind == "a":
        if not can_be_tapped(turn, ask, value):
            turn.card(complaint(ask))
            turn.say(Asked(run))
        elif not _acted(turn, run, ask, value, event.message):
            _answer(turn, run, ask, value, event.message, choice=value)
    elif kind == "c":
        _control(turn, run, ask, value, event.message)
    elif kind in ("t", "m"):
        _redraw(turn, run, ask, kind, value, event.message)
    else:
        _old(turn)


def _stale(turn: Turn, run: Run, kind: str, key: str, value: str) -> None:
    """A button of a question that is not open: the second of a double tap, or an old one."""
    answer = run.answers.get(key)
    stored = SKIPPED if (kind, value) == ("c", SKIP) else value
    if (kind != "a" and stored != SKIPPED) or (answer is not None and answer.value == stored):
        turn.toast = "settled"
        return
    _old(turn)


def _old(turn: Turn) -> None:
    turn.card("old_button")
    turn.ask_again()


def _redraw(turn: Turn, run: Run, ask: Ask[Any], kind: str, value: str, message: int | None) -> None:
    """Turn an option of a selection on or off, or to another month or page."""
    draft = value
    if kind == "t" and isinstance(ask.kind, ChooseMany):
        chosen = [v for v in (run.draft or "").split(",") if v]
        chosen = [v for v in chosen if v != value] if value in chosen else [*chosen, value]
        draft = ",".join(chosen)
        try:
            ask.parse(draft)
        except ValueError:
            _old(turn)
            return
    elif kind != "m" or not _can_turn(ask, value):
        _old(turn)
        return
    run = turn.put(run.but(draft=draft))
    turn.say(Redrawn(run, message) if message is not None else Asked(run))


def _can_turn(ask: Ask[Any], value: str) -> bool:
    """To another month, or to another page of things to pick."""
    if isinstance(ask.kind, PickDate):
        return _is_month(value)
    return isinstance(ask.kind, Pick | PickZone) and number_in(value) is not None


def _is_month(value: str) -> bool:
    return re.fullmatch(r"[1-9]\d{3}-(0[1-9]|1[0-2])", value) is not None


def _choose_change(turn: Turn, run: Run, kind: str, key: str) -> None:
    """A tap in the list of answers: another page, one to change, or leave it all as it is."""
    if run.state not in (RunState.current, RunState.correcting):
        _old(turn)
    elif kind == "p" and (page := number_in(key)) is not None:
        turn.say(Changes(run, page))
    elif key in turn.reader.named(turn.person.language, run, run.position):
        moves.change(turn, run, key)
    else:
        _old(turn)
