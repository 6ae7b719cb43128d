"""Handle a tap on a button under a question, or under a list of answers."""

from __future__ import annotations

import re
from typing import Any

from bot.talk.ask import SKIPPED, Ask
from bot.talk.days import DayQuestion
from bot.talk.kinds import Pick, PickZone
from bot.turn.cards import overview
from bot.turn.interpreting.answers import can_be_tapped, complaint
from bot.turn.model.callback_data import (
    AnswerTap,
    ChangesTap,
    ChangeTap,
    Control,
    ControlTap,
    ListedTap,
    PageTap,
    QuestionTap,
    ToggleTap,
    number_in,
)
from bot.turn.model.person import Run, RunState
from bot.turn.model.says import Asked, Changes
from bot.turn.model.turn import Turn
from bot.turn.questions import answering
from bot.turn.runs import runs


def tap(  # noqa: C901 - who may tap, and then a case for each kind of tap
    turn: Turn, tapped: QuestionTap, message: int | None
) -> None:
    """Handle a tap on a button under a question. message: the number of the message with the button."""
    run = turn.find(tapped.run)
    if run is None:
        overview.answer_old_button(turn)
        return
    ask = run.open(run.position)
    if ask is not None and ask.key == tapped.key and run.state is RunState.parked:
        run = runs.resume(turn, run)  # the parked question still had its buttons
    if ask is None or ask.key != tapped.key or run.state not in (RunState.current, RunState.correcting):
        _stale(turn, run, tapped)
        return
    match tapped:
        case AnswerTap(_, _, value):
            if not can_be_tapped(turn, ask, value):
                turn.card(complaint(ask))
                turn.say(Asked(run))
            elif not answering.run_option_action(turn, run, ask, value, message):
                answering.take_answer(turn, run, ask, value, message, choice=value)
        case ControlTap(_, _, control):
            answering.take_control(turn, run, ask, control, message)
        case ToggleTap(_, _, value):
            answering.toggle(turn, run, ask, value, message)
        case PageTap(_, _, to):
            if _can_turn(ask, to):
                answering.redraw(turn, run, to, message)
            else:
                overview.answer_old_button(turn)


def _stale(turn: Turn, run: Run, tapped: QuestionTap) -> None:
    """Handle a button of a question that isn't open: the second of a double tap, or an old button."""
    answer = run.answers.get(tapped.key)
    match tapped:
        case AnswerTap(_, _, value):
            settled = answer is not None and answer.value == value
        case ControlTap(_, _, Control.skip):
            settled = answer is not None and answer.value == SKIPPED
        case _:
            settled = True
    if settled:
        turn.toast = "settled"
    else:
        overview.answer_old_button(turn)


def _can_turn(ask: Ask[Any], value: str) -> bool:
    """Tell whether the question can turn to this month, or to this page of options."""
    if isinstance(ask.kind, DayQuestion):
        return _is_month(value)
    return isinstance(ask.kind, Pick | PickZone) and number_in(value) is not None


def _is_month(value: str) -> bool:
    return re.fullmatch(r"[1-9]\d{3}-(0[1-9]|1[0-2])", value) is not None


def tap_listed(turn: Turn, tapped: ListedTap) -> None:
    """Handle a button of the list of answers: turn the page, or change an answer."""
    run = turn.find(tapped.run)
    if run is None or run.state not in (RunState.current, RunState.correcting):
        overview.answer_old_button(turn)
        return
    match tapped:
        case ChangesTap(_, page):
            turn.say(Changes(run, page))
        case ChangeTap(_, key) if key in turn.reader.named(turn.person.language, run, run.position):
            runs.change(turn, run, key)
        case _:
            overview.answer_old_button(turn)
