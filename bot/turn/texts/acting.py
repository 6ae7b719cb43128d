"""Act on what was heard in a text at a question, beyond a label, a day or a name. No other module does."""

from __future__ import annotations

from typing import Any

from bot.coach.dialogues.no import FitsNow, options_for
from bot.coach.dialogues.overdue import News
from bot.coach.dialogues.start import Now
from bot.coach.facts.heaviness import VERY_HEAVY
from bot.talk.ask import Ask
from bot.talk.kinds import Choose, ChooseMany, Pick, PickCountry, PickHour, PickZone, Rate, Write
from bot.turn.cards import overview
from bot.turn.corrections import repairs
from bot.turn.interpreting.names import is_name
from bot.turn.interpreting.own_words import is_kept
from bot.turn.interpreting.parts import parts
from bot.turn.model.callback_data import Control
from bot.turn.model.person import Run
from bot.turn.model.says import Asked, Card
from bot.turn.model.turn import Turn
from bot.turn.questions import answering, extra_answers, selecting
from bot.turn.readings.marker import Marker
from bot.turn.readings.neighbouring_steps import on_scale
from bot.turn.readings.offer_reply import OfferReply
from bot.turn.readings.reading import (
    AMONG_WORDS,
    ANSWER,
    CERTAIN,
    INSTEAD,
    LIGHT,
    Bar,
    Kind,
    Reading,
    Readings,
)
from bot.turn.requests import destinations
from bot.turn.routing import in_review
from bot.turn.runs import runs
from bot.turn.runs.say_back import ask_once_more, say_back
from bot.turn.wellbeing import feelings, refusals

LIKELY = 0.3
"""How sure a reading has to be if only a reply in words follows from it. Our own choice."""

DOES = frozenset({Kind.answer, Kind.move, Kind.wish})
"""The kinds of readings that change something."""

NO = "no"
"""The answer that a no has come: to the question where the person is, and to the one what they heard."""

ABOUT_WRITING = (PickCountry, PickZone, PickHour)
"""The questions where somebody lives and when to write: there, no wish to change these is followed."""

SMALL_TALK = frozenset({"human", "privacy", "how_it_works", "buttons", "name", "cost", "greeting", "voice"})
"""Readings of what people say to the coach or ask about it, each with a reply of its own."""


def act_on_reading(
    turn: Turn, run: Run, ask: Ask[Any], readings: Readings, text: str, bar: Bar | None = None
) -> bool:
    """Act on the clearest reading at a question. Return False if none is clear enough.

    bar: how sure the reading has to be; None for the usual bar at such a question.
    """
    if isinstance(ask.kind, Rate):
        readings = on_scale(readings)
    reading = readings.clearest(bar or _bar_at(ask)) or (_harmless(ask, readings) if bar is None else None)
    if reading is None or reading.kind is Kind.words:
        return False
    if _is_left(turn, run, ask, readings, reading, text):
        return False
    match reading.kind:
        case Kind.answer:
            _answer(turn, run, ask, reading, text)
        case Kind.move:
            _move(turn, run, ask, reading.name)
        case Kind.meta:
            _meta(turn, run, ask, reading.name)
        case Kind.ask:
            ask_once_more(turn, run, in_review.aside_for(turn, run, reading.name, turn.hear(text)))
        case Kind.person | Kind.feeling:
            feelings.respond(turn, run, reading)
        case Kind.wish:
            asked_already = reading.name in ("hour", "where") and isinstance(ask.kind, ABOUT_WRITING)
            words = in_review.means_words(run, ask, reading, turn.hear(text))
            return not (asked_already or words) and destinations.follow(turn, reading, text, run)
    return True


def act_on_answer(turn: Turn, run: Run, ask: Ask[Any], readings: Readings, text: str) -> bool:
    """Act on a text that is most likely an answer. Return False if it isn't."""
    best = readings.clearest(ANSWER)
    return best is not None and best.kind is Kind.answer and act_on_reading(turn, run, ask, readings, text)


def _is_left(turn: Turn, run: Run, ask: Ask[Any], readings: Readings, reading: Reading, text: str) -> bool:
    """Tell whether to ignore a reading, because the text itself is the answer, or says too little."""
    kept = isinstance(ask.kind, Choose) and ask.kind.otherwise is not None
    if reading.kind is Kind.answer and (kept or readings.clearest(ANSWER) is None):
        return True
    if reading.kind is Kind.answer and isinstance(ask.kind, ChooseMany) and run.draft_answer:
        return True  # the text named none of the options, so what is ticked stays
    if reading.kind is Kind.answer and reading.name == NO and _only_denies(turn, ask, text):
        return True
    if reading.kind is Kind.answer and _only_agrees(turn, ask, text):
        return True
    own_words = kept or (isinstance(ask.kind, Write) and not is_name(ask))
    heard = turn.hear(text)
    if reading.kind is Kind.answer and isinstance(ask.kind, Pick) and heard.has(Marker.no_pick):
        return True  # it denies something ("not sure which"), but none of the items
    if own_words and reading.kind is Kind.feeling and reading.name in LIGHT:
        return True  # what made them laugh is a part of what they tell
    if own_words and reading.kind is Kind.move and heard.has(Marker.own_move):
        return True  # a plan is no move: "I'd stop rambling"
    return own_words and is_kept(turn, reading, readings, text)


