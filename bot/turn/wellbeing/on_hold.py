"""Hear what somebody types while everything is on hold: whether they are safe, a country, a goodbye.

Only what says no from end to end ends the question, and whatever still sounds of danger leads to the card.
Asked again, the question has other words, and the numbers of a helpline stand beside it. It never comes a
third time.
"""

from __future__ import annotations

from bot.coach.facts.records import Lives
from bot.coach.safety import Tier
from bot.talk.frozen import changed
from bot.talk.kinds import Place
from bot.turn.interpreting.parts import parts
from bot.turn.model.callback_data import HoldAnswer
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.readings.danger_reply import DangerReply
from bot.turn.wellbeing import after_card, crisis, feelings

COUNTRY_CODE = 2
"""How long a country's code is: alone it is one, but "Co" in "Halden & Co" isn't Colombia."""

CODES = frozenset({"uk", "us"})
"""Codes that people type in small letters."""

_NO = (DangerReply.no, DangerReply.otherwise)
"""What ends the question."""


def respond_to_screen(turn: Turn, tier: Tier, text: str | None) -> None:
    """Handle what the screen has found in a text. "No, I'm not suicidal" answers the question that was asked.

    text: None where it isn't an answer, as in a message that was edited.
    """
    held, tier = turn.person.hold, after_card.of_themselves(turn, tier, text or "")
    if tier is Tier.unclear and after_card.is_done(turn, text or ""):
        tier = Tier.explicit  # a question would cost time that they may not have
    asked = held is Tier.unclear
    unclear = tier is Tier.unclear
    reply = _reply(turn, text, suspected=True) if asked and text is not None else None
    if reply in _NO:  # it names what it denies, so whatever the screen finds there is denied too
        _end_question(turn, text or "")
    elif asked and unclear and _is_yes(turn, reply, text):
        _take_yes(turn, text or "")
    elif asked and unclear:
        crisis.note_asked(turn, text)
        _ask_again(turn, dark=True)
    elif text is not None and _is_answered_under_card(turn, tier, text):
        pass
    elif unclear and held is None and _was_not_answered(turn):
        crisis.hold(turn, Tier.explicit, text, card=crisis.UNSAID)
    else:
        crisis.hold(turn, tier, text, card=_urgent(turn, tier, text or ""))


def respond_on_hold(turn: Turn, text: str) -> None:
    """Handle a text in which the screen has found nothing, while the person is on hold."""
    reply = _reply(turn, text)
    if turn.person.hold is not Tier.unclear:
        _respond_under_card(turn, text, reply)
    elif reply in (DangerReply.yes, DangerReply.unsure):
        _take_yes(turn, text)  # before a label is looked for: "no, I'm serious" begins with one
    else:
        label = turn.hear(text).label(tuple(crisis.ANSWERS), turn.person.held_in)
        if label is not None:
            crisis.tap(turn, crisis.ANSWERS[label])
        else:
            _act_on_answer(turn, text, reply)


def _act_on_answer(turn: Turn, text: str, reply: DangerReply | None) -> None:
    """Act on an answer that isn't a button's label; ask again in other words if the text is no answer."""
    match reply:
        case DangerReply.no | DangerReply.otherwise:
            _end_question(turn, text)
        case DangerReply.rather_not:
            crisis.tap(turn, HoldAnswer.rather_not)
        case DangerReply.farewell:
            crisis.hold(turn, Tier.explicit, card=crisis.UNSAID)
        case DangerReply.bye:
            turn.say(crisis.BYE_ASKED)
        case DangerReply.why if not turn.person.lately.misread:
            _note_unanswered(turn)
            turn.say(crisis.WHY)
        case _ if turn.reader.leans_to_danger(text):
            _take_yes(turn, text)
        case _ if not _give_numbers(turn, text):
            _ask_again(turn)


def _take_yes(turn: Turn, text: str) -> None:
    crisis.hold(turn, Tier.explicit, card=_urgent(turn, Tier.explicit, text))


def _urgent(turn: Turn, tier: Tier, text: str) -> Card | None:
    """Return the card for who has done something already, or stands where they may; None for anybody else."""
    return crisis.URGENT.get(tier) if after_card.is_urgent(turn, text) else None


