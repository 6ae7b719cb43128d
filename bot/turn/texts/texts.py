"""Tell what a text means while a question is open, and act on it."""

from __future__ import annotations

from typing import Any

from bot.coach.dialogues.changing import FORGET
from bot.events import Wrote
from bot.talk.ask import Ask
from bot.talk.days import DayQuestion, Toward
from bot.talk.kinds import LONGEST_TEXT, Choose, ChooseMany, Pick, Rate, Unkept, Write
from bot.talk.visible import is_visible
from bot.turn.cards import overview
from bot.turn.corrections import card_values, erasing, several
from bot.turn.interpreting import mentions
from bot.turn.interpreting.answers import complaint, interpret, too_long, unsure_of
from bot.turn.interpreting.names import (
    DOUBTED,
    confirmed,
    is_denied,
    is_doubtful,
    is_name,
    is_no_name,
    without_label,
)
from bot.turn.model.callback_data import Control
from bot.turn.model.person import Run
from bot.turn.model.says import Asked, Card
from bot.turn.model.turn import Turn
from bot.turn.questions import extra_answers, promised_day
from bot.turn.questions.answering import take_answer, take_control
from bot.turn.questions.continuation import continue_answer
from bot.turn.questions.read_answers import adds_hour, take_interpreted
from bot.turn.readings.reading import ANSWER, CERTAIN, IDLE, Kind, Reading, Readings
from bot.turn.reports import filing
from bot.turn.requests import actions, nudge_hour
from bot.turn.routing import routes
from bot.turn.runs import runs
from bot.turn.runs.say_back import ask_once_more
from bot.turn.texts import (
    acting,
    asides,
    feelings_in_news,
    foreign,
    news_at_question,
    not_understood,
    offer_replies,
    repeated_answers,
    two_names,
    unlisted,
)
from bot.turn.texts.news_at_question import LONG_GONE
from bot.turn.wellbeing import refusals

STANDING = frozenset({"start", "later"})
"""Brief dialogues whose one question is asked again if a text doesn't answer it."""

ENDING = refusals.REFUSING | {"discard"}
"""Moves that end what is open."""

STOP = Readings((Reading(Kind.move, "stop", 1.0),))

LONGEST_REQUEST = 30
"""Words from which on a text at a question for words is what it says: nobody asks for something so long."""


def handle(turn: Turn, event: Wrote) -> bool:
    """Handle a text while a question is open; return False if none is open."""
    run = turn.person.current
    position = run.position if run is not None else None
    ask = run.open(position) if run is not None and position is not None else None
    if run is None or position is None or ask is None:
        return False
    text = event.text.strip()
    if isinstance(ask.kind, Unkept):
        _unkept(turn, run, ask, text)
    elif not (
        offer_replies.by_words_over_question(turn, text) or _is_dealt_with(turn, run, ask, text, event)
    ):
        ask_once_more(turn, run)
    return True


def _is_dealt_with(turn: Turn, run: Run, ask: Ask[Any], text: str, event: Wrote) -> bool:
    """Act on a text. Return False after a word about what is needed, where the question is asked again."""
    if not is_visible(text):
        turn.card("empty")
    elif news_at_question.told(turn, run, ask, text):
        return True
    elif len(text) > LONGEST_TEXT and not (event.forwarded and isinstance(ask.kind, Write)):
        turn.card(too_long(ask))
    elif (run.number, ask.key) in turn.loaded.unread and run.changing is None:
        return continue_answer(turn, run, ask, text, event)
    elif is_name(ask) and _is_surely_no_name(turn, run, text):
        return True
    elif is_denied(turn, run, ask, text):
        asked = turn.put(run.but(draft_answer=None))
        turn.say(Asked(asked, before=Card("told", "not_the_name")))
        return True
    elif is_no_name(ask, event):
        if not event.forwarded and _is_said_to_coach(turn, run, ask, text):
            return True
        turn.card("no_name", asked=True)
    else:
        return _is_understood(turn, run, ask, text, event)
    return False


