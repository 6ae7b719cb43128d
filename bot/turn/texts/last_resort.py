"""Act on a text that is neither an answer nor anything else known: keep it, or leave the dialogue."""

from __future__ import annotations

from typing import Any

from bot.coach.dialogues.changing import FORGET
from bot.talk.ask import Ask
from bot.talk.kinds import Choose, Write
from bot.talk.script import Answer
from bot.turn.cards import overview
from bot.turn.model.callback_data import Control
from bot.turn.model.person import Run
from bot.turn.model.says import Noticed
from bot.turn.model.turn import Turn
from bot.turn.questions.answering import take_answer, take_control
from bot.turn.routing import routes
from bot.turn.runs import parked, runs
from bot.turn.texts import while_idle
from bot.turn.texts.news_at_question import LONG_GONE

STANDING = frozenset({"start", "later"})
"""Brief dialogues that are not left for a text which doesn't answer their question: it is asked again."""


LAPSING = frozenset({"edit", "change", "mark", FORGET.name, "remind", "waiting"})
"""Dialogues of a moment: what is typed long after their question is no answer to it."""


def has_lapsed(turn: Turn, run: Run) -> bool:
    """Tell whether a dialogue of a moment, with nothing recorded, is too old for a text to be for it."""
    return run.script in LAPSING and not run.position.records and turn.now - run.last_heard > LONG_GONE


def leads_elsewhere(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Act on a text that is none of the answers; return False if the question had better be asked again."""
    kind = ask.kind
    if isinstance(kind, Choose) and kind.otherwise is not None:
        _answer_in_own_words(turn, run, ask, str(kind.otherwise.value), text)
        return True
    if routes.elsewhere(turn, text, instead_of=run.script):
        return True
    if run.dialogue.brief and isinstance(kind, Choose) and run.script not in (*STANDING, FORGET.name):
        runs.park(turn)  # a dialogue of a tap or two doesn't keep the person from something else
        overview.show_menu(turn)
        return True
    return False


def _answer_in_own_words(turn: Turn, run: Run, ask: Ask[Any], option: str, text: str) -> None:
    """Take the option for own words, and the text for what is asked next, which is not shown any more."""
    following = run.answered(ask.key, Answer(option, turn.now, {}))
    opened = following.open(following.position)
    if opened is None or not isinstance(opened.kind, Write):
        take_answer(turn, run, ask, option, None, choice=option)
        return
    runs.answer(turn, turn.put(following), opened, text, {})
    runs.mark_answered(turn, run, ask, None, choice=option)


def come_back_to(turn: Turn, run: Run, text: str) -> bool:
    """Act on what is typed long after a question as if none were open; if that fails, ask whether to go on.

    Return False if the question isn't old.
    """
    if run.script in STANDING or turn.now - run.last_heard <= LONG_GONE:
        return False
    runs.park(turn)
    if not while_idle.try_idle(turn, text):
        turn.card("parked", *parked.go_on_or_not(run), script=run.script, name=parked.named(run))
    return True


def keep_nothing(turn: Turn, run: Run, ask: Ask[Any], text: str, message: int | None) -> None:
    """Keep nothing of a text, and answer it with a sign alone; if it says that the person is done, go on."""
    if turn.hear(text).control(run) in (Control.done, Control.back):
        take_control(turn, run, ask, Control.done, None)
    elif message is not None:
        turn.say(Noticed(message))
