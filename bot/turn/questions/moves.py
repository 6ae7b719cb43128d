"""Take a move that is said in many words: "could you ask me that tomorrow instead, i'm at work".

In a review, "can you remind me tomorrow" puts the review off: there is nothing else to be reminded of.
"""

from __future__ import annotations

from typing import Any

from bot.coach.dialogues.wider_look import Look
from bot.coach.scripts import REVIEWS
from bot.talk.ask import Action, Ask
from bot.talk.kinds import Choose, PickCountry, Rate, Unkept, Write
from bot.turn.interpreting import mentions
from bot.turn.interpreting.answers import interpret
from bot.turn.interpreting.names import is_name, is_written_as_name
from bot.turn.interpreting.parts import parts
from bot.turn.model.callback_data import Control
from bot.turn.model.person import Run
from bot.turn.model.turn import Turn
from bot.turn.questions.answering import run_option_action, take_answer, take_control
from bot.turn.readings.marker import Marker
from bot.turn.readings.reading import CERTAIN, Kind
from bot.turn.readings.request import Intent
from bot.turn.runs.say_back import ask_once_more

DELAYS = frozenset({"tomorrow", "soon", "later", "hours_2", "hours_6", "day", "two_weeks", "wait", "enough"})
"""Stored answers that put something off themselves, so that no move is needed."""

FEW = 3
"""The most words of a move that may be an answer as well. Our own choice."""

REMIND = "remind"
"""The wish to be reminded of something."""

LEAVING = frozenset({"cancel", "refused"})
"""The cards that ask whether to leave the question."""

SURE = 0.75
"""How sure the wish to be reminded has to be. Our own choice."""

LONGEST = 9
"""The most words of a text that only asks for a reminder: a longer text says of what."""


def take_move(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Put the question off, pass it or go back. Return False if the text is no such move, or is an answer."""
    elsewhere = run.dialogue.brief or run.changing is not None or isinstance(ask.kind, Unkept)
    if elsewhere or _will_send(turn, ask, text):
        return False
    if _wants_reminder(turn, run, text):
        return _put_off(turn, run, ask)
    if isinstance(ask.kind, Choose) and ask.kind.options is Look and turn.hear(text).has(Marker.leaves_this):
        take_answer(turn, run, ask, Look.leave.value, None, choice=Look.leave.value)
        return True
    move = turn.hear(text).move(among_words=isinstance(ask.kind, Write) and not is_name(ask))
    if move is None or _is_more(turn, run, ask, text):
        return move is None and _go_on_after_all(turn, run, ask, text)
    match move:
        case Control.later:
            short = len(text.split()) <= FEW  # "another time" may be a no
            return not _answers(turn, ask, text, any_answer=short) and _put_off(turn, run, ask)
        case Control.skip if _may_be_passed(ask) and not _answers(turn, ask, text, any_answer=True):
            _pass_by(turn, run, ask)
            return True
        case Control.back if run.position.path:
            take_control(turn, run, ask, Control.back, None)
            return True
        case _:
            return False


def _will_send(turn: Turn, ask: Ask[Any], text: str) -> bool:
    """Tell whether a text says that what was written will be sent: that answers whether it was."""
    at_sent = isinstance(ask.kind, Choose) and ask.draft is not None
    return at_sent and any(one.intent is Intent.will_send for one in turn.hear(text).requests())


def _may_be_passed(ask: Ask[Any]) -> bool:
    """Tell whether a question may be passed, or asks for a name or a place: then it is said to be needed."""
    return ask.passed_as is not None or is_name(ask) or isinstance(ask.kind, PickCountry)


def _pass_by(turn: Turn, run: Run, ask: Ask[Any]) -> None:
    """Pass a question; at the question where the person lives, explain why it is asked instead."""
    if isinstance(ask.kind, PickCountry):
        ask_once_more(turn, run, explained=True)
    else:
        take_control(turn, run, ask, Control.skip, None)


def _go_on_after_all(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Ask again for somebody who was asked whether to leave: "no, I want to carry on"."""
    offered = turn.person.offered
    leaving = offered is not None and offered.block in LEAVING
    if not leaving or not any(one.intent is Intent.go_on for one in turn.hear(text).requests()):
        return False
    if _is_more(turn, run, ask, text):
        return False
    ask_once_more(turn, run)
    return True


def _is_more(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Tell whether a text that may be a move is a label, an answer or a name here, or has one in it.

    "Another day" is a label where a day is to be confirmed, "ask me again in the new year" says when, a
    company may be called "Next", and in "low. later" the first word is an answer.
    """
    if turn.hear(text).control(run) is not None:
        return True
    if is_name(ask):
        return is_written_as_name(text) or len(text.split()) == 1
    if isinstance(ask.kind, Rate) and any(_rates(turn, run, part) for part in parts(text)):
        return True
    return not isinstance(ask.kind, Write) and interpret(turn, run, ask, text) is not None


def _rates(turn: Turn, run: Run, part: str) -> bool:
    return turn.hear(part).option(run) is not None or bool(turn.hear(part).rated())


def _answers(turn: Turn, ask: Ask[Any], text: str, *, any_answer: bool = False) -> bool:
    """Tell whether the text means an option that puts off, such as "tomorrow"; any_answer: or any option."""
    if not isinstance(ask.kind, Choose):
        return False
    best = turn.hear(text).readings(ask).clearest(CERTAIN)
    return best is not None and best.kind is Kind.answer and (any_answer or best.name in DELAYS)


def _wants_reminder(turn: Turn, run: Run, text: str) -> bool:
    """Tell whether a text asks to be reminded of the review, and of nothing else; it may name the day."""
    if run.script not in REVIEWS or len(text.split()) > LONGEST:
        return False
    heard = turn.hear(text)
    best = next(iter(heard.readings().ranked), None)
    if best is None or (best.kind, best.name) != (Kind.wish, REMIND) or best.sure < SURE:
        return False
    of_something = any(one.intent in (Intent.remind_to, Intent.unremind) for one in heard.requests())
    return not (of_something or mentions.is_about_another(turn, run, text) or heard.names_a_stranger())


def _put_off(turn: Turn, run: Run, ask: Ask[Any]) -> bool:
    actions = ask.kind.actions if isinstance(ask.kind, Choose) else {}
    later = next((str(option.value) for option, action in actions.items() if action is Action.later), None)
    if later is not None:
        return run_option_action(turn, run, ask, later, None)
    take_control(turn, run, ask, Control.later, None)
    return True