def _harmless(ask: Ask[Any], readings: Readings) -> Reading | None:
    """Return a reading that only needs a reply, if none that changes anything is nearly as likely."""
    best = next(iter(readings.ranked), None)
    if isinstance(ask.kind, Write) and not is_name(ask):
        # Words about a feeling are kept ("have a cry, then ring my sister"), unless that it is a feeling is
        # far likelier than that it is to be kept.
        words = max((r.sure for r in readings.ranked if r.kind is Kind.words), default=0.0)
        felt = readings.feeling()
        return felt if felt is best and felt is not None and felt.sure >= INSTEAD.times * words else None
    if best is None or not isinstance(ask.kind, Choose | ChooseMany | Rate):
        return readings.feeling()
    talk = best.kind in (Kind.feeling, Kind.ask) or (best.kind is Kind.meta and best.name in SMALL_TALK)
    does = max((r.sure for r in readings.ranked if r.kind in DOES), default=0.0)
    return best if talk and best.sure >= max(LIKELY, INSTEAD.times * does) else readings.feeling()


def _only_denies(turn: Turn, ask: Ask[Any], text: str) -> bool:
    """Tell whether "no" means that there is nothing new, and not that they were turned down."""
    first = next(iter(parts(text)), text)
    of_news = isinstance(ask.kind, Choose) and ask.kind.options in (Now, News)
    return of_news and turn.hear(first).denies() and " a no" not in text.casefold()


def _only_agrees(turn: Turn, ask: Ask[Any], text: str) -> bool:
    """Tell whether "go on then" agrees to say where they are, instead of telling of good news."""
    at_start = isinstance(ask.kind, Choose) and ask.kind.options is Now
    return at_start and turn.hear(text).offer_reply() in (OfferReply.yes, OfferReply.fine)


def _bar_at(ask: Ask[Any]) -> Bar:
    if isinstance(ask.kind, Write):
        return INSTEAD if is_name(ask) else AMONG_WORDS  # few names sound like anything else
    return INSTEAD if isinstance(ask.kind, Choose | ChooseMany | Rate | PickCountry) else CERTAIN


def _answer(turn: Turn, run: Run, ask: Ask[Any], reading: Reading, text: str) -> None:
    """Take an answer in other words than its label, and say it back. Options to tick are shown first."""
    stored = reading.name
    if isinstance(ask.kind, ChooseMany) and stored:
        selecting.show(turn, run, ask, stored.split(","))
    elif not answering.run_option_action(turn, run, ask, stored, None):
        answering.take_answer(turn, run, ask, stored, None, choice=stored)
        if (more := extra_answers.take_extra(turn, ask, stored, text)) is not None:
            say_back(turn, more)
        elif reading.said:
            say_back(turn, Card("said", reading.said))


def _move(turn: Turn, run: Run, ask: Ask[Any], name: str) -> None:
    if name in refusals.REFUSING and refusals.count_refusal(turn):
        return
    match name:
        case "skip" | "back" | "later" | "done" | "another":
            if name == "later" and run.dialogue.brief:
                overview.cancel(turn)
            else:
                answering.take_control(turn, run, ask, Control(name), None)
        case "stop":
            overview.cancel(turn)
        case "refuse" if _may_be_left(ask):  # where it is very heavy, a refusal isn't asked about
            answering.take_answer(turn, run, ask, FitsNow.leave.value, None, choice=FitsNow.leave.value)
        case "refuse":
            refusals.refuse(turn, run)
        case "leave":
            refusals.leave(turn, run)
        case "discard":
            turn.remove(run.number)
            turn.card("discarded")
        case "restart":
            turn.remove(run.number)
            runs.begin(turn, "start")
        case _:
            turn.say(Asked(run))


def _may_be_left(ask: Ask[Any]) -> bool:
    """Tell whether this is the question what fits now after a very heavy no, which offers to leave it."""
    if not isinstance(ask.kind, Choose) or ask.kind.options is not FitsNow:
        return False
    return ask.kind.offered == options_for(VERY_HEAVY)


def _meta(turn: Turn, run: Run, ask: Ask[Any], name: str) -> None:
    if name == "already" and not ask.can_skip:
        name = "already_needed"
    if name == "wrong":
        repairs.ask_what_is_wrong(turn)
        return
    if name in ("what", "why", "example"):
        ask_once_more(turn, run, explained=True)
    elif name in ("already", "already_needed", *SMALL_TALK):
        block = "privacy_short" if name == "privacy" else name
        ask_once_more(turn, run, Card("meta", block))
    elif name == "thanks":
        overview.thanked(turn)
        ask_once_more(turn, run)
    elif name == "bye":
        turn.say(Card("meta", "bye"))
    elif name == "repeat":
        turn.say(Asked(run))
    else:
        ask_once_more(turn, run)
