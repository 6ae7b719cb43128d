"""Act on what was heard in a text while no question is open. No other module does."""

from __future__ import annotations

from bot.turn.cards import overview
from bot.turn.corrections import repairs
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.readings.reading import ASKED, IDLE, Bar, Kind, Reading, Readings
from bot.turn.requests import coming_back, destinations
from bot.turn.routing import in_review, routes
from bot.turn.runs import parked, runs
from bot.turn.texts.acting import SMALL_TALK
from bot.turn.wellbeing import feelings, refusals

HALF = 0.5
"""How sure "back", "done" or "that's wrong" has to be to count while nothing is open. Our own choice."""


def act_idle(turn: Turn, readings: Readings, text: str, bar: Bar = IDLE) -> bool:
    """Act on the clearest reading while no question is open. Return False if none is clear enough."""
    reading = readings.without_words().clearest(bar)
    if reading is None or (turn.person.new and reading.kind in (Kind.meta, Kind.move)):
        return False
    if reading.kind is not Kind.wish:
        turn.welcome()
    if reading.kind is Kind.move:
        return _move_idle(turn, reading)
    match reading.kind:
        case Kind.ask if reading.name == "what_now" and _waits(turn):
            return destinations.follow(turn, Reading(Kind.wish, "chase", reading.sure), text)
        case Kind.ask:
            turn.say(in_review.aside_for(turn, None, reading.name, turn.hear(text)))
        case Kind.person | Kind.feeling:
            feelings.respond(turn, None, reading)
        case Kind.wish:
            return destinations.follow(turn, reading, text)
        case Kind.meta:
            return _small_talk(turn, reading.name, reading.sure)
        case _:
            return False
    return True


def act_on_feeling(turn: Turn, readings: Readings, text: str) -> bool:
    """Answer a wish for a person, or a feeling that is nearly half sure in a text that tells no news."""
    clear = readings.without_words().clearest(IDLE)
    reading = clear if clear is not None and clear.kind is Kind.person else readings.feeling()
    if reading is None or not (reading.kind is Kind.person or routes.is_no_news(turn, text)):
        return False
    turn.welcome()
    feelings.respond(turn, None, reading)
    return True


def act_on_question(turn: Turn, readings: Readings, text: str) -> bool:
    """Answer a question to the coach that is rather clear, while nothing is open. Return False for none."""
    reading = readings.without_words().clearest(ASKED)
    return reading is not None and reading.kind is Kind.ask and act_idle(turn, readings, text, ASKED)


def _waits(turn: Turn) -> bool:
    """Tell whether the person has an open application to ask about, and no no to reply to."""
    cases = turn.history.cases
    return any(case.open for case in cases) and not any(case.refused_at is not None for case in cases)


def _move_idle(turn: Turn, reading: Reading) -> bool:
    """Do what a move asks for though no dialogue is open. Return False where nothing can be done."""
    if reading.name in ("back", "discard") and reading.sure >= HALF:
        repairs.ask_what_is_wrong(turn)
    elif reading.name in refusals.REFUSING:
        if not refusals.count_refusal(turn):
            turn.card("fine" if turn.person.parked is None else "stays")
    elif reading.name == "done" and reading.sure >= HALF:
        turn.card("fine")
    elif reading.name == "go_on" and turn.person.parked is not None:
        runs.unchanged(turn, runs.resume(turn, turn.person.parked))
    else:
        return reading.name == "go_on" and coming_back.go_on(turn)
    return True


def _small_talk(turn: Turn, name: str, sure: float) -> bool:
    match name:
        case "thanks":
            overview.thanked(turn)
        case "greeting":
            if turn.person.parked is None:
                turn.say(Card("meta", "greeting_idle"))
            else:
                turn.say(Card("meta", "greeting"))
                parked.mention(turn, turn.person.parked)
        case "bye" | "ok":
            turn.say(Card("meta", name))
        case "privacy":
            turn.say(Card("meta", "privacy_short"))
        case "wrong" | "already" if sure >= HALF:
            repairs.ask_what_is_wrong(turn)
        case _ if name in SMALL_TALK:
            turn.say(Card("meta", name))
        case _:
            return False
    return True
