"""Store answers, and apply controls and selections, at the open question, whether typed or tapped."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.coach.dialogues.later import When
from bot.talk.ask import SKIPPED, Action, Ask
from bot.talk.days import DayQuestion
from bot.talk.frozen import changed
from bot.talk.kinds import UNKEPT_DONE, Choose, ChooseMany, Unkept, Write
from bot.turn.cards import overview
from bot.turn.interpreting.answers import complaint, too_long
from bot.turn.model.callback_data import Control, RunAction, RunTap
from bot.turn.model.person import Run, RunState
from bot.turn.model.says import Asked, Card, CardButton, Redrawn
from bot.turn.model.turn import Turn
from bot.turn.runs import runs
from bot.turn.runs.say_back import ask_once_more


def run_option_action(turn: Turn, run: Run, ask: Ask[Any], stored: str, message: int | None) -> bool:
    """Do what an option does instead of being an answer, and return True; False if it is an answer."""
    kind = ask.kind
    if not isinstance(kind, Choose):
        return False
    actions = {str(member.value): action for member, action in kind.actions.items()}
    action = actions.get(stored)
    if action is None:
        return False
    if action is Action.later:
        runs.later(turn)
    elif action is Action.tomorrow:
        runs.later(turn, When.tomorrow)
    else:
        runs.change(turn, run)
    runs.mark_answered(turn, run, ask, message, choice=stored)
    return True


def take_answer(
    turn: Turn,
    run: Run,
    ask: Ask[Any],
    stored: str,
    message: int | None,
    *,
    sources: Mapping[int, str] | None = None,
    choice: str | None = None,
    control: Control | None = None,
) -> None:
    """Take a stored answer if it parses; if not, say what is needed and ask again."""
    try:
        ask.parse(stored)
    except ValueError:
        # Not raised or logged: an enum's error contains the text that was typed.
        turn.card(too_long(ask) if isinstance(ask.kind, Write) else complaint(ask))
        turn.say(Asked(run))
        return
    runs.answer(turn, run, ask, stored, sources or {})
    runs.mark_answered(turn, run, ask, message, choice=choice, control=control)


def take_control(turn: Turn, run: Run, ask: Ask[Any], control: Control, message: int | None) -> None:
    """Do what a control says, if it applies to the question; if not, ask the question again."""
    if control is Control.skip and ask.can_skip:
        take_answer(turn, run, ask, SKIPPED, message, control=Control.skip)
    elif control is Control.skip and ask.passed_as is not None:
        passed = run.draft_answer or ask.passed_as if isinstance(ask.kind, ChooseMany) else ask.passed_as
        take_answer(turn, run, ask, passed, message, choice=passed)
    elif control is Control.use and ask.suggest is not None:
        take_answer(turn, run, ask, ask.suggest, message, control=Control.use)
    elif control is Control.done and isinstance(ask.kind, Unkept):
        take_answer(turn, run, ask, UNKEPT_DONE, message, control=Control.done)
    elif control is Control.done and isinstance(ask.kind, ChooseMany):
        take_answer(turn, run, ask, run.draft_answer or "", message, choice=run.draft_answer or "")
    elif control is Control.another and isinstance(ask.kind, DayQuestion):
        turn.say(Asked(turn.put(run.but(draft_answer=None))))
    elif control is Control.back:
        runs.go_back(turn, run)
        runs.mark_answered(turn, run, ask, message, control=Control.back)
    elif control is Control.later and not run.dialogue.brief and run.state is RunState.current:
        runs.later(turn)
        runs.mark_answered(turn, run, ask, message, control=Control.later)
    elif control is Control.skip:
        _say_it_is_needed(turn, run)
    else:
        turn.say(Asked(run))


def _say_it_is_needed(turn: Turn, run: Run) -> None:
    """Say that the question can't be skipped; a person who tries again is offered to leave it."""
    turn.person = changed(turn.person, lately=turn.person.lately.with_misread(turn.now))
    if turn.person.lately.misread > 1:
        leave = CardButton("and_now__leave", RunTap(RunAction.keep, run.number))
        turn.say(Asked(run, instead=Card("meta", "cannot_skip_again", (leave,))))
        return
    turn.card("cannot_skip")
    ask_once_more(turn, run)


def toggle(turn: Turn, run: Run, ask: Ask[Any], value: str, message: int | None) -> None:
    """Turn an option of a selection on or off."""
    if not isinstance(ask.kind, ChooseMany):
        overview.answer_old_button(turn)
        return
    chosen = [v for v in (run.draft_answer or "").split(",") if v]
    chosen = [v for v in chosen if v != value] if value in chosen else [*chosen, value]
    draft = ",".join(chosen)
    try:
        ask.parse(draft)
    except ValueError:
        overview.answer_old_button(turn)
        return
    redraw(turn, run, draft, message)


def redraw(turn: Turn, run: Run, draft: str, message: int | None) -> None:
    """Show the question again with the new selection, month or page, in its own message if it is known."""
    run = turn.put(run.but(draft_answer=draft))
    turn.say(Redrawn(run, message) if message is not None else Asked(run))
