"""Hear what somebody types while everything is on hold: whether they are safe, a country, a goodbye.

Only what says no from end to end ends the question, and whatever still sounds of danger leads to the card.
Asked again, the question has other words, and the numbers of a helpline stand beside it.
"""

from __future__ import annotations

from bot.coach.facts.records import Lives
from bot.coach.safety import Tier
from bot.talk.frozen import changed
from bot.talk.kinds import Place
from bot.turn.interpreting.parts import parts
from bot.turn.model.callback_data import HoldAnswer
from bot.turn.model.turn import Turn
from bot.turn.readings.danger_reply import DangerReply
from bot.turn.wellbeing import crisis, feelings

COUNTRY_CODE = 2
"""How long a country's code is: alone it is one, but "Co" in "Halden & Co" isn't Colombia."""

_NO = (DangerReply.no, DangerReply.otherwise)
"""What ends the question."""


def respond_to_screen(turn: Turn, tier: Tier, text: str | None) -> None:
    """Handle what the screen has found in a text. "No, I'm not suicidal" answers the question that was asked.

    text: None where it isn't an answer, as in a message that was edited.
    """
    was_asked = turn.person.hold is Tier.unclear
    asked = was_asked and tier is Tier.unclear
    reply = _reply(turn, text, suspected=True) if was_asked and text is not None else None
    if reply in _NO:  # it names what it denies, so whatever the screen finds there is denied too
        _end_question(turn, text or "")
    elif asked and reply in (DangerReply.yes, DangerReply.unsure):
        crisis.hold(turn, Tier.explicit)
    elif asked:
        crisis.note_asked(turn, text)
        _ask_again(turn)
    else:
        crisis.hold(turn, tier, text)


def respond_on_hold(turn: Turn, text: str) -> None:
    """Handle a text in which the screen has found nothing, while the person is on hold."""
    if turn.person.hold is Tier.unclear and _reply(turn, text) is DangerReply.yes:
        crisis.hold(turn, Tier.explicit)  # before a label is looked for: "no, I'm serious" begins with one
    elif turn.person.hold is Tier.unclear:
        label = turn.hear(text).label(tuple(crisis.ANSWERS), turn.person.held_in)
        if label is not None:
            crisis.tap(turn, crisis.ANSWERS[label])
        else:
            _act_on_answer(turn, text)
    elif _reply(turn, text) is DangerReply.yes:
        turn.say(crisis.ON_HOLD)
    elif turn.hear(text).label((crisis.RESUME.label,), turn.person.held_in) is not None:
        crisis.tap(turn, HoldAnswer.differently)
    elif not _give_numbers(turn, text):
        match _reply(turn, text):
            case DangerReply.otherwise:
                crisis.tap(turn, HoldAnswer.differently)
            case DangerReply.bye:
                turn.say(crisis.BYE)
            case _:
                turn.say(crisis.ON_HOLD)


def _act_on_answer(turn: Turn, text: str) -> None:
    """Act on an answer that isn't a button's label; ask again in other words if the text is no answer."""
    match _reply(turn, text):
        case DangerReply.no | DangerReply.otherwise:
            _end_question(turn, text)
        case DangerReply.yes | DangerReply.unsure:
            crisis.hold(turn, Tier.explicit)
        case DangerReply.bye:
            turn.say(crisis.BYE_ASKED)
        case DangerReply.why:
            turn.say(crisis.WHY)
        case None if not _give_numbers(turn, text):
            _ask_again(turn)


def _reply(turn: Turn, text: str, *, suspected: bool = False) -> DangerReply | None:
    """Return what a text answers. Where the card is in another language, no word but its label is a no.

    The words are those of English: "no lo sé" and "no puedo más" would be a no.
    """
    reply = turn.hear(text).danger_reply(suspected=suspected)
    return None if reply in _NO and turn.person.held_in is not None else reply


def _give_numbers(turn: Turn, text: str) -> bool:
    """Give the helplines of the country that a text names; note the country where none is known."""
    named = (text, *(part for part in parts(text) if len(part) > COUNTRY_CODE))
    stored = next((at for part in named if (at := turn.hear(part).place()) is not None), None)
    if stored is None:
        return False
    country, _, zone = stored.partition(" ")
    place = Place(country, zone or None)
    if turn.person.country is None:
        turn.person = changed(turn.person, country=place.country)  # the zone is asked for once it matters
        if place.zone is not None:
            turn.establish("lives", Lives(place.country, place.zone))
    turn.say(crisis.numbers_of(place.country, asks=turn.person.hold is Tier.unclear))
    return True


def _ask_again(turn: Turn) -> None:
    """Ask in other words than before, and name somebody to talk to."""
    lately = turn.person.lately.with_misread(turn.now)
    turn.person = changed(turn.person, lately=lately)
    turn.say(crisis.ASKED_AGAIN[(lately.misread - 1) % len(crisis.ASKED_AGAIN)])


def _end_question(turn: Turn, text: str) -> None:
    """End the question kindly, answer a feeling that the text tells of, and go on where the person was."""
    turn.say(crisis.SAFE)
    crisis.lift(turn)
    turn.person = feelings.with_feeling(turn, feelings.SAFE)
    felt = turn.hear(text).readings().feeling()
    run = turn.person.current
    if felt is not None:
        feelings.respond(turn, run, felt)
    elif not turn.ask_again():
        feelings.ask_on(turn, None, again=False)