def _is_said_to_coach(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Act on what somebody says where a name is asked for: a complaint, a refusal, a question, a feeling."""
    if repeated_answers.act_on_repeated(turn, run, ask, text):
        return True
    heard = _read(turn, run, ask, text).without_words()
    return acting.act(turn, run, ask, heard, text, IDLE)


def _is_surely_no_name(turn: Turn, run: Run, text: str) -> bool:
    """Act on news, or a sentence in another language, where a name is asked for."""
    if not run.position.path and routes.is_news(turn, text, run.script):
        return routes.elsewhere(turn, text)
    return foreign.answered(turn, text, sentence=True)


def _says_more(turn: Turn, run: Run, ask: Ask[Any], text: str, event: Wrote) -> bool:
    """Act on a text that is about the answer before, or names one of several and says more about it."""
    if several.correct_one_of_several(turn, run, ask, text) or extra_answers.withdraws(turn, run, ask, text):
        return True
    if news_at_question.told_after_all(turn, run, ask, text):
        return True
    if adds_hour(turn, run, text, event) or promised_day.take_promised_day(turn, run, ask, text):
        return True
    if card_values.correct_card(turn, run, ask, text) or two_names.taken(turn, run, ask, text):
        return True
    if erasing.confirmed(turn, run, ask, text) or nudge_hour.take_worry_hour(turn, run, ask, text):
        return True
    return isinstance(ask.kind, Pick) and (
        unlisted.act_on_unlisted(turn, run, ask, text)
        or actions.by_words(turn, text, run)
        or filing.file_text(turn, text, run)
    )


def _is_understood(turn: Turn, run: Run, ask: Ask[Any], text: str, event: Wrote) -> bool:
    """Act on a text that is an answer, a control or asks for something else; if it is none, say so."""
    if _says_more(turn, run, ask, text, event):
        return True
    if not isinstance(ask.kind, Write) or is_name(ask):
        if repeated_answers.act_on_repeated(turn, run, ask, text):
            return True
        text = repeated_answers.rest_of(turn, text)
    text = unlisted.name_in(turn, ask, without_label(ask, confirmed(turn, run, ask, text)))
    stored = interpret(turn, run, ask, text)
    control = turn.hear(text).control(run)
    if control is None and isinstance(ask.kind, Write) and _means_more(turn, run, ask, text):
        return True
    if control is not None and (stored is None or isinstance(ask.kind, Write)):
        take_control(turn, run, ask, control, None)
    elif is_name(ask) and is_doubtful(turn, run, ask, text):
        _doubt(turn, run, ask, text)
    elif stored is not None:
        take_interpreted(turn, run, ask, stored, text, event)
    else:
        return _otherwise(turn, run, ask, text)
    return True


def _doubt(turn: Turn, run: Run, ask: Ask[Any], text: str) -> None:
    """Act on what a sentence means where a name is asked for; if that isn't clear, ask whether it is one."""
    heard = _read(turn, run, ask, text)
    if acting.act(turn, run, ask, heard, text, IDLE):
        return
    two = heard.ranked[:2]
    if (
        all(r.kind is Kind.move and r.name in ENDING for r in two)
        and sum(r.sure for r in two) > CERTAIN.least
    ):
        acting.act(turn, run, ask, STOP, text)  # in whichever way it ends, nothing is lost
        return
    if turn.hear(text).asks() or turn.hear(text).denies():
        ask_once_more(turn, run, explained=True)
    else:
        asked = turn.put(run.but(draft_answer=f"{DOUBTED}{text}"))
        turn.say(Asked(asked, before=Card("told", "is_it_the_name", shows={"name": text})))


def _otherwise(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Act on a text that is none of the labels, days or names that are known here.

    Return False if it stays unclear, where the question is asked again after a word about what is needed.
    """
    if not isinstance(ask.kind, Choose | ChooseMany | Rate) and _names_a_day(turn, ask, text):
        turn.card(complaint(ask))
        return False
    if isinstance(ask.kind, Pick) and (stored := mentions.picked(turn, ask.kind, text)) is not None:
        take_answer(turn, run, ask, stored, None, choice=stored)
        return True
    if actions.by_words(turn, text, run) or filing.file_text(turn, text, run):
        return True
    heard = _read(turn, run, ask, text)
    done = (
        feelings_in_news.act_on_priority(turn, run, text)
        or acting.act(turn, run, ask, heard, text, CERTAIN)
        or _answers(turn, run, ask, heard, text)
        or extra_answers.take_leading_answer(turn, run, ask, text)
        or extra_answers.on_a_scale(turn, run, ask, text)
        or actions.by_guess(turn, text)
        or foreign.answered(turn, text)
        or extra_answers.note_informant(turn, run, ask, text)
        or _leads_elsewhere(turn, run, ask, text)
        or acting.act(turn, run, ask, heard, text)
        or asides.asked(turn, run, text)
    )
    if not done:
        not_understood.at_question(turn, run, ask, heard)
    return True


def _answers(turn: Turn, run: Run, ask: Ask[Any], readings: Readings, text: str) -> bool:
    """Take a text that is most likely an answer; it comes before phrases that lead elsewhere."""
    best = readings.clear(ANSWER)
    return best is not None and best.kind is Kind.answer and acting.act(turn, run, ask, readings, text)


def _names_a_day(turn: Turn, ask: Ask[Any], text: str) -> bool:
    """Tell whether a text is a day, though none that can be meant here."""
    return isinstance(ask.kind, DayQuestion) and bool(
        turn.hear(text).days(past=ask.kind.toward is Toward.past)
    )


def _means_more(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Act on what was heard where words are wanted; return False if the text is what it says."""
    if len(text.split()) > LONGEST_REQUEST:
        return False
    if actions.by_words(turn, text, run) or (is_name(ask) and actions.by_guess(turn, text, named=True)):
        return True
    heard = _read(turn, run, ask, text)
    if acting.act(turn, run, ask, heard, text):
        return True
    if is_name(ask) or not turn.hear(text).asks() or not text.endswith("?"):
        return False
    if not acting.act(turn, run, ask, heard.only(Kind.ask), text, IDLE):
        turn.say(Asked(run, explained=True))  # a question is nobody's lesson
    return True


def _read(turn: Turn, run: Run, ask: Ask[Any], text: str) -> Readings:
    return turn.hear(text).readings(ask, unsure_of(run.draft_answer))


def _leads_elsewhere(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Act on a text that is not one of the answers; return False if the question had better be repeated."""
    kind = ask.kind
    if isinstance(kind, Choose) and kind.otherwise is not None:
        take_answer(turn, run, ask, str(kind.otherwise.value), None, choice=str(kind.otherwise.value))
        following_run = turn.person.current
        opened = following_run.open(following_run.position) if following_run is not None else None
        if following_run is not None and opened is not None and isinstance(opened.kind, Write):
            take_answer(turn, following_run, opened, text, None)
        return True
    if routes.elsewhere(turn, text, instead_of=run.script):
        return True
    if run.dialogue.brief and isinstance(kind, Choose) and run.script not in (*STANDING, FORGET.name):
        runs.park(turn)  # a dialogue of a tap or two doesn't keep the person from something else
        overview.menu(turn)
        return True
    if run.script not in STANDING and turn.now - run.last_heard > LONG_GONE:
        runs.park(turn)
        turn.card("parked", *runs.go_on_or_not(run), script=run.script, name=runs.named(run))
        return True
    return False


def _unkept(turn: Turn, run: Run, ask: Ask[Any], text: str) -> None:
    """Keep nothing of the text and reply nothing, unless it says that the person is done."""
    if turn.hear(text).control(run) in (Control.done, Control.back):
        take_control(turn, run, ask, Control.done, None)