def _respond_under_card(turn: Turn, text: str, reply: DangerReply | None) -> None:
    """Answer what is said under a card: what is urgent first, then who wants to go on, then the rest."""
    if _act_under_card(turn, text):
        return
    if reply is DangerReply.otherwise:
        after_card.let_go_now(turn, denies=True)
    elif turn.hear(text).label((crisis.RESUME.label,), turn.person.held_in) is not None:
        crisis.tap(turn, HoldAnswer.differently)
    elif not _give_numbers(turn, text):
        if reply is DangerReply.bye:
            turn.say(crisis.BYE)
        else:
            after_card.answer(turn, text)


def _act_under_card(turn: Turn, text: str) -> bool:
    return after_card.answer_plain(turn, text) or after_card.let_go(turn, text)


def _is_answered_under_card(turn: Turn, tier: Tier, text: str) -> bool:
    """Answer what the screen has found under a card that stands, where it isn't graver than that."""
    held = turn.person.hold
    return (
        held in (Tier.explicit, Tier.other) and tier in (held, Tier.unclear) and _act_under_card(turn, text)
    )


def _is_yes(turn: Turn, reply: DangerReply | None, text: str | None) -> bool:
    """Tell whether an answer is a yes, by its words or by what was learned."""
    if reply in (DangerReply.yes, DangerReply.unsure, DangerReply.farewell):
        return True
    return reply is None and text is not None and turn.reader.leans_to_danger(text)


def _reply(turn: Turn, text: str, *, suspected: bool = False) -> DangerReply | None:
    """Return what a text answers, in the card's language first.

    In a card's other language the words of English are no no: "no lo sé" and "no puedo más" would be one. And
    what another language takes for no no is none in English either.
    """
    abroad = turn.reader.answer_abroad(turn.person.held_in, text)
    if turn.person.held_in is not None or abroad is DangerReply.unsure:
        reply = turn.hear(text).danger_reply(suspected=suspected)
        return abroad or (None if reply in _NO else reply)
    return turn.hear(text).danger_reply(suspected=suspected) or abroad


def _give_numbers(turn: Turn, text: str) -> bool:
    """Give the helplines of the country that a text names; note the country where none is known."""
    named = (*(text,) * _may_name(text), *(part for part in parts(text) if len(part) > COUNTRY_CODE))
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


def _may_name(text: str) -> bool:
    """Tell whether a text may name a country: "hm", "so" and "it" are codes of some, and mere words."""
    return len(text.strip()) > COUNTRY_CODE or text.isupper() or text.casefold() in CODES


def _ask_again(turn: Turn, *, dark: bool = False) -> None:
    """Ask in other words than before, and name somebody to talk to; the next time, ask no more.

    Whoever is asked a third time has either heard the question, and doesn't want to answer, or speaks of
    something else. The first needs the numbers and no more questions, and the second needs to be left alone;
    so the numbers stand there once, and the talk goes on. dark: the screen has fired at this answer, too.
    Then the numbers stay, and the talk goes on when they say so: two things that sound of it, and no word
    against it, weigh more.
    """
    if not turn.person.lately.misread:
        _note_unanswered(turn)
        turn.say(crisis.ASKED_AGAIN)
    elif dark:
        crisis.hold(turn, Tier.explicit, card=crisis.UNSAID)
    else:
        turn.person = feelings.with_feeling(turn, feelings.UNANSWERED)
        turn.person = changed(turn.person, otherwise=turn.person.otherwise.answered())  # nobody said no
        turn.say(crisis.UNANSWERED)
        crisis.lift(turn)
        turn.ask_again()


def _note_unanswered(turn: Turn) -> None:
    turn.person = changed(turn.person, lately=turn.person.lately.with_misread(turn.now))


def _was_not_answered(turn: Turn) -> bool:
    """Tell whether they were asked this evening as often as they are, and never said no."""
    felt = turn.person.lately.by(turn.now).felt
    return feelings.UNANSWERED in felt and feelings.SAFE not in felt


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
