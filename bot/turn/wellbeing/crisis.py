"""Respond when the safety screen fires: show a fixed card, and hold everything until the person resumes.

If a text is unclear, ask first. The text is stored nowhere, only the tier and the time.
"""

from __future__ import annotations

from dataclasses import replace

from bot.coach.safety import Tier
from bot.talk.frozen import changed
from bot.turn.cards import overview
from bot.turn.model.callback_data import HoldAnswer, HoldTap
from bot.turn.model.person import Person
from bot.turn.model.says import Card, CardButton
from bot.turn.model.turn import Turn
from bot.turn.wellbeing import feelings

FILE = "crisis"
"""The file of the cards. More languages have it than the coach speaks."""

CARDS = {Tier.explicit: "safety", Tier.other: "safety_other", Tier.threat: "safety_threat"}

ANSWERS = {
    "safety_ask__yes": HoldAnswer.yes,
    "safety_ask__no": HoldAnswer.no,
    "safety_ask__rather_not": HoldAnswer.rather_not,
}
"""The buttons under the question about an unclear text, by their label."""


def _button(label: str, answer: HoldAnswer) -> CardButton:
    return CardButton(label, HoldTap(answer))


OTHERS = _button("safety__others", HoldAnswer.others)
RESUME = _button("on_hold__resume", HoldAnswer.differently)
GOING_ON = (
    _button("safety__later", HoldAnswer.later),
    _button("safety__differently", HoldAnswer.differently),
)


def card_of(tier: Tier, country: str | None) -> Card:
    """Return the card that is shown when the screen fires."""
    if tier in (Tier.unclear, Tier.weary):
        return _card("safety_ask", *_ASKING)
    return _card(CARDS[tier], OTHERS, *GOING_ON, country=country)


def _card(block: str, *buttons: CardButton, **shows: str | None) -> Card:
    return Card(FILE, block, buttons, shows)


WORDINGS = 4
"""How many wordings the line has with which a card is kept in mind: it may be said often."""

ON_HOLD = tuple(Card(FILE, "on_hold", (OTHERS, RESUME), {"nth": nth}) for nth in range(WORDINGS))
UNDER = {
    name: _card(f"on_hold_{name}", OTHERS, RESUME)
    for name in (
        "urgent",
        "urgent_other",
        "told",
        "unreached",
        "unreached_other",
        "safe",
        "scared",
        "what",
        "what_other",
        "stay",
    )
}
"""The first line of an answer to what is said under a card, where that is plain, by the name of its block."""

URGENT = {
    Tier.explicit: _card("on_hold_urgent", OTHERS, *GOING_ON),
    Tier.other: _card("on_hold_urgent_other", OTHERS, *GOING_ON),
}
"""The cards for who has done something already, or stands where they may."""

UNSAID = _card("safety_unsaid", OTHERS, *GOING_ON)
RATHER_NOT = _card("safety_rather_not", OTHERS, *GOING_ON)
UNANSWERED = _card("safety_unanswered", OTHERS)
LET_GO = _card("safety_let_go")
BACK = _card("safety_back", OTHERS)
BEREAVED = _card("safety_bereaved")
AT_HOME, AT_HOME_AGAIN = _card("at_home"), _card("at_home_again")
"""What is said to who is hurt at home; nothing is held for it."""
HELPLINES = _card("helplines", *GOING_ON)
LATER = _card("resume_later", RESUME)
NOT_MEANT = _card("safety_no")
SAFE = _card("safety_no_said")
BYE = _card("safety_bye", OTHERS, RESUME)

_ASKING = tuple(_button(label, answer) for label, answer in ANSWERS.items())
BYE_ASKED = _card("safety_bye_asked", *_ASKING)
WHY = _card("safety_why", *_ASKING)
ASKED_AGAIN = _card("safety_ask_again", *_ASKING)
"""The card that asks the question in other words: once, and no third time."""


def numbers_of(country: str, *, asks: bool) -> Card:
    """Return the card with a country's helplines. asks: the question about an unclear text is still open."""
    if asks:
        return _card("safety_where_asked", *_ASKING, country=country)
    return _card("safety_where", OTHERS, RESUME, country=country)


def language_of(card: Card, person: Person) -> str:
    """Return the language in which a card is shown: that of what was typed, if it is about danger."""
    return (person.held_in if card.file == FILE else None) or person.language


def cards(country: str | None) -> list[Card]:
    """Return all cards that somebody may be shown from when the screen fires until they resume."""
    asked = (NOT_MEANT, SAFE, BYE_ASKED, WHY, ASKED_AGAIN, UNANSWERED, UNSAID, RATHER_NOT)
    fixed = (*asked, *ON_HOLD, *UNDER.values(), *URGENT.values(), HELPLINES, LATER, BYE, LET_GO, BACK)
    unheld = (BEREAVED, AT_HOME, AT_HOME_AGAIN)
    named = [numbers_of(country, asks=asks) for asks in (True, False)] if country else []
    return [*(card_of(tier, country) for tier in Tier), *fixed, *named, *unheld]


def hold(turn: Turn, tier: Tier, text: str | None = None, card: Card | None = None) -> None:
    """Show the card, or ask if the text is unclear. An unclear text doesn't replace a card that stands.

    text: the card is in its language, if that is none that the coach speaks; without it, in that of the last.
    card: shown instead of the card of the tier.
    """
    if tier is Tier.unclear and turn.person.hold not in (None, Tier.unclear):
        tier = turn.person.hold or tier
    held_at = turn.person.held_at if tier is turn.person.hold else turn.now
    held_in = _language(turn, text) if text is not None else turn.person.held_in
    lately = turn.person.lately.understood()
    turn.person = replace(turn.person, hold=tier, held_at=held_at, held_in=held_in, lately=lately)
    note_asked(turn, text)
    turn.say(card or card_of(tier, turn.person.country))


def _language(turn: Turn, text: str) -> str | None:
    """Return the language of a text: that of its frequent words, or of the phrase at which it fires."""
    return turn.hear(text).foreign() or turn.reader.language_of_danger(text)


def note_asked(turn: Turn, text: str | None) -> None:
    """Note that a text is asked about; where there is a card instead, or a yes, that none is."""
    otherwise = turn.person.otherwise
    unclear = turn.person.hold is Tier.unclear
    otherwise = otherwise.asking(text) if unclear and text is not None else otherwise.answered()
    turn.person = changed(turn.person, otherwise=otherwise)


def tap(turn: Turn, answer: HoldAnswer) -> None:
    """Handle a button of the card, or an answer to the question."""
    if answer is HoldAnswer.others:
        turn.say(HELPLINES)
    elif turn.person.hold is None:
        turn.toast = "settled"
    elif answer is HoldAnswer.rather_not and turn.person.hold is Tier.unclear:
        hold(turn, Tier.explicit, card=RATHER_NOT)
    elif answer in (HoldAnswer.yes, HoldAnswer.rather_not):
        hold(turn, Tier.explicit if turn.person.hold is Tier.unclear else turn.person.hold)
    elif answer is HoldAnswer.later:
        turn.say(LATER)
    elif answer is HoldAnswer.no and turn.person.hold is not Tier.unclear:
        turn.toast = "settled"  # an old button: a card was shown since
    else:
        release(turn)


def release(turn: Turn) -> None:
    """Resume, without arguing about it, and ask the open question again; without one, welcome them back."""
    if turn.person.hold is Tier.unclear:
        turn.say(NOT_MEANT)
        turn.person = feelings.with_feeling(turn, feelings.SAFE)
    lift(turn)
    if not turn.ask_again():
        overview.show_menu(turn, "menu_after_hold")


def lift(turn: Turn) -> None:
    """End the hold, and say nothing. What was asked about was meant otherwise."""
    otherwise = turn.person.otherwise.meant(turn.now)
    lately = turn.person.lately.understood()
    turn.person = replace(turn.person, hold=None, held_at=None, otherwise=otherwise, lately=lately)
    turn.stale = True  # no nudge was planned while on hold
